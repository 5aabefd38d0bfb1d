using System.Collections.Frozen;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>
/// CG1216: the Airflow chart 1.22.0 sets some variables itself, and a second entry of the same name is refused by Helm 4, unless
/// <c>enableBuiltInSecretEnvVars</c> switches the chart's own off.
/// </summary>
internal sealed class ChartsOwnVariablesStay : IProfileRule
{
    private static readonly FrozenSet<string> BuiltIn = FrozenSet.Create(
        StringComparer.Ordinal,
        "AIRFLOW_HOME",
        "AIRFLOW__CORE__FERNET_KEY",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN",
        "AIRFLOW_CONN_AIRFLOW_DB",
        "AIRFLOW__API__SECRET_KEY",
        "AIRFLOW__API_AUTH__JWT_SECRET",
        "AIRFLOW__CELERY__BROKER_URL",
        "AIRFLOW__CELERY__RESULT_BACKEND"
    );

    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources) =>
        ContainerVariable
            .Of(profile)
            .Where(v =>
                v.Path.StartsWith("airflow.", StringComparison.Ordinal) && !v.Path.StartsWith("airflow.values.", StringComparison.Ordinal)
            )
            .Where(v => BuiltIn.Contains(v.Name) && !IsSwitchedOff(profile, v.Name))
            .Select(v =>
                Diagnostic.Error(
                    "CG1216",
                    sources.At(v.Path),
                    $"'{v.Path}' sets {v.Name}, which the Airflow chart sets itself, so the container would have it twice.",
                    "Remove it; ChartGen gives the chart the Secrets that it reads."
                )
            );

    private static bool IsSwitchedOff(EnvironmentProfile profile, string name) =>
        profile.Airflow.Values.At("enableBuiltInSecretEnvVars", name) is ValuesScalar { Kind: ScalarKind.Boolean } enabled
        && enabled.Text.ToLowerInvariant() is "false" or "no" or "off" or "n";
}

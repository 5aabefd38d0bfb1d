using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using Variables = System.Collections.Immutable.ImmutableSortedDictionary<string, ChartGen.Sdk.Profiles.EnvironmentValue>;

namespace ChartGen.Templates.Airflow;

/// <summary>
/// Variables of Airflow's containers. Those of <see cref="Shared"/> reach every container that runs Airflow, init containers, Jobs and task
/// pods included; those of a part reach its main container only.
/// </summary>
internal sealed record AirflowEnvironment(Variables Shared, Variables Scheduler, Variables ApiServer, Variables Workers)
{
    /// <summary>How messages name the variables that ChartGen sets.</summary>
    public const string Platform = "the platform";

    private const string ForwardedAllowIps = "FORWARDED_ALLOW_IPS";

    // Chart 1.22.0. Where a switch below enableBuiltInSecretEnvVars turns one off, it may be set by hand.
    private static readonly ImmutableSortedDictionary<string, string> BuiltIns = new Dictionary<string, string>
    {
        ["AIRFLOW_CONN_AIRFLOW_DB"] = Instead(PlatformNames.AirflowMetadataSecret),
        ["AIRFLOW_HOME"] = "Set airflow.values.airflowHome.",
        ["AIRFLOW__API_AUTH__JWT_SECRET"] = Instead(PlatformNames.AirflowJwtSecret),
        ["AIRFLOW__API__SECRET_KEY"] = Instead(PlatformNames.AirflowApiSecretKeySecret),
        ["AIRFLOW__CELERY__BROKER_URL"] = Instead(PlatformNames.AirflowBrokerSecret),
        ["AIRFLOW__CORE__EXECUTOR"] = "Set airflow.executor.",
        ["AIRFLOW__CORE__FERNET_KEY"] = Instead(PlatformNames.AirflowFernetKeySecret),
        ["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"] = Instead(PlatformNames.AirflowMetadataSecret),
        [AirflowSecrets.AsyncVariable] = Instead(PlatformNames.AirflowMetadataSecret),
        ["DUMB_INIT_SETSID"] = "Leave it out.",
        ["PYTHONUNBUFFERED"] = "Set it in the env of the parts that need it.",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The variables of a profile; what would stand twice in one container is reported.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="isPublished">Whether the API server stands behind a proxy, whose headers it must believe.</param>
    /// <param name="diagnostics">Takes CG2010 and CG2011.</param>
    public static AirflowEnvironment Of(EnvironmentProfile profile, bool isPublished, DiagnosticBag diagnostics)
    {
        var airflow = profile.Airflow;
        var platform = OfPlatform(profile).RemoveRange(airflow.Env.Keys);
        var runsTasks = airflow.Executor == AirflowExecutor.Local;
        var parts = new (string Place, Variables Env)[]
        {
            ("airflow.apiServer.env", airflow.ApiServer.Env),
            ("airflow.dagProcessor.env", airflow.DagProcessor.Env),
            ("airflow.scheduler.env", airflow.Scheduler.Env),
            ("airflow.triggerer.env", airflow.Triggerer.Env),
            ("airflow.workers.env", airflow.Workers.Env),
        };
        foreach (var (place, env) in parts)
        {
            Overlap((Platform, platform), (place, env), diagnostics);
            Overlap(("airflow.env", airflow.Env), (place, env), diagnostics);
            BuiltIn(profile, place, env.Remove("PYTHONUNBUFFERED"), diagnostics);
        }

        BuiltIn(profile, "airflow.env", airflow.Env, diagnostics);
        if (runsTasks)
            Overlap(parts[2], parts[4], diagnostics);
        var apiServer = airflow.ApiServer.Env;
        if (isPublished && !airflow.Env.ContainsKey(ForwardedAllowIps) && !apiServer.ContainsKey(ForwardedAllowIps))
            apiServer = apiServer.Add(ForwardedAllowIps, new EnvironmentValue.Text("*"));
        return new(
            airflow.Env.AddRange(platform),
            runsTasks ? airflow.Scheduler.Env.SetItems(airflow.Workers.Env) : airflow.Scheduler.Env,
            apiServer,
            airflow.Workers.Env
        );
    }

    private static Variables OfPlatform(EnvironmentProfile profile)
    {
        var env = ImmutableSortedDictionary.CreateBuilder<string, EnvironmentValue>(StringComparer.Ordinal);
        env["MLFLOW_TRACKING_URI"] = new EnvironmentValue.Text($"http://{PlatformNames.MlflowService}");
        if (profile is { Aws: { } aws, ObjectStore: ObjectStoreChoice.S3 })
            env["AWS_DEFAULT_REGION"] = new EnvironmentValue.Text(aws.Region.Text);
        return env.ToImmutable();
    }

    private static void Overlap((string Place, Variables Env) first, (string Place, Variables Env) second, DiagnosticBag diagnostics)
    {
        foreach (var variable in second.Env.Keys.Where(first.Env.ContainsKey))
            diagnostics.Add(AirflowDiagnostics.VariableTwice(variable, first.Place, second.Place));
    }

    private static void BuiltIn(EnvironmentProfile profile, string place, Variables env, DiagnosticBag diagnostics)
    {
        foreach (var variable in env.Keys.Where(BuiltIns.ContainsKey))
        {
            if (profile.Airflow.Values.At("enableBuiltInSecretEnvVars", variable) is not ValuesScalar { Text: "false" })
                diagnostics.Add(AirflowDiagnostics.BuiltIn(variable, place, BuiltIns[variable]));
        }
    }

    private static string Instead(string secret) => $"Put the value into the Secret '{secret}'; secrets.names.{secret} changes its name.";
}

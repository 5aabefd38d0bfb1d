using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1207 (warning): a broker that no executor uses costs money and does nothing.</summary>
internal sealed class BrokerHasCelery : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (profile.Airflow.Executor.HasCelery() || profile.Broker is BrokerChoice.None)
            yield break;
        yield return Diagnostic.Warning(
            "CG1207",
            sources.At("broker.kind", "airflow.executor"),
            $"broker.kind is '{profile.Broker.Kind}', but {profile.Airflow.Executor.Text()} has no Celery workers.",
            "Set broker.kind to none."
        );
    }
}

using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1206: Celery workers are fed by a broker.</summary>
internal sealed class CeleryHasBroker : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (!profile.Airflow.Executor.HasCelery() || profile.Broker is not BrokerChoice.None)
            yield break;
        yield return Diagnostic.Error(
            "CG1206",
            sources.At("airflow.executor", "broker.kind"),
            $"airflow.executor is {profile.Airflow.Executor.Text()}, but broker.kind is 'none'.",
            "Set broker.kind to in-cluster or elasticache, or airflow.executor to LocalExecutor or KubernetesExecutor."
        );
    }
}

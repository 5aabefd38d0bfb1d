using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1201: a shared volume that only one node can mount cannot serve several pods on several nodes.</summary>
internal sealed class SharedVolumeReachesItsPods : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        var shared = profile.Storage.Shared;
        if (shared.AccessMode == AccessMode.ReadWriteMany || !profile.Availability.SeveralNodes || !SeveralPodsMount(profile))
            yield break;
        yield return Diagnostic.Error(
            "CG1201",
            sources.At("storage.shared.accessMode", "storage.shared.kind", "availability.nodes"),
            $"storage.shared is '{shared.Kind}', whose volumes one node mounts, but pods on {profile.Availability.Nodes} nodes share them.",
            "Use storage.shared.kind efs, or one node."
        );
    }

    // Tasks write models; inference reads them, and Spark's driver and executors share the checkpoints.
    private static bool SeveralPodsMount(EnvironmentProfile profile)
    {
        var airflow = profile.Airflow;
        var tasks = airflow.Executor == AirflowExecutor.Local ? airflow.Scheduler.Replicas : airflow.Workers.Replicas;
        return airflow.Executor.HasTaskPods() || tasks > 1 || profile.Inference is InferenceChoice.Running;
    }
}

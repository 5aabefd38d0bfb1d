using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1214: Kubernetes refuses a container whose request is above its limit.</summary>
internal sealed class RequestsFitLimits : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources) =>
        Containers(profile)
            .SelectMany(c =>
                new[] { (c.Path, "cpu", c.Has.CpuRequest, c.Has.CpuLimit), (c.Path, "memory", c.Has.MemoryRequest, c.Has.MemoryLimit) }
            )
            .Where(a => QuantityValue.Of(a.Item3) > QuantityValue.Of(a.Item4))
            .Select(a => Above(a.Path, a.Item2, a.Item3, a.Item4, sources));

    private static Diagnostic Above(string path, string amount, Quantity request, Quantity limit, SourceMap sources) =>
        Diagnostic.Error(
            "CG1214",
            sources.At($"{path}.resources.requests.{amount}", $"{path}.resources.limits.{amount}"),
            $"{path} requests {amount} {request.Text}, above its limit {limit.Text}.",
            $"Set {path}.resources.limits.{amount} to at least {request.Text}."
        );

    private static IEnumerable<(string Path, ContainerResources Has)> Containers(EnvironmentProfile profile)
    {
        foreach (var (path, part) in AirflowParts.Of(profile.Airflow))
            yield return (path, part.Resources);
        yield return ("mlflow", profile.Mlflow.Resources);
        if (profile.Database is DatabaseChoice.InCluster database)
            yield return ("database", database.Resources);
        if (profile.ObjectStore is ObjectStoreChoice.Minio minio)
            yield return ("objectStore", minio.Resources);
        if (profile.Broker is BrokerChoice.InCluster broker)
            yield return ("broker", broker.Resources);
        if (profile.Inference is InferenceChoice.Running running)
            yield return ("inference", running.Resources);
    }
}

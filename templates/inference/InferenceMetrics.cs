using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Inference;

/// <summary>Ports of inference that answer with metrics: the program's own, or those of Spark's driver.</summary>
internal static class InferenceMetrics
{
    /// <summary>Where Spark's driver answers with what it counts itself: jobs, stages, streams.</summary>
    public const string DriverPath = "/metrics/prometheus";

    /// <summary>The ports of a profile.</summary>
    public static ImmutableArray<MetricsSpec> Of(EnvironmentProfile profile, InferenceChoice.Running running) =>
        (profile.NeedsPrometheus(), running) switch
        {
            (true, InferenceChoice.Deployment { MetricsPath: { } path } deployment) => [Spec("inference", path, deployment.Port, "http")],
            // Spark redirects to the slash at the end.
            (true, InferenceChoice.Spark) =>
            [
                Spec("inference-driver", DriverPath + "/", SparkPort, "spark-ui", ("spark-role", "driver")),
                Spec("inference-executors", "/metrics/executors/prometheus/", SparkPort, "spark-ui", ("spark-role", "driver")),
            ],
            _ => [],
        };

    // The driver's page; Spark 4 names it so among the container's ports.
    private const int SparkPort = 4040;

    private static MetricsSpec Spec(
        string name,
        string path,
        int port,
        string portName,
        params IEnumerable<(string Key, string Value)> labels
    ) =>
        new()
        {
            Name = name,
            Group = PlatformNames.InferenceService,
            Port = port,
            PortName = portName,
            Path = path,
            Monitor = new MetricsMonitor.Pods(
                labels
                    .ToImmutableSortedDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal)
                    .Add("app.kubernetes.io/name", PlatformNames.InferenceService)
            ),
        };
}

using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Inference;

/// <summary>Ports of inference that answer with metrics: the program's own, or that of Spark's driver.</summary>
internal static class InferenceMetrics
{
    /// <summary>Where Spark's driver answers with what it counts itself: jobs, stages, streams.</summary>
    public const string DriverPath = "/metrics/prometheus";

    // The driver's page. Spark gives the container's port this name.
    private const int DriverPort = 4040;
    private const string DriverPortName = "spark-ui";

    /// <summary>The ports of a profile.</summary>
    public static ImmutableArray<MetricsSpec> Of(EnvironmentProfile profile, InferenceChoice.Running running) =>
        (profile.NeedsPrometheus(), running) switch
        {
            (true, InferenceChoice.Deployment { MetricsPath: { } path } deployment) =>
            [
                new()
                {
                    Name = PlatformNames.InferenceService,
                    Group = PlatformNames.InferenceService,
                    Port = deployment.Port,
                    PortName = "http",
                    Path = path,
                    Monitor = new MetricsMonitor.Pods(Labels),
                },
            ],
            // With the slash at the end, to which Spark would redirect.
            (true, InferenceChoice.Spark) =>
            [
                OfDriver(PlatformNames.InferenceDriverPods, DriverPath + "/"),
                OfDriver("inference-executors", "/metrics/executors/prometheus/"),
            ],
            _ => [],
        };

    /// <summary>A stream that listens does so for Prometheus alone.</summary>
    public static ImmutableArray<PolicyException> Exceptions(InferenceChoice.Running running) =>
        running is InferenceChoice.Deployment { Mode: InferenceMode.Streaming }
            ?
            [
                new(
                    "CG7025",
                    $"Deployment/{PlatformNames.InferenceService}",
                    "A stream's port is asked for metrics only, and a late answer to that is no reason to break off a batch."
                ),
            ]
            : [];

    private static ImmutableSortedDictionary<string, string> Labels { get; } =
        ImmutableSortedDictionary
            .Create<string, string>(StringComparer.Ordinal)
            .Add("app.kubernetes.io/name", PlatformNames.InferenceService);

    private static MetricsSpec OfDriver(string name, string path) =>
        new()
        {
            Name = name,
            Group = PlatformNames.InferenceDriverPods,
            Port = DriverPort,
            PortName = DriverPortName,
            Path = path,
            Monitor = new MetricsMonitor.Pods(Labels.Add("spark-role", "driver")),
        };
}

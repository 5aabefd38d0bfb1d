using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Templates.Mlflow;

/// <summary>The port on which MLflow answers with metrics, beside its pages.</summary>
internal static class MlflowMetrics
{
    /// <summary>The port of a profile; the chart makes its ServiceMonitor.</summary>
    public static ImmutableArray<MetricsSpec> Of(EnvironmentProfile profile) =>
        profile.NeedsPrometheus()
            ?
            [
                new()
                {
                    Name = PlatformNames.MlflowService,
                    Group = PlatformNames.MlflowService,
                    Port = PlatformPorts.Mlflow,
                    PortName = "http",
                    Monitor = new MetricsMonitor.ByChart(),
                },
            ]
            : [];
}

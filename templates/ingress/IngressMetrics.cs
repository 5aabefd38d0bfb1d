using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Templates.Ingress;

/// <summary>The port on which the ingress-nginx controller answers with metrics.</summary>
internal static class IngressMetrics
{
    /// <summary>The port of a profile; the chart makes its ServiceMonitor.</summary>
    public static ImmutableArray<MetricsSpec> Of(EnvironmentProfile profile) =>
        profile.NeedsPrometheus()
            ?
            [
                new()
                {
                    Name = PlatformNames.IngressNginxPods,
                    Group = PlatformNames.IngressNginxPods,
                    Port = 10254,
                    PortName = "metrics",
                    Monitor = new MetricsMonitor.ByChart(),
                },
            ]
            : [];
}

using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Observability;

/// <summary>The ServiceMonitors and PodMonitors that no subchart makes.</summary>
internal static class Monitors
{
    /// <summary>The monitor of a port, or none where its chart makes one.</summary>
    public static IEnumerable<ManifestTemplate> Of(MetricsSpec spec) =>
        spec.Monitor switch
        {
            MetricsMonitor.Service service => [File(spec, "ServiceMonitor", "endpoints", service.Labels)],
            MetricsMonitor.Pods pods => [File(spec, "PodMonitor", "podMetricsEndpoints", pods.Labels)],
            _ => [],
        };

    private static ManifestTemplate File(
        MetricsSpec spec,
        string kind,
        string endpoints,
        ImmutableSortedDictionary<string, string> labels
    ) =>
        new(
            "observability/monitor.yaml.scriban",
            $"templates/observability/monitors/{spec.Name}.yaml",
            ValuesMap.Of(
                ("kind", kind),
                ("endpoints", endpoints),
                ("name", spec.Name),
                ("port", spec.PortName),
                ("path", spec.Path),
                ("labels", ValuesList.Of(labels.Select(l => (ValuesNode)ValuesMap.Of(("key", l.Key), ("value", l.Value)))))
            )
        );
}

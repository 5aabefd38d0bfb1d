using System.Collections.Immutable;

namespace ChartGen.Templates.Observability;

/// <summary>What kubelet and kube-state-metrics know of any pod.</summary>
internal static class PodPanels
{
    /// <summary>CPU, memory and restarts of pods.</summary>
    /// <param name="pods">A regular expression of their names.</param>
    public static ImmutableArray<Panel> Of(string pods) =>
        [
            new(
                "CPU",
                "cores",
                new PanelQuery(
                    $$"""sum by (pod) (rate(container_cpu_usage_seconds_total{namespace="$namespace", pod=~"{{pods}}", container!=""}[$__rate_interval]))""",
                    "{{pod}}"
                ),
                new PanelQuery(
                    $$"""max(kube_pod_container_resource_limits{namespace="$namespace", pod=~"{{pods}}", resource="cpu"})""",
                    "limit"
                )
            ),
            new(
                "Memory",
                "bytes",
                new PanelQuery(
                    $$"""sum by (pod) (container_memory_working_set_bytes{namespace="$namespace", pod=~"{{pods}}", container!=""})""",
                    "{{pod}}"
                ),
                new PanelQuery(
                    $$"""max(kube_pod_container_resource_limits{namespace="$namespace", pod=~"{{pods}}", resource="memory"})""",
                    "limit"
                )
            ),
            new(
                "Restarts",
                "short",
                new PanelQuery(
                    $$"""sum by (pod) (increase(kube_pod_container_status_restarts_total{namespace="$namespace", pod=~"{{pods}}"}[$__rate_interval]))""",
                    "{{pod}}"
                )
            ),
        ];
}

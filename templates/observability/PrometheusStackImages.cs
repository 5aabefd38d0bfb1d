using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Observability;

/// <summary>The images of kube-prometheus-stack 88.5.3, the tags as it pins them. Its key for one registry of all would be <c>global</c> (T35).</summary>
internal static class PrometheusStackImages
{
    private static readonly ImmutableArray<(string Key, string Upstream)> Pinned =
    [
        ("alertmanager", "quay.io/prometheus/alertmanager:v0.34.0"),
        ("certgen", "ghcr.io/jkroepke/kube-webhook-certgen:1.8.7"),
        ("grafana", "docker.io/grafana/grafana:13.2.0"),
        ("kubeStateMetrics", "registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.20.0"),
        ("nodeExporter", "quay.io/prometheus/node-exporter:v1.12.1-distroless"),
        ("operator", "quay.io/prometheus-operator/prometheus-operator:v0.93.1"),
        ("prometheus", "quay.io/prometheus/prometheus:v3.14.0-distroless"),
        // The operator puts it beside Prometheus and Alertmanager.
        ("reloader", "quay.io/prometheus-operator/prometheus-config-reloader:v0.93.1"),
        ("sidecar", "quay.io/kiwigrid/k8s-sidecar:2.10.1"),
    ];

    /// <summary>All of them, upstream.</summary>
    public static ImmutableArray<string> All { get; } = [.. Pinned.Select(p => p.Upstream)];

    /// <summary>By key, what differs from the chart's own registry and repository.</summary>
    public static ValuesMap Moved(ImageResolver images) => new([.. Pinned.Select(p => new ValuesEntry(p.Key, Moved(images, p.Upstream)))]);

    private static ValuesMap Moved(ImageResolver images, string upstream)
    {
        var (from, to) = (ImageReference.Parse(upstream), images.Resolve(upstream));
        var keys = ValuesMap.Of(
            ("registry", to.Registry == from.Registry ? null : to.Registry),
            ("repository", to.Path == from.Path ? null : to.Path)
        );
        return ValuesMap.Of(("isMoved", keys.Count > 0), ("keys", keys));
    }
}

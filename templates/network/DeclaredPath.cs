using System.Collections.Immutable;
using ChartGen.Sdk.Components;

namespace ChartGen.Templates.Network;

/// <summary>A connection and who declared it.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Component">The component.</param>
internal sealed record DeclaredPath(Connection Connection, string Component)
{
    /// <summary>The paths that components declare; who answers with metrics is asked by Prometheus.</summary>
    /// <remarks>Where the ingress controller is one of the platform's own, it is a group of pods like any other.</remarks>
    public static ImmutableArray<DeclaredPath> Of(IReadOnlyCollection<ComponentOutput> components)
    {
        var groups = components.SelectMany(c => c.PodGroups).Select(g => g.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. components
                .SelectMany(c =>
                    c.Connections.Concat(c.Metrics.Select(Scrape)).Select(connection => new DeclaredPath(connection, c.Component))
                )
                .Select(p => p with { Connection = p.Connection with { From = Resolved(p.Connection.From) } }),
        ];

        Peer Resolved(Peer peer) =>
            peer is Peer.IngressController && groups.Contains(PlatformNames.IngressNginxPods)
                ? new Peer.Pods(PlatformNames.IngressNginxPods)
                : peer;
    }

    private static Connection Scrape(MetricsSpec metrics) =>
        Connection.Of(new Peer.Prometheus(), new Peer.Pods(metrics.Group), metrics.Port);
}

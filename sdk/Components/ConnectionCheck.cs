using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Components;

/// <summary>What must hold between the pods and the connections that components declare, whether or not NetworkPolicies are made of them.</summary>
internal static class ConnectionCheck
{
    /// <summary>CG2040 to CG2043 for the components of one chart.</summary>
    public static IEnumerable<Diagnostic> Check(IReadOnlyCollection<ComponentOutput> outputs)
    {
        var groups = outputs.SelectMany(o => o.PodGroups.Select(g => (o.Component, Group: g))).ToArray();
        var names = groups.Select(g => g.Group.Name).ToHashSet(StringComparer.Ordinal);
        var unknown =
            from output in outputs
            let connected = output
                .Connections.SelectMany(c => new[] { c.From, c.To })
                .OfType<Peer.Pods>()
                .Select(p => (Declares: "a connection", p.Group))
            let watched = output.Metrics.Select(m => (Declares: "metrics", m.Group))
            from use in connected.Concat(watched).Distinct()
            where !names.Contains(use.Group)
            select NobodysGroup(output.Component, use.Declares, use.Group, names);
        var twice = groups
            .GroupBy(g => g.Group.Name, StringComparer.Ordinal)
            .Where(g => g.Skip(1).Any())
            .Select(g => GroupTwice(g.Key, g.Select(x => x.Component)));
        var inside =
            from one in groups
            from other in groups
            where one.Group.Name != other.Group.Name && !one.Group.Labels.Except(other.Group.Labels).Any()
            select GroupInside(other.Group.Name, one.Group.Name);
        var impossible =
            from output in outputs
            from connection in output.Connections
            where !IsPossible(connection)
            select Impossible(output.Component, connection);
        return unknown.Concat(twice).Concat(inside).Concat(impossible);
    }

    private static bool IsPossible(Connection connection) =>
        connection switch
        {
            { From: Peer.Pods } => connection.To
                is Peer.Pods
                    or Peer.KubernetesApi
                    or Peer.PodIdentityAgent
                    or Peer.Vpc
                    or Peer.Internet
                    or Peer.Range,
            { To: Peer.Pods } => connection.From
                is Peer.LoadBalancer
                    or Peer.IngressController
                    or Peer.Prometheus
                    or Peer.Vpc
                    or Peer.Internet
                    or Peer.Range,
            _ => false,
        };

    private static Diagnostic NobodysGroup(string component, string what, string group, IEnumerable<string> known) =>
        Diagnostic.Error(
            "CG2040",
            null,
            $"The component '{component}' declares {what} of the pod group '{group}', which no component has.",
            ClosestName.Of(group, known) is { } closest
                ? $"Did you mean '{closest}'?"
                : "Declare it in PodGroups of the component whose pods these are."
        );

    private static Diagnostic GroupTwice(string group, IEnumerable<string> components) =>
        Diagnostic.Error(
            "CG2041",
            null,
            $"The pod group '{group}' is declared by {string.Join(" and by ", components.Select(c => $"'{c}'"))}.",
            "Give one of them another name."
        );

    private static Diagnostic GroupInside(string inner, string outer) =>
        Diagnostic.Error(
            "CG2042",
            null,
            $"Pods of the group '{inner}' belong to the group '{outer}' too: its labels are among theirs.",
            $"Give the group '{outer}' a label that the others' pods lack."
        );

    private static Diagnostic Impossible(string component, Connection connection) =>
        Diagnostic.Error(
            "CG2043",
            null,
            $"The component '{component}' declares a connection from {connection.From.Text} to {connection.To.Text}, which no NetworkPolicy of the platform can speak of.",
            "One side must be pods of the platform, and the other one that listens, or one that calls."
        );
}

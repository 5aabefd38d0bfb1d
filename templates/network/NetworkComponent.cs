using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Network;

/// <summary>
/// NetworkPolicies of the platform's namespace: everything is denied but DNS, and each group of pods is given what components declare. The
/// charts' own policies stay off: they open a port to all of Airflow where one pod calls, and leave the way out open.
/// </summary>
internal sealed class NetworkComponent : IComponent
{
    /// <inheritdoc/>
    public string Name => "network";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        if (!context.Profile.Network.Policies)
            return null;
        // A group that stands twice is CG2041; the first one is as good as the other until then.
        var groups = context
            .Earlier.SelectMany(c => c.PodGroups)
            .DistinctBy(g => g.Name, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Name, StringComparer.Ordinal);
        var paths = DeclaredPath.Of(context.Earlier).RemoveAll(p => !IsKnown(p.Connection.From) || !IsKnown(p.Connection.To));
        var policy = new PolicyModel(paths, new(context.Profile, groups));
        return new()
        {
            Component = Name,
            Files =
            [
                new("network/default-deny.yaml.scriban", "templates/network/default-deny.yaml", ValuesMap.Empty),
                new("network/dns.yaml.scriban", "templates/network/dns.yaml", ValuesMap.Empty),
                .. groups
                    .Values.OrderBy(g => g.Name, StringComparer.Ordinal)
                    .Select(g => new ManifestTemplate("network/group.yaml.scriban", $"templates/network/{g.Name}.yaml", policy.Of(g))),
            ],
        };

        // One that is unknown is CG2040.
        bool IsKnown(Peer peer) => peer is not Peer.Pods pods || groups.ContainsKey(pods.Group);
    }
}

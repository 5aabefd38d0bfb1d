using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Network;

/// <summary>What the NetworkPolicy of a group of pods says: a rule for each peer, with all ports that components declare towards it.</summary>
internal sealed class PolicyModel(ImmutableArray<DeclaredPath> paths, PeerModel peers)
{
    public ValuesMap Of(PodGroup group)
    {
        var ingress = Rules(paths.Where(p => p.Connection.To == new Peer.Pods(group.Name)), p => p.Connection.From);
        var egress = Rules(paths.Where(p => p.Connection.From == new Peer.Pods(group.Name)), p => p.Connection.To);
        return ValuesMap.Of(
            ("name", group.Name),
            ("labels", PeerModel.Labels(group.Labels)),
            ("hasIngress", ingress.Items.Length > 0),
            ("ingress", ingress),
            ("hasEgress", egress.Items.Length > 0),
            ("egress", egress)
        );
    }

    private ValuesList Rules(IEnumerable<DeclaredPath> declared, Func<DeclaredPath, Peer> otherSide) =>
        ValuesList.Of(
            declared
                .GroupBy(otherSide)
                .OrderBy(r => r.Key is not Peer.Pods)
                .ThenBy(r => r.Key.Text, StringComparer.Ordinal)
                .Select(r => (ValuesNode)Rule(r.Key, [.. r]))
        );

    private ValuesMap Rule(Peer peer, DeclaredPath[] declared)
    {
        var components = declared.Select(d => d.Component).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var ports = Array.Exists(declared, d => d.Connection.Ports.IsEmpty)
            ? []
            : declared.SelectMany(d => d.Connection.Ports).Distinct().OrderBy(p => p.Number).ThenBy(p => p.Protocol).ToArray();
        return ValuesMap.Of(
            ("peer", peer.Text),
            ("components", string.Join(", ", components)),
            ("sides", peers.Of(peer)),
            ("hasPorts", ports.Length > 0),
            (
                "ports",
                ValuesList.Of(
                    ports.Select(p =>
                        (ValuesNode)ValuesMap.Of(("number", p.Number), ("protocol", p.Protocol == NetworkProtocol.Udp ? "UDP" : "TCP"))
                    )
                )
            )
        );
    }
}

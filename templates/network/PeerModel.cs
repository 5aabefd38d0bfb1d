using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Network;

/// <summary>Where the sides of connections are found, as a NetworkPolicy says it: pods by labels, everything else by addresses.</summary>
internal sealed class PeerModel(EnvironmentProfile profile, ImmutableDictionary<string, PodGroup> groups)
{
    // The VPC CNI sees the address of the API's Service, which lies in one of these unless the cluster was made with another range.
    private static readonly Cidr[] ServiceRanges = [Cidr.Parse("10.100.0.0/16"), Cidr.Parse("172.20.0.0/16")];

    // Labels that ingress-nginx' chart and the Prometheus Operator give.
    private static readonly ImmutableSortedDictionary<string, string> IngressNginx = PodGroup
        .Of("", ("app.kubernetes.io/component", "controller"), ("app.kubernetes.io/name", "ingress-nginx"))
        .Labels;
    private static readonly ImmutableSortedDictionary<string, string> Prometheus = PodGroup
        .Of("", ("app.kubernetes.io/name", "prometheus"))
        .Labels;

    /// <summary>The places of a peer, any of which will do.</summary>
    public ValuesList Of(Peer peer) =>
        peer switch
        {
            Peer.Pods pods => Places(Pods(groups[pods.Group].Labels)),
            Peer.KubernetesApi => Blocks([.. profile.Network.VpcCidrs, .. profile.Aws is null ? [] : ServiceRanges.Where(IsElsewhere)]),
            Peer.Vpc or Peer.LoadBalancer => Blocks(profile.Network.VpcCidrs),
            Peer.Internet => Blocks([Cidr.Parse("0.0.0.0/0")]),
            Peer.Range range => Blocks([range.Cidr]),
            Peer.PodIdentityAgent => Blocks([Cidr.Parse("169.254.170.23/32")]),
            Peer.IngressController => Places(
                Elsewhere(IngressNginx, profile.Ingress is IngressChoice.Nginx { Controller: IngressController.Prerequisites })
            ),
            Peer.Prometheus => Places(Elsewhere(Prometheus, profile.Prerequisites.Prometheus.Source == PrerequisiteSource.Chart)),
            _ => throw new ArgumentOutOfRangeException(nameof(peer)),
        };

    /// <summary>Labels as a template prints them.</summary>
    public static ValuesList Labels(ImmutableSortedDictionary<string, string> labels) =>
        ValuesList.Of(labels.Select(l => (ValuesNode)ValuesMap.Of(("key", l.Key), ("value", l.Value))));

    private bool IsElsewhere(Cidr range) => !profile.Network.VpcCidrs.Any(vpc => vpc.Contains(range));

    private static ValuesList Blocks(IEnumerable<Cidr> ranges) =>
        Places([.. ranges.Select(r => ValuesMap.Of(("isBlock", true), ("cidr", r.Text)))]);

    private static ValuesMap Pods(ImmutableSortedDictionary<string, string> labels) =>
        ValuesMap.Of(("isBlock", false), ("isElsewhere", false), ("labels", Labels(labels)));

    // In the namespace of the prerequisites where their chart brings it; elsewhere nobody here knows the namespace.
    private ValuesMap Elsewhere(ImmutableSortedDictionary<string, string> labels, bool isPrerequisite) =>
        ValuesMap.Of(
            ("isBlock", false),
            ("isElsewhere", true),
            ("hasNamespace", isPrerequisite),
            ("namespace", isPrerequisite ? profile.Prerequisites.Namespace.Text : ""),
            ("labels", Labels(labels))
        );

    private static ValuesList Places(params ValuesMap[] places) => ValuesList.Of(places);
}

using System.Net;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>One side of a connection: a pod of the cluster, or an address outside of it.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Namespace">The namespace of a pod; empty for an address.</param>
/// <param name="Labels">The labels of a pod.</param>
/// <param name="Address">Its address. Pods have addresses of the VPC, as the VPC CNI gives them.</param>
internal sealed record NetworkSide(string Name, string Namespace, IReadOnlyDictionary<string, string> Labels, string Address)
{
    public bool IsPod => Namespace.Length > 0;

    public static NetworkSide Outside(string name, string address) => new(name, "", new Dictionary<string, string>(), address);

    public override string ToString() => Name;
}

/// <summary>
/// Decides by rendered NetworkPolicies who may open a connection to whom, as the specification of networking.k8s.io/v1 says. It knows nothing
/// of how they were made, and throws where a policy says something that it does not understand.
/// </summary>
internal sealed class NetworkRules(IEnumerable<RenderedObject> objects)
{
    private readonly RenderedObject[] _policies = [.. objects.Where(o => o.Kind == "NetworkPolicy")];

    /// <summary>Whether the sender may send and the receiver may receive.</summary>
    public bool Allow(NetworkSide from, NetworkSide to, int port, string protocol) =>
        Leaves(from, to, port, protocol) && Arrives(from, to, port, protocol);

    /// <summary>Whether the sender may send.</summary>
    public bool Leaves(NetworkSide from, NetworkSide to, int port, string protocol) => IsAllowed("Egress", from, to, port, protocol);

    /// <summary>Whether the receiver may receive.</summary>
    public bool Arrives(NetworkSide from, NetworkSide to, int port, string protocol) => IsAllowed("Ingress", to, from, port, protocol);

    /// <summary>The policies that choose a pod.</summary>
    public IEnumerable<RenderedObject> Of(NetworkSide pod) =>
        _policies.Where(p => p.Namespace == pod.Namespace && Selects(p.Tree.At("spec", "podSelector")!, pod.Labels));

    private bool IsAllowed(string direction, NetworkSide pod, NetworkSide other, int port, string protocol)
    {
        var policies = Of(pod).Where(p => Texts(p.Tree.At("spec", "policyTypes")).Contains(direction)).ToArray();
        var (rules, peers) = direction == "Egress" ? ("egress", "to") : ("ingress", "from");
        return policies.Length == 0
            || policies.Any(policy =>
                PodSpec
                    .Items(policy.Tree.At("spec", rules))
                    .Any(rule => Reaches(policy, rule[peers], other) && Opens(rule["ports"], port, protocol))
            );
    }

    // No list of peers stands for everybody.
    private static bool Reaches(RenderedObject policy, ValuesNode? peers, NetworkSide other) =>
        peers is null || PodSpec.Items(peers).Any(peer => Matches(policy, peer, other));

    private static bool Matches(RenderedObject policy, ValuesMap peer, NetworkSide other)
    {
        Known(peer, "ipBlock", "namespaceSelector", "podSelector");
        if (peer["ipBlock"] is ValuesMap block)
        {
            Known(block, "cidr", "except");
            return Contains(PodSpecs.Text(block["cidr"]), other.Address)
                && !Texts(block["except"]).Any(range => Contains(range, other.Address));
        }

        return other.IsPod
            && (
                peer["namespaceSelector"] is { } namespaces
                    ? Selects(namespaces, new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = other.Namespace })
                    : other.Namespace == policy.Namespace
            )
            && (peer["podSelector"] is not { } pods || Selects(pods, other.Labels));
    }

    private static bool Opens(ValuesNode? ports, int port, string protocol)
    {
        if (ports is null)
            return true;
        foreach (var open in PodSpec.Items(ports))
        {
            Known(open, "port", "endPort", "protocol");
            var first = int.Parse(PodSpecs.Text(open["port"]), null);
            var last = open["endPort"] is { } end ? int.Parse(PodSpecs.Text(end), null) : first;
            var speaks = open["protocol"] is { } named ? PodSpecs.Text(named) : "TCP";
            if (speaks == protocol && port >= first && port <= last)
                return true;
        }

        return false;
    }

    private static bool Selects(ValuesNode selector, IReadOnlyDictionary<string, string> labels)
    {
        var map = (ValuesMap)selector;
        Known(map, "matchLabels");
        return (map["matchLabels"] as ValuesMap ?? ValuesMap.Empty).Entries.All(wanted =>
            labels.TryGetValue(wanted.Key, out var value) && value == PodSpecs.Text(wanted.Value)
        );
    }

    private static bool Contains(string range, string address) => IPNetwork.Parse(range).Contains(IPAddress.Parse(address));

    private static IEnumerable<string> Texts(ValuesNode? list) => (list as ValuesList)?.Items.Select(PodSpecs.Text) ?? [];

    private static void Known(ValuesMap map, params string[] keys)
    {
        foreach (var entry in map.Entries.Where(e => !keys.Contains(e.Key)))
            throw new NotSupportedException($"A NetworkPolicy says '{entry.Key}', which this evaluator does not know.");
    }
}

using System.Net;
using ChartGen.Sdk;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The pods of a rendered platform and the world around them, and what components declare between them.</summary>
internal sealed class NetworkSides
{
    private readonly EnvironmentProfile _profile;
    private readonly string _namespace;
    private readonly PodGroup[] _groups;
    private readonly Connection[] _connections;

    public NetworkSides(GeneratedProfile generated, IEnumerable<RenderedObject> objects)
    {
        _profile = generated.Profile;
        _namespace = _profile.Platform.Namespace.Text;
        var components = generated.Chart.Components;
        _groups =
        [
            .. components
                .SelectMany(c => c.PodGroups)
                .Select(g => PodGroup.Of(g.Name, g.Labels.Select(l => (l.Key, l.Value.Replace("{{ .Release.Name }}", Release))))),
        ];
        _connections =
        [
            .. components.SelectMany(c => c.Connections),
            .. components.SelectMany(c => c.Metrics).Select(m => Connection.Of(new Peer.Prometheus(), new Peer.Pods(m.Group), m.Port)),
        ];
        Pods = [.. PodSpecs.Of(objects).Select((pod, i) => (pod, Side(pod, i)))];
    }

    public static NetworkSide Internet { get; } = NetworkSide.Outside("the internet", "203.0.113.7");

    public static NetworkSide Vpc { get; } = NetworkSide.Outside("the VPC", "10.0.200.9");

    public static NetworkSide Metadata { get; } = NetworkSide.Outside("the instance metadata", "169.254.169.254");

    public static NetworkSide Agent { get; } = NetworkSide.Outside("the Pod Identity agent", "169.254.170.23");

    public static NetworkSide ApiService { get; } = NetworkSide.Outside("the Service of the Kubernetes API", "172.20.0.1");

    public static NetworkSide Dns { get; } = Pod("CoreDNS", "kube-system", "10.0.5.1", [("k8s-app", "kube-dns")]);

    /// <summary>The rendered pods.</summary>
    public IReadOnlyList<(PodSpec Spec, NetworkSide Side)> Pods { get; }

    /// <summary>The groups.</summary>
    public IEnumerable<PodGroup> Groups => _groups;

    /// <summary>The ports of declared connections.</summary>
    public IEnumerable<NetworkPort> Ports => _connections.SelectMany(c => c.Ports).Distinct();

    /// <summary>A pod of the platform's namespace that no component declared.</summary>
    public NetworkSide Stranger => Pod("a pod that nobody declared", _namespace, "10.0.2.1", []);

    /// <summary>The release of the platform.</summary>
    private string Release => _profile.Platform.Name.Text;

    /// <summary>Somebody at the end of each way out and in, and some who have no business here.</summary>
    public IEnumerable<NetworkSide> Others()
    {
        foreach (var side in new[] { Internet, Vpc, Metadata, Agent, ApiService, Stranger })
            yield return side;
        foreach (var place in new[] { _profile.Prerequisites.Namespace.Text, "another" })
        {
            yield return NginxIn(place);
            yield return Pod($"Prometheus in {place}", place, "10.0.3.2", [("app.kubernetes.io/name", "prometheus")]);
        }

        foreach (var egress in _profile.Network.Egress)
            yield return NetworkSide.Outside(egress.Cidr.Text, egress.Cidr.Text.Split('/')[0]);
        foreach (var group in _groups)
            yield return Pod($"the double of {group.Name}", "another", "10.0.4.1", group.Labels.Select(l => (l.Key, l.Value)));
    }

    /// <summary>The ingress-nginx controller of a namespace.</summary>
    public static NetworkSide NginxIn(string place) =>
        Pod(
            $"the ingress controller in {place}",
            place,
            "10.0.3.1",
            [("app.kubernetes.io/component", "controller"), ("app.kubernetes.io/name", "ingress-nginx")]
        );

    /// <summary>The groups whose labels a pod of the platform has.</summary>
    public IEnumerable<string> GroupsOf(NetworkSide side) =>
        side.Namespace == _namespace ? _groups.Where(g => Has(side, g.Labels)).Select(g => g.Name) : [];

    /// <summary>The one rendered pod of a group.</summary>
    public NetworkSide PodOf(string group) => Pods.Select(p => p.Side).First(s => GroupsOf(s).Contains(group));

    /// <summary>
    /// Whether components declare that one side may send to the other. A side that belongs to the platform must be named as its group; what
    /// lies outside is found by its address or labels.
    /// </summary>
    public bool Declare(NetworkSide from, NetworkSide to, int port, NetworkProtocol protocol)
    {
        var fitting = _connections
            .Where(c => c.Ports.IsEmpty || c.Ports.Contains(new(port, protocol)))
            .Where(c => Stands(c.From, from) && Stands(c.To, to))
            .ToArray();
        return (from.Namespace != _namespace || Array.Exists(fitting, c => c.From is Peer.Pods or Peer.IngressController))
            && (to.Namespace != _namespace || Array.Exists(fitting, c => c.To is Peer.Pods));
    }

    private bool Stands(Peer peer, NetworkSide side) =>
        peer switch
        {
            Peer.Pods pods => GroupsOf(side).Contains(pods.Group),
            Peer.Vpc or Peer.LoadBalancer => IsInVpc(side.Address),
            Peer.KubernetesApi => IsInVpc(side.Address) || (_profile.Aws is not null && side == ApiService),
            Peer.Internet => true,
            Peer.Range range => Contains(range.Cidr.Text, side.Address),
            Peer.PodIdentityAgent => side == Agent,
            Peer.IngressController => IsIngressController(side),
            Peer.Prometheus => side.Labels.GetValueOrDefault("app.kubernetes.io/name") == "prometheus"
                && (_profile.Prerequisites.Prometheus.Source != PrerequisiteSource.Chart || IsPrerequisite(side)),
            _ => throw new ArgumentOutOfRangeException(nameof(peer)),
        };

    private bool IsIngressController(NetworkSide side)
    {
        var looksLikeIt =
            side.Labels.GetValueOrDefault("app.kubernetes.io/name") == "ingress-nginx"
            && side.Labels.GetValueOrDefault("app.kubernetes.io/component") == "controller";
        return looksLikeIt
            && (_profile.Ingress as IngressChoice.Nginx)?.Controller switch
            {
                IngressController.Platform => side.Namespace == _namespace,
                IngressController.Prerequisites => IsPrerequisite(side),
                _ => true,
            };
    }

    private bool IsPrerequisite(NetworkSide side) => side.Namespace == _profile.Prerequisites.Namespace.Text;

    private bool IsInVpc(string address) => _profile.Network.VpcCidrs.Any(r => Contains(r.Text, address));

    private static bool Contains(string range, string address) => IPNetwork.Parse(range).Contains(IPAddress.Parse(address));

    private NetworkSide Side(PodSpec pod, int number) =>
        Pod(pod.Where, _namespace, $"10.0.1.{number + 1}", pod.Labels.Entries.Select(l => (l.Key, PodSpecs.Text(l.Value))));

    private static NetworkSide Pod(string name, string place, string address, IEnumerable<(string Key, string Value)> labels) =>
        new(name, place, labels.ToDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal), address);

    private static bool Has(NetworkSide side, IEnumerable<KeyValuePair<string, string>> labels) =>
        labels.All(l => side.Labels.TryGetValue(l.Key, out var value) && value == l.Value);
}

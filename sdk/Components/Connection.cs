using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Components;

/// <summary>Pods that network rules speak of by one name. A pod belongs to one group.</summary>
/// <param name="Name">The name, a DNS label.</param>
/// <param name="Labels">
/// Labels that these pods have, and no others of the namespace together. Where a Service leads to them, they are among the Service's selector
/// too: the VPC CNI finds a Service's address by them. A value may be a Helm expression such as <c>{{ .Release.Name }}</c>.
/// </param>
public sealed record PodGroup(string Name, ImmutableSortedDictionary<string, string> Labels)
{
    /// <summary>Makes a group from its labels.</summary>
    public static PodGroup Of(string name, params IEnumerable<(string Key, string Value)> labels) =>
        new(name, labels.ToImmutableSortedDictionary(l => l.Key, l => l.Value, StringComparer.Ordinal));
}

/// <summary>One side opens connections to the other. What nobody declares is denied.</summary>
/// <param name="From">Who opens them.</param>
/// <param name="To">Who listens.</param>
/// <param name="Ports">The ports of the pods that listen, not of their Service; empty for every port.</param>
public sealed record Connection(Peer From, Peer To, ImmutableArray<NetworkPort> Ports)
{
    /// <summary>A connection of pods to TCP ports.</summary>
    public static Connection Of(string from, Peer to, params ReadOnlySpan<int> ports) => Of(new Peer.Pods(from), to, ports);

    /// <summary>A connection of pods to TCP ports of other pods.</summary>
    public static Connection Of(string from, string to, params ReadOnlySpan<int> ports) =>
        Of(new Peer.Pods(from), new Peer.Pods(to), ports);

    /// <summary>A connection to TCP ports.</summary>
    public static Connection Of(Peer from, Peer to, params ReadOnlySpan<int> ports)
    {
        var builder = ImmutableArray.CreateBuilder<NetworkPort>(ports.Length);
        foreach (var port in ports)
            builder.Add(new(port));
        return new(from, to, builder.ToImmutable());
    }
}

/// <summary>A port.</summary>
/// <param name="Number">1 to 65535.</param>
/// <param name="Protocol">TCP, unless something else is said.</param>
public sealed record NetworkPort(int Number, NetworkProtocol Protocol = NetworkProtocol.Tcp);

/// <summary>What a port speaks.</summary>
public enum NetworkProtocol
{
    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,
}

/// <summary>One side of a connection. DNS is open to every pod and is not declared; neither are the kubelet's probes, which a node may always send.</summary>
public abstract record Peer
{
    private Peer() { }

    /// <summary>Who it is, for people: a group's name, or words.</summary>
    public abstract string Text { get; }

    /// <summary>Pods of the platform's namespace.</summary>
    /// <param name="Group">The name of a declared group.</param>
    public sealed record Pods(string Group) : Peer
    {
        /// <inheritdoc/>
        public override string Text => Group;
    }

    /// <summary>The Kubernetes API.</summary>
    public sealed record KubernetesApi : Peer
    {
        /// <inheritdoc/>
        public override string Text => "the Kubernetes API";
    }

    /// <summary>Addresses of the VPC: databases, caches, load balancers, nodes.</summary>
    public sealed record Vpc : Peer
    {
        /// <inheritdoc/>
        public override string Text => "addresses of the VPC";
    }

    /// <summary>Any address: AWS endpoints, Git.</summary>
    public sealed record Internet : Peer
    {
        /// <inheritdoc/>
        public override string Text => "any address";
    }

    /// <summary>A range of addresses that the site names.</summary>
    /// <param name="Cidr">The range.</param>
    public sealed record Range(Cidr Cidr) : Peer
    {
        /// <inheritdoc/>
        public override string Text => Cidr.Text;
    }

    /// <summary>The load balancer before the web pages, whose addresses are the VPC's.</summary>
    public sealed record LoadBalancer : Peer
    {
        /// <inheritdoc/>
        public override string Text => "the load balancer";
    }

    /// <summary>The ingress-nginx controller, wherever it runs.</summary>
    public sealed record IngressController : Peer
    {
        /// <inheritdoc/>
        public override string Text => "the ingress controller";
    }

    /// <summary>Prometheus, wherever it runs.</summary>
    public sealed record Prometheus : Peer
    {
        /// <inheritdoc/>
        public override string Text => "Prometheus";
    }

    /// <summary>The EKS Pod Identity agent of the pod's node.</summary>
    public sealed record PodIdentityAgent : Peer
    {
        /// <inheritdoc/>
        public override string Text => "the Pod Identity agent";
    }
}

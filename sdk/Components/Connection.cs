using System.Collections.Immutable;

namespace ChartGen.Sdk.Components;

/// <summary>Pods that network rules speak of by one name. A pod belongs to one group.</summary>
/// <param name="Name">The name, a DNS label.</param>
/// <param name="Labels">Labels that these pods have, and no others of the namespace together.</param>
public sealed record PodGroup(string Name, ImmutableSortedDictionary<string, string> Labels);

/// <summary>One side opens connections to the other. What nobody declares is denied.</summary>
/// <param name="From">Who opens them.</param>
/// <param name="To">Who listens.</param>
/// <param name="Ports">The ports of the pods that listen, not of their Service; empty for every port.</param>
public sealed record Connection(Peer From, Peer To, ImmutableArray<NetworkPort> Ports);

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

/// <summary>One side of a connection. DNS is open to every pod and is not declared.</summary>
public abstract record Peer
{
    private Peer() { }

    /// <summary>Pods of the platform's namespace.</summary>
    /// <param name="Group">The name of a declared group.</param>
    public sealed record Pods(string Group) : Peer;

    /// <summary>The Kubernetes API.</summary>
    public sealed record KubernetesApi : Peer;

    /// <summary>Addresses of the VPC: databases, caches, load balancers, nodes.</summary>
    public sealed record Vpc : Peer;

    /// <summary>Any address: AWS endpoints, Git.</summary>
    public sealed record Internet : Peer;

    /// <summary>The load balancer before the web pages, whose addresses are the VPC's.</summary>
    public sealed record LoadBalancer : Peer;

    /// <summary>The ingress-nginx controller, wherever it runs.</summary>
    public sealed record IngressController : Peer;

    /// <summary>Prometheus, wherever it runs.</summary>
    public sealed record Prometheus : Peer;

    /// <summary>The EKS Pod Identity agent of the pod's node.</summary>
    public sealed record PodIdentityAgent : Peer;
}

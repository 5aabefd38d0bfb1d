using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles;

/// <summary>Who may talk to whom.</summary>
public sealed record NetworkSettings
{
    /// <summary>Whether NetworkPolicies deny what no component declares.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Policies { get; init; } = true;

    /// <summary>The address ranges of nodes, load balancers, databases and the Kubernetes API.</summary>
    /// <value>The default is the private ranges of RFC 1918.</value>
    public ImmutableArray<Cidr> VpcCidrs { get; init; } =
    [Cidr.Parse("10.0.0.0/8"), Cidr.Parse("172.16.0.0/12"), Cidr.Parse("192.168.0.0/16")];

    /// <summary>What programs of the site (tasks, DAGs, inference) reach beside the platform and HTTPS: a Kafka broker, another database.</summary>
    public ImmutableArray<Egress> Egress { get; init; } = [];
}

/// <summary>Addresses that programs of the site reach.</summary>
/// <param name="Cidr">The addresses; a NetworkPolicy knows no names.</param>
/// <param name="Ports">TCP ports there; empty for every port of every protocol.</param>
public sealed record Egress(Cidr Cidr, ImmutableArray<int> Ports);

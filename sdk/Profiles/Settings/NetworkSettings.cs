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
}

using System.Collections.Immutable;
using ChartGen.Sdk.Cluster.Checks;

namespace ChartGen.Sdk.Cluster;

/// <summary>The checks, in the order of the report.</summary>
internal static class ClusterChecks
{
    public static ImmutableArray<ClusterCheck> All { get; } =
    [
        new RightCluster(),
        new ServerVersion(),
        new Nodes(),
        new Namespaces(),
        new Quotas(),
        new StorageClasses(),
        new CsiDrivers(),
        new IngressClasses(),
        new Checks.Kinds(),
        new Operators(),
        new Webhooks(),
        new NetworkPolicies(),
        new Accounts(),
        new AwaitedSecrets(),
        new Releases(),
        new Ownership(),
        new Claims(),
        new Upgrade(),
    ];
}

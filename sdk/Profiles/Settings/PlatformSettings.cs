using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles;

/// <summary>Names of the platform.</summary>
public sealed record PlatformSettings
{
    /// <summary>The Helm release.</summary>
    public required ReleaseName Name { get; init; }

    /// <summary>The namespace of everything in the platform chart.</summary>
    public required DnsLabel Namespace { get; init; }

    /// <summary>The domain below which hosts are named.</summary>
    public required HostName Domain { get; init; }

    /// <summary>The Kubernetes version that the chart is rendered for.</summary>
    public required KubernetesVersion Kubernetes { get; init; }
}

/// <summary>The AWS account and cluster of an EKS profile.</summary>
public sealed record AwsSettings
{
    /// <summary>The region of every AWS resource.</summary>
    public required AwsRegion Region { get; init; }

    /// <summary>The account of every AWS resource.</summary>
    public required AwsAccountId AccountId { get; init; }

    /// <summary>The EKS cluster.</summary>
    public required ClusterName ClusterName { get; init; }

    /// <summary>The issuer of the cluster's ServiceAccount tokens, which roles trust under IRSA.</summary>
    public OidcProvider? OidcProvider { get; init; }
}

using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Profiles;

/// <summary>What the EKS environments ask of the site: names are theirs, facts are the site's.</summary>
internal static class EksSite
{
    public static PlatformSettings Platform { get; } =
        new()
        {
            Name = ReleaseName.Parse("mlplatform"),
            Namespace = DnsLabel.Parse("ml-platform"),
            Domain = HostName.FromSite,
            Kubernetes = KubernetesVersion.Parse("1.34"),
        };

    public static AwsSettings Aws { get; } =
        new()
        {
            Region = AwsRegion.FromSite,
            AccountId = AwsAccountId.FromSite,
            ClusterName = ClusterName.FromSite,
        };

    public static ImageSettings Images { get; } = new() { Registry = RegistryHost.FromSite };
}

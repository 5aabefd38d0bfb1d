using ChartGen.Sdk.Profiles;

namespace ChartGen.Templates.Identity;

/// <summary>ARNs of the configured region and account, in the region's partition.</summary>
/// <param name="aws">The site.</param>
internal sealed class SiteArns(AwsSettings aws)
{
    /// <summary>The ARNs of a profile.</summary>
    /// <exception cref="ArgumentException">The profile is not on AWS.</exception>
    public static SiteArns Of(EnvironmentProfile profile) =>
        new(profile.Aws ?? throw new ArgumentException("A profile without an AWS account has no ARNs.", nameof(profile)));

    /// <summary>A resource of the region and account.</summary>
    public string Regional(string service, string resource) =>
        $"arn:{aws.Region.Partition}:{service}:{aws.Region.Text}:{aws.AccountId.Text}:{resource}";

    /// <summary>A resource of the account that no region has.</summary>
    public string Global(string service, string resource) => $"arn:{aws.Region.Partition}:{service}::{aws.AccountId.Text}:{resource}";

    /// <summary>A bucket, or objects of it.</summary>
    public string Bucket(string resource) => $"arn:{aws.Region.Partition}:s3:::{resource}";

    /// <summary>The EKS cluster.</summary>
    public string Cluster => Regional("eks", $"cluster/{aws.ClusterName.Text}");
}

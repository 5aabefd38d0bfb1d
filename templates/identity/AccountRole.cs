using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Common;

namespace ChartGen.Templates.Identity;

/// <summary>The IAM role of a ServiceAccount.</summary>
/// <param name="Path">Its path, <c>/</c> unless the site's own role has another.</param>
/// <param name="Name">Its name, at most 64 characters.</param>
/// <param name="Arn">Its ARN.</param>
internal sealed record AccountRole(string Path, string Name, string Arn)
{
    private const int LongestName = 64;

    /// <summary>
    /// The role of an account: the one that <c>identity.roles</c> names, else <c>&lt;cluster&gt;.&lt;namespace&gt;.&lt;account&gt;</c>, so that
    /// no two platforms of a cluster share one, and all of them name the same for what the cluster has once.
    /// <see langword="null"/> where pods have no roles.
    /// </summary>
    public static AccountRole? Of(EnvironmentProfile profile, string @namespace, string account)
    {
        if (profile.Identity is IdentityChoice.None || profile.Aws is not { } aws)
            return null;
        if (profile.Identity is IdentityChoice.Irsa irsa && irsa.Roles.TryGetValue(account, out var own))
            return Parse(own.Text);
        // No part but an account holds a dot, so two different triples never make one name.
        var name = BoundedName.Of($"{aws.ClusterName.Text}.{@namespace}.{account}", LongestName);
        return new("/", name, $"arn:{aws.Region.Partition}:iam::{aws.AccountId.Text}:role/{name}");
    }

    private static AccountRole Parse(string arn)
    {
        var resource = arn[(arn.LastIndexOf(':') + 1)..]["role".Length..];
        var slash = resource.LastIndexOf('/');
        return new(resource[..(slash + 1)], resource[(slash + 1)..], arn);
    }
}

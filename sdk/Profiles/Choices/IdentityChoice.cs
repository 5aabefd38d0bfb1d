using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Choices;

/// <summary>How a pod gets its AWS role. There are no keys.</summary>
public abstract record IdentityChoice
{
    private IdentityChoice() { }

    /// <summary>The word in <c>identity.kind</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Pods have no role.</summary>
    public sealed record None : IdentityChoice
    {
        /// <inheritdoc/>
        public override string Kind => "none";
    }

    /// <summary>IAM Roles for Service Accounts: the account's annotation names the role.</summary>
    public sealed record Irsa : IdentityChoice
    {
        /// <summary>Roles by ServiceAccount; one that is missing is <c>&lt;cluster&gt;.&lt;namespace&gt;.&lt;account&gt;</c> in the site's AWS account.</summary>
        public ImmutableSortedDictionary<string, Arn> Roles { get; init; } =
            ImmutableSortedDictionary.Create<string, Arn>(StringComparer.Ordinal);

        /// <inheritdoc/>
        public override string Kind => "irsa";
    }

    /// <summary>EKS Pod Identity: associations outside the cluster name the account, nothing inside names the role.</summary>
    public sealed record PodIdentity : IdentityChoice
    {
        /// <inheritdoc/>
        public override string Kind => "pod-identity";
    }
}

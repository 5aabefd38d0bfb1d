using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1228: a role trusts an account of one cluster alone by the issuer of that cluster's tokens.</summary>
internal sealed class IrsaKnowsItsIssuer : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (profile.Identity is not IdentityChoice.Irsa || profile.Aws is not { OidcProvider: null })
            yield break;
        yield return Diagnostic.Error(
            "CG1228",
            sources.At("identity.kind", "aws.clusterName"),
            "identity.kind is 'irsa', but aws.oidcProvider does not say whose tokens the roles trust.",
            "Set it to what 'aws eks describe-cluster --query cluster.identity.oidc.issuer' prints, without https://."
        );
    }
}

using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1239: a role belongs to an AWS account.</summary>
internal sealed class IdentityHasAccount : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (profile.Identity is IdentityChoice.None || profile.Aws is not null)
            yield break;
        yield return Diagnostic.Error(
            "CG1239",
            sources.At("identity.kind"),
            $"identity.kind is '{profile.Identity.Kind}', but no AWS account is set in which the roles are.",
            "Set 'aws.region', 'aws.accountId' and 'aws.clusterName', or identity.kind to none."
        );
    }
}

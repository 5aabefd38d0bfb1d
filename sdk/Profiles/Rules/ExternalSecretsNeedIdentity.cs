using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1209: the External Secrets operator reads AWS Secrets Manager by a role.</summary>
internal sealed class ExternalSecretsNeedIdentity : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (profile.Secrets is not SecretsChoice.ExternalSecrets || profile.Identity is not IdentityChoice.None)
            yield break;
        yield return Diagnostic.Error(
            "CG1209",
            sources.At("identity.kind", "secrets.kind"),
            "secrets.kind is 'external-secrets', but identity.kind 'none' gives no role to read AWS Secrets Manager.",
            "Set identity.kind to irsa or pod-identity, or secrets.kind to manifest."
        );
    }
}

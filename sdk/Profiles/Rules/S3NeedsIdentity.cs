using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1208: without keys, a pod reaches S3 by its role alone.</summary>
internal sealed class S3NeedsIdentity : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (profile.ObjectStore is not ObjectStoreChoice.S3 || profile.Identity is not IdentityChoice.None)
            yield break;
        yield return Diagnostic.Error(
            "CG1208",
            sources.At("identity.kind", "objectStore.kind"),
            "objectStore.kind is 's3', but identity.kind 'none' gives no pod a role to reach it.",
            "Set identity.kind to irsa or pod-identity."
        );
    }
}

using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1235: what lives in the cluster is backed up to S3 by a role.</summary>
/// <remarks>Where nothing lives in the cluster, nothing is backed up, and the bucket is a fact that counts for nothing.</remarks>
internal sealed class BackupsNeedIdentity : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        var livesInside = profile.Database is DatabaseChoice.InCluster || profile.ObjectStore is ObjectStoreChoice.Minio;
        if (profile is not { Backups: BackupChoice.S3, Identity: IdentityChoice.None } || !livesInside)
            yield break;
        yield return Diagnostic.Error(
            "CG1235",
            sources.At("identity.kind", "backups.kind"),
            "backups.kind is 's3', but identity.kind 'none' gives no pod a role to write there.",
            "Set identity.kind to irsa or pod-identity, or backups.kind to none."
        );
    }
}

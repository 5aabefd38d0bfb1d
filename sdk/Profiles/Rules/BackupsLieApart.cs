using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1236 (warning): inference may delete anything in the platform's bucket, so a backup there is none.</summary>
internal sealed class BackupsLieApart : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (
            profile is not { Database: DatabaseChoice.InCluster, ObjectStore: ObjectStoreChoice.S3 store, Backups: BackupChoice.S3 backups }
            || backups.Bucket.Text.Length == 0
            || backups.Bucket != store.Bucket
        )
            yield break;
        yield return Diagnostic.Warning(
            "CG1236",
            sources.At("backups.bucket", "objectStore.bucket"),
            $"backups.bucket is the platform's own bucket '{store.Bucket.Text}', where its pods may delete.",
            "Name a bucket of another purpose, one that keeps versions."
        );
    }
}

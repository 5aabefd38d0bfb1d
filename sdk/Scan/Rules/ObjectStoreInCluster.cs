using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8011: an object store in the cluster, where the target has S3.</summary>
internal sealed class ObjectStoreInCluster : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        target.ObjectStore != "s3"
            ? []
            : ServerInCluster
                .Find(repository, ServerRole.ObjectStore, "minio")
                .Select(f =>
                    ScanFinding.Warning(
                        "CG8011",
                        f.Where,
                        $"{f.What} is an object store in the cluster; the target has S3.",
                        "Copy its buckets to S3, and leave it out.",
                        "objectStore.kind s3: artifacts and task logs go to the bucket by the pods' own roles, and move/ copies the objects",
                        "S3 instead of MinIO"
                    )
                );
}

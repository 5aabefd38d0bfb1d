using ChartGen.Sdk.Components;
using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8042: an image that its publisher took away or froze: Bitnami's versions (August 2025), MinIO's (2025, Docker Hub 2026), k8s.gcr.io (2023).</summary>
internal sealed class WithdrawnImage : IScanRule
{
    public static bool Is(ImageReference image) => Why(image) is not null;

    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        from image in repository.Images
        where image.Where is not null && !repository.IsReplaced(image, "newName")
        let why = Why(image.Reference)
        where why is not null
        select ScanFinding.Error(
            "CG8042",
            image.Where!.Value,
            $"The image '{image.Name}' {why.Value.Fact}.",
            why.Value.Instead,
            ResolvedBy(image.Reference, target),
            "images that their publishers still keep"
        );

    private static (string Fact, string Instead)? Why(ImageReference image) =>
        image switch
        {
            { Registry: "docker.io" } when image.Path.StartsWith("bitnami/", StringComparison.Ordinal) => (
                "left Docker Hub in August 2025: its versions cannot be pulled any more",
                "Use the official image, or the managed service."
            ),
            { Registry: "docker.io" } when image.Path.StartsWith("bitnamilegacy/", StringComparison.Ordinal) => (
                "is a frozen copy of Bitnami's, without security fixes since August 2025",
                "Use the official image, or the managed service."
            ),
            { Registry: "docker.io", Path: "minio/minio" or "minio/mc" } => (
                "was deleted from Docker Hub in September 2026",
                "Use S3, or the frozen copy below quay.io/minio."
            ),
            { Registry: "quay.io", Path: "minio/minio" or "minio/mc" } => (
                "is frozen: MinIO publishes no images any more",
                "Use S3 where data matters."
            ),
            { Registry: "k8s.gcr.io" } => ("lies in a registry that takes nothing new since 2023", "Use registry.k8s.io."),
            _ => null,
        };

    private static string ResolvedBy(ImageReference image, ScanTarget target) =>
        image.Path.Contains("minio", StringComparison.Ordinal)
            ? target.ObjectStore == "s3"
                ? "objectStore.kind s3: no MinIO at all"
                : "objectStore.kind minio takes quay.io's last image with its digest, and says so"
            : image.Path.Contains("postgres", StringComparison.Ordinal)
                ? target.Database == "rds"
                    ? "database.kind rds: no database image at all"
                    : "database.kind in-cluster takes the official postgres image"
                : image.Path.Contains("redis", StringComparison.Ordinal) && target.Broker == "elasticache"
                    ? "broker.kind elasticache: no Redis image at all"
                    : "the chart takes no image of Bitnami's and none of k8s.gcr.io";
}

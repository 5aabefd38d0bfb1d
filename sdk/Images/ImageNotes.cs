using ChartGen.Sdk.Components;

namespace ChartGen.Sdk.Images;

/// <summary>What is known about where an image is published: facts about registries in 2026, by the beginning of its repository.</summary>
internal static class ImageNotes
{
    private const string Minio =
        "MinIO publishes no images since October 2025: nobody patches it; with objectStore.kind s3 none is needed.";

    private static readonly (string Repository, string Note)[] Known =
    [
        ("docker.io/bitnami/", "Bitnami's versioned images left Docker Hub in August 2025: it cannot be pulled."),
        ("docker.io/bitnamilegacy/", "Bitnami froze it in August 2025: nobody patches it."),
        ("docker.io/minio/", Minio),
        ("quay.io/minio/", Minio),
        (
            "registry.k8s.io/ingress-nginx/",
            "ingress-nginx is retired since March 2026: nobody patches it; with ingress.kind alb none is needed."
        ),
        ("docker.io/", "Docker Hub limits pulls without an account."),
    ];

    /// <summary>The facts about an upstream image.</summary>
    public static IEnumerable<string> Of(ImageReference upstream) =>
        Known
            .Where(k => upstream.Repository.StartsWith(k.Repository, StringComparison.Ordinal))
            .Select(k => k.Note)
            .Concat(OfVersion(upstream));

    private static IEnumerable<string> OfVersion(ImageReference image) =>
        image switch
        {
            { Digest.Length: > 0 } => [],
            { Tag: "" or "latest" } => ["It has no version of its own: it may be another tomorrow."],
            _ => [],
        };
}

namespace ChartGen.Sdk.Images;

/// <summary>A program that copies images from one registry to another without unpacking them, every platform of each.</summary>
public sealed record MirrorTool
{
    private MirrorTool(string name, string digest, string copy, string login, string dockerHub) =>
        (Name, Digest, Copy, Login, DockerHub) = (name, digest, copy, login, dockerHub);

    /// <summary>One program without a daemon, which leaves alone what is there: the default.</summary>
    public static MirrorTool Crane { get; } =
        new(
            "crane",
            "crane digest \"$1\"",
            "crane copy \"$1\" \"$2\"",
            "crane auth login --username AWS --password-stdin",
            "crane auth login docker.io"
        );

    /// <summary>Skopeo 1.6 or later.</summary>
    public static MirrorTool Skopeo { get; } =
        new(
            "skopeo",
            "skopeo --override-os linux inspect --no-tags --format '{{.Digest}}' \"docker://$1\"",
            "skopeo copy --all --preserve-digests \"docker://$1\" \"docker://$2\"",
            "skopeo login --username AWS --password-stdin",
            "skopeo login docker.io"
        );

    /// <summary>Docker with buildx 0.13 or later; <c>docker pull</c> and <c>docker push</c> would keep one platform only.</summary>
    public static MirrorTool Docker { get; } =
        new(
            "docker",
            "docker buildx imagetools inspect --format '{{.Manifest.Digest}}' \"$1\"",
            "docker buildx imagetools create --prefer-index=false --tag \"$2\" \"$1\"",
            "docker login --username AWS --password-stdin",
            "docker login"
        );

    /// <summary>Every tool, the default first.</summary>
    public static IReadOnlyList<MirrorTool> All { get; } = [Crane, Skopeo, Docker];

    /// <summary>The program.</summary>
    public string Name { get; }

    /// <summary>Prints the digest of the image <c>$1</c>, of its list of platforms where it has one.</summary>
    internal string Digest { get; }

    /// <summary>Copies the image <c>$1</c> to <c>$2</c>, digest kept.</summary>
    internal string Copy { get; }

    /// <summary>Logs in with ECR's password from standard input; the host follows.</summary>
    internal string Login { get; }

    /// <summary>Logs in to Docker Hub.</summary>
    internal string DockerHub { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

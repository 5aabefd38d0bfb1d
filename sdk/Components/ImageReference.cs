using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Components;

/// <summary>An image in the pieces that charts ask for.</summary>
/// <param name="Registry">The host, and the path below it where the registry setting has one.</param>
/// <param name="Path">The path, without host, tag and digest.</param>
/// <param name="Tag">The tag, or empty.</param>
/// <param name="Digest">The digest with its algorithm, or empty.</param>
public sealed record ImageReference(string Registry, string Path, string Tag, string Digest = "")
{
    /// <summary>Registry and path.</summary>
    public string Repository => Registry.Length == 0 ? Path : $"{Registry}/{Path}";

    /// <inheritdoc/>
    public override string ToString() => $"{Repository}{(Tag.Length == 0 ? "" : ":" + Tag)}{(Digest.Length == 0 ? "" : "@" + Digest)}";

    /// <summary>Takes a reference apart; Docker Hub's short names get their host and <c>library/</c>.</summary>
    public static ImageReference Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var (name, digest) = at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
        var colon = name.LastIndexOf(':');
        var (repository, tag) = colon > name.LastIndexOf('/') ? (name[..colon], name[(colon + 1)..]) : (name, "");
        var slash = repository.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : repository[..slash];
        var hasHost =
            first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal) || first == "localhost";
        if (hasHost && first is not ("docker.io" or "index.docker.io"))
            return new(first, repository[(slash + 1)..], tag, digest);
        var path = hasHost ? repository[(slash + 1)..] : repository;
        return new("docker.io", path.Contains('/', StringComparison.Ordinal) ? path : "library/" + path, tag, digest);
    }
}

/// <summary>Turns an upstream image into the one that is pulled: <c>&lt;registry&gt;/&lt;upstream path without host&gt;</c>, tag and digest kept.</summary>
/// <param name="settings">The registry and its exceptions.</param>
public sealed class ImageResolver(ImageSettings settings)
{
    /// <summary>The image that is pulled for an upstream one.</summary>
    public ImageReference Resolve(string upstream)
    {
        var image = ImageReference.Parse(upstream);
        if (Mapped(image) is { } mapped)
            return ImageReference.Parse(mapped) with { Tag = image.Tag, Digest = image.Digest };
        if (settings.Registry is not { } registry || IsThere(image, registry.Text))
            return image;
        return image with { Registry = registry.Text };
    }

    private string? Mapped(ImageReference image)
    {
        foreach (var (from, to) in settings.Map)
        {
            var key = ImageReference.Parse(from);
            if (key.Repository == image.Repository)
                return to.Text;
        }

        return null;
    }

    private static bool IsThere(ImageReference image, string registry) =>
        string.Equals(image.Registry, registry, StringComparison.Ordinal)
        || image.Repository.StartsWith(registry + "/", StringComparison.Ordinal);
}

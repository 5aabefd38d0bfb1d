using System.Text.RegularExpressions;
using ChartGen.Sdk.Components;

namespace ChartGen.Sdk.Images;

/// <summary>Which texts are images. The same text may be one below the key <c>image</c> and none elsewhere.</summary>
internal static partial class ImageText
{
    private static readonly string[] Hosts =
    [
        "docker.io",
        "gcr.io",
        "ghcr.io",
        "k8s.gcr.io",
        "lscr.io",
        "mcr.microsoft.com",
        "nvcr.io",
        "public.ecr.aws",
        "quay.io",
        "registry.gitlab.com",
        "registry.k8s.io",
    ];

    /// <summary>Whether a whole text is an image.</summary>
    /// <param name="text">The text.</param>
    /// <param name="label">What it is given as: a key, a flag or a variable.</param>
    public static bool IsImage(string text, string label)
    {
        if (!Reference.IsMatch(text))
            return false;
        if (label == "image")
            return true;
        return label.EndsWith("image", StringComparison.OrdinalIgnoreCase)
            ? IsVersioned(text) || text.Contains('/', StringComparison.Ordinal)
            : IsVersioned(text) && (label.Contains("image", StringComparison.OrdinalIgnoreCase) || HasHost(text));
    }

    /// <summary>The images in a running text: those with a version, from registries that are known as such.</summary>
    public static IEnumerable<string> Within(string text) =>
        text.Contains('/', StringComparison.Ordinal)
            ? Words
                .Matches(text)
                .Select(m => m.Value.TrimEnd('.', '-', ':'))
                .Where(word =>
                    Reference.IsMatch(word) && IsVersioned(word) && IsRegistry(word[..word.IndexOf('/', StringComparison.Ordinal)])
                )
            : [];

    /// <summary>Images that a configuration file gives in two lines, <c>x_repository = …</c> and <c>x_tag = …</c>, as Airflow's does for its tasks.</summary>
    public static IEnumerable<(string Label, string Image)> Pairs(string text) =>
        from repository in Repositories.Matches(text)
        let stem = repository.Groups["stem"].Value
        let tag = Tags.Matches(text).FirstOrDefault(t => t.Groups["stem"].Value == stem)
        let image = tag is null ? repository.Groups["text"].Value : $"{repository.Groups["text"].Value}:{tag.Groups["text"].Value}"
        where IsImage(image, "image")
        select (stem + "repository", image);

    private static bool IsVersioned(string text)
    {
        var image = ImageReference.Parse(text);
        return image.Tag.Length > 0 || image.Digest.Length > 0;
    }

    private static bool HasHost(string text) =>
        text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
        && text.AsSpan(0, slash) is var first
        && (first.Contains('.') || first.Contains(':') || first is "localhost");

    private static bool IsRegistry(string host) =>
        Array.Exists(Hosts, h => host == h)
        || host.EndsWith(".gcr.io", StringComparison.Ordinal)
        || host.EndsWith("-docker.pkg.dev", StringComparison.Ordinal)
        || host.Contains(".dkr.ecr", StringComparison.Ordinal)
        || host.EndsWith(".azurecr.io", StringComparison.Ordinal);

    [GeneratedRegex(
        @"\A(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@[a-z0-9]+:[0-9a-f]{32,128})?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Reference { get; }

    [GeneratedRegex(
        @"(?<![A-Za-z0-9_./:@-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?::[0-9]{1,5})?/[a-z0-9][a-z0-9._/-]*(?::[A-Za-z0-9_][A-Za-z0-9_.-]*)?(?:@sha256:[0-9a-f]{64})?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Words { get; }

    [GeneratedRegex(
        @"^[ \t]*(?<stem>[A-Za-z0-9_]*_)repository[ \t]*=[ \t]*(?<text>\S+)[ \t]*\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Repositories { get; }

    [GeneratedRegex(
        @"^[ \t]*(?<stem>[A-Za-z0-9_]*_)tag[ \t]*=[ \t]*(?<text>\S+)[ \t]*\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Tags { get; }
}

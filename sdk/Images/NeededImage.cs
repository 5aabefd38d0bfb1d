using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Images;

/// <summary>An image that a profile needs.</summary>
/// <param name="Image">The image as it is pulled.</param>
/// <param name="Upstream">What a mirror copies it from; <see langword="null"/> for an image that is pulled from where it is.</param>
/// <param name="UsedBy">Who names it, and where.</param>
/// <param name="Notes">What is worth knowing about it.</param>
public sealed record NeededImage(
    ImageReference Image,
    ImageReference? Upstream,
    ImmutableArray<ImageUse> UsedBy,
    ImmutableArray<string> Notes
)
{
    /// <summary>The images of a profile, sorted.</summary>
    /// <param name="uses">The places of the profile as it is.</param>
    /// <param name="upstream">The places of the same profile without a registry; only their images count.</param>
    /// <param name="settings">What takes an image from one to the other.</param>
    public static ImmutableArray<NeededImage> Of(IEnumerable<ImageUse> uses, IEnumerable<ImageUse> upstream, ImageSettings settings)
    {
        var resolver = new ImageResolver(settings);
        var makers = upstream
            .Select(u => u.Image)
            .Distinct()
            .OrderBy(i => i.ToString(), StringComparer.Ordinal)
            .ToLookup(i => resolver.Resolve(i.ToString()).ToString(), StringComparer.Ordinal);
        return
        [
            .. uses.GroupBy(u => u.Image.ToString(), StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g =>
                {
                    var image = ImageReference.Parse(g.Key);
                    var from = makers[g.Key].FirstOrDefault(m => m.ToString() != g.Key);
                    return new NeededImage(image, from, [.. g.Distinct()], [.. NotesOn(image, from, settings)]);
                }),
        ];
    }

    private static IEnumerable<string> NotesOn(ImageReference image, ImageReference? from, ImageSettings settings)
    {
        foreach (var note in ImageNotes.Of(from ?? image))
            yield return note;
        if (from is not null || settings.Registry is not { } registry)
            yield break;
        yield return image.Repository.StartsWith(registry.Text + "/", StringComparison.Ordinal)
            ? "It is in the registry by its own name: nothing here copies it."
            : "It is not in the registry.";
    }
}

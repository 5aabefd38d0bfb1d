using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Comparison;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk;

/// <summary>What another version of a chart brings.</summary>
/// <param name="From">The chart in the earlier version, or whichever comes first.</param>
/// <param name="To">The chart in the other version.</param>
/// <param name="Metadata">What the charts say of themselves: the application's version, Kubernetes' range, packed charts.</param>
/// <param name="Defaults">Default values that are there in both versions and differ.</param>
/// <param name="Keys">Keys that one version takes and the other does not.</param>
/// <param name="Profiles">What it brings to each profile that uses the chart.</param>
public sealed record SubchartDiff(
    Subchart From,
    Subchart To,
    ImmutableArray<FieldChange> Metadata,
    ImmutableArray<DefaultChange> Defaults,
    KeyChanges Keys,
    ImmutableArray<ProfileBump> Profiles
)
{
    /// <summary>Whether anything differs but the version.</summary>
    public bool HasDifferences =>
        !Metadata.IsEmpty
        || !Defaults.IsEmpty
        || !Keys.IsEmpty
        || Profiles.Any(p => !p.Dying.IsEmpty || !p.Images.IsEmpty || !p.Objects.IsEmpty);
}

/// <summary>A default value that differs.</summary>
/// <param name="Field">Its path with both values.</param>
/// <param name="SetBy">The profiles that set a value of their own there, so that the default does not count.</param>
public sealed record DefaultChange(FieldChange Field, ImmutableArray<string> SetBy);

/// <summary>What another version of a chart brings to a profile.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Chart">The name of its chart that depends on the one that differs.</param>
/// <param name="Dying">What the later version's contract says of the profile's values and the earlier one's did not.</param>
/// <param name="Images">Images of containers that differ.</param>
/// <param name="Objects">Rendered objects that differ.</param>
public sealed record ProfileBump(
    string Profile,
    string Chart,
    ImmutableArray<Diagnostic> Dying,
    ImmutableArray<ImageChange> Images,
    ImmutableArray<ObjectChange> Objects
)
{
    /// <summary>Whether the profile's chart renders with both versions; where it does not, nothing is known of images and objects.</summary>
    public bool Renders { get; init; }
}

/// <summary>An image that gives way to another.</summary>
/// <param name="Before">The image; <see langword="null"/> for a container that is new.</param>
/// <param name="After">The image in its place; <see langword="null"/> for a container that is gone.</param>
/// <param name="UsedBy">The containers: <c>Deployment/minio[minio]</c>.</param>
public sealed record ImageChange(string? Before, string? After, ImmutableArray<string> UsedBy)
{
    /// <summary>The images of two renders that differ, container by container.</summary>
    internal static ImmutableArray<ImageChange> Compare(ImmutableArray<RenderedObject> before, ImmutableArray<RenderedObject> after)
    {
        var (old, now) = (Images(before), Images(after));
        return
        [
            .. old
                .Keys.Union(now.Keys, StringComparer.Ordinal)
                .Where(container => old.GetValueOrDefault(container) != now.GetValueOrDefault(container))
                .GroupBy(container => (Before: old.GetValueOrDefault(container), After: now.GetValueOrDefault(container)))
                .OrderBy(g => g.Key.Before ?? g.Key.After, StringComparer.Ordinal)
                .ThenBy(g => g.Key.After, StringComparer.Ordinal)
                .Select(g => new ImageChange(g.Key.Before, g.Key.After, [.. g.Order(StringComparer.Ordinal)])),
        ];
    }

    private static Dictionary<string, string> Images(ImmutableArray<RenderedObject> objects)
    {
        var images = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pod in objects.SelectMany(RenderedPod.Of))
        {
            foreach (var container in pod.Containers.Where(c => c.Image.Length > 0))
                images[$"{pod}[{container.Name}]"] = container.Image;
        }

        return images;
    }
}

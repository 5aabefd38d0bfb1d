using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Comparison;

/// <summary>Compares the images of two sets of objects, container by container.</summary>
public static class ImageComparison
{
    /// <summary>The images that changed, and those that only one side runs.</summary>
    /// <param name="before">The objects that stand, or did.</param>
    /// <param name="after">The objects that shall stand.</param>
    public static ImmutableArray<ImageChange> Compare(ImmutableArray<RenderedObject> before, ImmutableArray<RenderedObject> after)
    {
        var (old, now) = (ByContainer(before), ByContainer(after));
        var (stayed, stay) = (Images(old), Images(now));
        var pairs = old
            .Keys.Where(now.ContainsKey)
            .Select(k => (Before: (string?)old[k].Image, After: (string?)now[k].Image, now[k].Owner));
        var paired = pairs.Where(p => p.Before != p.After).ToList();
        var moved = paired.Select(p => p.Before).Concat(paired.Select(p => p.After)).ToHashSet();
        var gone = old
            .Values.Where(c => !stay.Contains(c.Image) && !moved.Contains(c.Image))
            .Select(c => ((string?)c.Image, (string?)null, c.Owner));
        var added = now
            .Values.Where(c => !stayed.Contains(c.Image) && !moved.Contains(c.Image))
            .Select(c => ((string?)null, (string?)c.Image, c.Owner));
        return
        [
            .. paired
                .Concat(gone)
                .Concat(added)
                .GroupBy(c => (Before: c.Item1, After: c.Item2))
                .OrderBy(g => g.Key.Before ?? g.Key.After, StringComparer.Ordinal)
                .ThenBy(g => g.Key.After, StringComparer.Ordinal)
                .Select(g => new ImageChange(
                    g.Key.Before,
                    g.Key.After,
                    [.. g.Select(c => c.Item3).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
                )),
        ];
    }

    private static HashSet<string> Images(Dictionary<(string, string, string, string), (string Image, string Owner)> containers) =>
        containers.Values.Select(c => c.Image).ToHashSet(StringComparer.Ordinal);

    // A Deployment that takes the place of a StatefulSet of its name has the same containers.
    private static Dictionary<(string, string, string, string), (string Image, string Owner)> ByContainer(
        ImmutableArray<RenderedObject> objects
    ) =>
        objects
            .SelectMany(RenderedPod.Of)
            .SelectMany(p =>
                p.Containers.Select(c => (Key: (p.Namespace, p.Owner.Name, p.Role, c.Name), c.Image, Owner: p.Owner.ToString()))
            )
            .Where(c => c.Image.Length > 0)
            .DistinctBy(c => c.Key)
            .ToDictionary(c => c.Key, c => (c.Image, c.Owner));
}

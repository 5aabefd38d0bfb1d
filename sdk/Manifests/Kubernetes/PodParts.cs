using System.Globalization;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>The parts of a pod that several rules look at.</summary>
internal static class PodParts
{
    /// <summary>The containers of all sorts with their paths.</summary>
    public static IEnumerable<(string Path, ValuesMap Container)> Containers(string path, ValuesMap pod) =>
        from sort in (string[])["initContainers", "containers", "ephemeralContainers"]
        from item in Items(Join(path, $"spec.{sort}"), pod.At("spec", sort))
        select item;

    /// <summary>The maps of a list with their paths.</summary>
    public static IEnumerable<(string Path, ValuesMap Item)> Items(string path, ValuesNode? list)
    {
        if (list is not ValuesList { Items: var items })
            yield break;
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is ValuesMap item)
                yield return (string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), item);
        }
    }

    /// <summary>A path below another, which may be empty.</summary>
    public static string Join(string path, string below) => path.Length == 0 ? below : $"{path}.{below}";

    /// <summary>The text of a string; <see langword="null"/> for everything else.</summary>
    public static string? Text(ValuesNode? node) => node is ValuesScalar { Kind: ScalarKind.String } scalar ? scalar.Text : null;
}

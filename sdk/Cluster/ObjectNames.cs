using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Cluster;

/// <summary>Several objects in a sentence.</summary>
internal static class ObjectNames
{
    private const int Named = 5;

    /// <summary>A few objects by name, and how many more.</summary>
    public static string Listed(IReadOnlyCollection<RenderedObject> objects)
    {
        var names = objects.Select(o => o.ToString()).Distinct(StringComparer.Ordinal).ToArray();
        return string.Join(", ", names.Take(Named)) + (names.Length > Named ? $" and {names.Length - Named} more" : "");
    }
}

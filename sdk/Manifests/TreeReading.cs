using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests;

/// <summary>Reads what a rule looks for in an object's tree; what is missing or of another shape reads as empty.</summary>
internal static class TreeReading
{
    /// <summary>A scalar's text; empty for no value.</summary>
    public static string Text(this ValuesNode? node) => node is ValuesScalar { Kind: not ScalarKind.Null } scalar ? scalar.Text : "";

    /// <summary>The text at a path.</summary>
    public static string TextAt(this ValuesMap map, params ReadOnlySpan<string> path) => map.At(path).Text();

    /// <summary>The map at a path.</summary>
    public static ValuesMap MapAt(this ValuesMap map, params ReadOnlySpan<string> path) => map.At(path) as ValuesMap ?? ValuesMap.Empty;

    /// <summary>The maps of a list.</summary>
    public static IEnumerable<ValuesMap> Maps(this ValuesNode? list) => (list as ValuesList)?.Items.OfType<ValuesMap>() ?? [];

    /// <summary>The maps of the list at a path.</summary>
    public static IEnumerable<ValuesMap> MapsAt(this ValuesMap map, params ReadOnlySpan<string> path) => map.At(path).Maps();

    /// <summary>The scalars of a list.</summary>
    public static IEnumerable<string> Texts(this ValuesNode? list) => (list as ValuesList)?.Items.Select(i => i.Text()) ?? [];
}

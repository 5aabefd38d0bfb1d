namespace ChartGen.Sdk.Manifests;

/// <summary>A field that a chart makes at random unless one of its values says what to take.</summary>
/// <param name="Chart">The chart's key in the values, which is its folder below <c>charts/</c> too.</param>
/// <param name="Template">The file, below the chart's folder.</param>
/// <param name="Path">The field's path, joined by dots; what lies below it is meant too.</param>
/// <param name="Key">The value, below the chart's key.</param>
/// <param name="Setting">What it is set to, as the end of a sentence.</param>
public sealed record RandomValue(
    string Chart,
    string Template,
    string Path,
    string Key,
    string Setting = "to the name of a Secret that exists"
)
{
    /// <summary>Whether a field of an object is this one.</summary>
    internal bool Covers(RenderedObject rendered, string path) =>
        rendered.Source.EndsWith($"/charts/{Chart}/{Template}", StringComparison.Ordinal)
        && path.StartsWith(Path, StringComparison.Ordinal)
        && (path.Length == Path.Length || path[Path.Length] is '.' or '[');
}

using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Tests;

/// <summary>Looks into a chart.</summary>
internal static class ChartReading
{
    /// <summary>The values at a path as YAML, or <see langword="null"/>.</summary>
    public static string? Yaml(this Chart chart, params ReadOnlySpan<string> path) =>
        chart.Values.At(path) is { } node ? ValuesWriter.Write(node) : null;

    /// <summary>The text of a file.</summary>
    public static string Text(this Chart chart, string path) => chart.Files.Single(f => f.Path.Text == path).Text;

    /// <summary>The paths of files below a folder.</summary>
    public static string[] FilesBelow(this Chart chart, string folder) =>
        [.. chart.Files.Select(f => f.Path.Text).Where(p => p.StartsWith(folder + "/", StringComparison.Ordinal))];

    /// <summary>What the one component brought.</summary>
    public static ComponentOutput Output(this Chart chart) => Assert.Single(chart.Components);
}

using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog;

/// <summary>Holds the values.yaml of a chart that stands in a folder against the contracts: somebody may have changed it since it was generated.</summary>
internal static class StandingValues
{
    /// <summary>The errors; none where there is no values.yaml.</summary>
    /// <param name="folder">The chart's folder.</param>
    /// <param name="shown">The folder as messages show it.</param>
    public static IEnumerable<Diagnostic> Check(string folder, string shown)
    {
        if (Read(folder, shown, "Chart.yaml") is not { } chart || Read(folder, shown, "values.yaml") is not { } values)
            return [];
        var keys = Dependencies(chart).Select(d => (d["alias"] ?? d["name"])?.ToString() ?? "").ToList();
        return ChartValues.Errors(chart["name"]?.ToString() ?? "", [.. Pinned(chart)], keys, values);
    }

    /// <summary>The Chart.yaml of a chart's folder; empty where there is none or it is no map.</summary>
    public static ValuesMap Metadata(string folder, string shown) => Read(folder, shown, "Chart.yaml") ?? ValuesMap.Empty;

    /// <summary>The subcharts of a Chart.yaml that the catalog pins.</summary>
    public static IEnumerable<Subchart> Pinned(ValuesMap chart) =>
        Dependencies(chart)
            .Select(d => Subcharts.All.FirstOrDefault(s => s.Name == d["name"]?.ToString() && s.Version == d["version"]?.ToString()))
            .OfType<Subchart>();

    private static IEnumerable<ValuesMap> Dependencies(ValuesMap chart) =>
        (chart["dependencies"] as ValuesList)?.Items.OfType<ValuesMap>() ?? [];

    private static ValuesMap? Read(string folder, string shown, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? ValuesReader.Read(File.ReadAllText(path), $"{shown}/{file}").Root as ValuesMap : null;
    }
}

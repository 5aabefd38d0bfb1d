using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog;

/// <summary>Holds all values of an umbrella chart against the contracts of its subcharts.</summary>
internal static class ChartValues
{
    private static readonly string[] HelmsOwn = ["global", "tags"];

    /// <summary>Checks a generated chart: what components and users wrote.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="settings">The settings that hold the users' raw values.</param>
    /// <param name="diagnostics">Takes CG4501 to CG4506.</param>
    public static void Check(Chart chart, ValuesMap settings, DiagnosticBag diagnostics)
    {
        foreach (var component in chart.Components)
        {
            if (component.Subchart is { } subchart && chart.Values[subchart.Key] is ValuesMap values)
            {
                var rawPath = PathOf(component.RawValues, settings, "") ?? subchart.Key;
                ContractCheck.Run(subchart, values, component.RawValues, rawPath, diagnostics);
            }
        }
    }

    /// <summary>The errors in the values.yaml of a chart that stands on a disk, which somebody may have changed.</summary>
    /// <param name="name">The chart's name; its own values stand below it.</param>
    /// <param name="dependencies">Its subcharts as far as they are pinned.</param>
    /// <param name="keys">The keys of all its subcharts.</param>
    /// <param name="values">Its values.</param>
    public static IEnumerable<Diagnostic> Errors(
        string name,
        IReadOnlyCollection<Subchart> dependencies,
        IReadOnlyCollection<string> keys,
        ValuesMap values
    )
    {
        var diagnostics = new DiagnosticBag();
        string[] known = [.. keys, name, ChartYaml.Switches, .. HelmsOwn];
        foreach (var entry in values.Entries)
        {
            if (dependencies.FirstOrDefault(d => d.Key == entry.Key) is { } subchart && entry.Value is ValuesMap map)
                ContractCheck.Run(subchart, map, ValuesMap.Empty, subchart.Key, diagnostics);
            else if (!known.Contains(entry.Key))
            {
                // Another's umbrella may have keys of its own; one that is all but a subchart's name is a slip all the same.
                var nearest = ClosestName.Of(entry.Key, known);
                if (nearest is not null || values[ChartYaml.Switches] is not null)
                    diagnostics.Add(
                        ContractDiagnostics.UnknownChart(entry.KeyWhere, entry.Key, name, nearest, keys.Order(StringComparer.Ordinal))
                    );
            }
        }

        return diagnostics.Where(d => d.Severity == Severity.Error);
    }

    private static string? PathOf(ValuesMap raw, ValuesMap settings, string path) =>
        raw.Count == 0 ? null
        : ReferenceEquals(raw, settings) ? path
        : settings
            .Entries.Where(e => e.Value is ValuesMap)
            .Select(e => PathOf(raw, (ValuesMap)e.Value, path.Length == 0 ? e.Key : $"{path}.{e.Key}"))
            .FirstOrDefault(found => found is not null);
}

using System.Collections.Immutable;
using System.Text;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Audit;

/// <summary>A chart's default values as Helm composes them: its own <c>values.yaml</c> over those of the charts nested in it.</summary>
internal static class SubchartDefaults
{
    /// <summary>The composed tree.</summary>
    /// <param name="files">The chart's files.</param>
    /// <param name="folder">The chart's folder among them: empty, or <c>charts/&lt;name&gt;/</c> for a nested one.</param>
    public static ValuesMap Of(ImmutableSortedDictionary<string, byte[]> files, string folder = "")
    {
        var values = Read(files, $"{folder}values.yaml");
        foreach (var (key, nested) in NestedCharts(files, folder))
        {
            var own = values[key] as ValuesMap ?? ValuesMap.Empty;
            values = new ValuesMap([.. values.Entries.Where(e => e.Key != key)]).With(key, ValuesMerge.Merge(Of(files, nested), own));
        }

        return values;
    }

    /// <summary>The charts nested in one, each with the key of its values and its folder, which ends with a slash.</summary>
    public static IEnumerable<(string Key, string Folder)> NestedCharts(ImmutableSortedDictionary<string, byte[]> files, string folder)
    {
        var aliases = ((Read(files, $"{folder}Chart.yaml")["dependencies"] as ValuesList)?.Items ?? [])
            .OfType<ValuesMap>()
            .Where(d => d["alias"] is not null)
            .DistinctBy(d => d["name"]?.ToString())
            .ToDictionary(d => d["name"]?.ToString() ?? "", d => d["alias"]!.ToString()!, StringComparer.Ordinal);
        var prefix = $"{folder}charts/";
        return files
            .Keys.Where(f => f.StartsWith(prefix, StringComparison.Ordinal) && f.EndsWith("/Chart.yaml", StringComparison.Ordinal))
            .Select(f => f[prefix.Length..^"/Chart.yaml".Length])
            .Where(name => !name.Contains('/', StringComparison.Ordinal))
            .Select(name => (aliases.GetValueOrDefault(name, name), $"{prefix}{name}/"));
    }

    private static ValuesMap Read(ImmutableSortedDictionary<string, byte[]> files, string path) =>
        files.TryGetValue(path, out var text)
            ? ValuesReader.Read(Encoding.UTF8.GetString(text), path).Root as ValuesMap ?? ValuesMap.Empty
            : ValuesMap.Empty;
}

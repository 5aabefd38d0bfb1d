using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>
/// The slow way to know which values a chart cannot be without, against which the audit is held: for each value one render of the whole chart
/// without it. Its own reading of what a leaf is, what its absence is, and what counts, so that no mistake is shared.
/// </summary>
internal static partial class NaiveAudit
{
    /// <summary>The paths of the values without which the chart renders the same.</summary>
    public static async Task<ImmutableArray<string>> DispensableAsync(GeneratedChart generated, HelmCli helm)
    {
        var chart = generated.Chart;
        var leaves = Leaves(chart.Values, "").ToArray();
        var before = await RenderAsync(chart.Values) ?? throw new InvalidOperationException("The chart does not render.");
        using var turn = new SemaphoreSlim(Environment.ProcessorCount);
        var isSame = await Task.WhenAll(leaves.Select(IsSameWithoutAsync));
        return [.. leaves.Where((_, i) => isSame[i]).Select(l => l.Path)];

        async Task<bool> IsSameWithoutAsync((string Path, Func<ValuesNode, ValuesNode?> Cut) leaf)
        {
            await turn.WaitAsync();
            try
            {
                var after = await RenderAsync((ValuesMap?)leaf.Cut(chart.Values) ?? ValuesMap.Empty);
                return after is not null && RenderComparison.Compare(before.Objects, after.Objects, RandomFields.All).IsEmpty;
            }
            finally
            {
                turn.Release();
            }
        }

        async Task<RenderedObjects?> RenderAsync(ValuesMap values)
        {
            using var folder = new TemporaryFolder();
            foreach (var file in chart.Files)
                folder.File(file.Path.Text, file.Path.Text == "values.yaml" ? ValuesWriter.Write(values) : file.Text);
            foreach (var subchart in chart.Dependencies)
            {
                var archive = $"{subchart.Name}-{subchart.Version}.tgz";
                folder.File($"charts/{archive}", await File.ReadAllBytesAsync(Path.Combine(FactWithChartsAttribute.Folder, archive)));
            }

            var run = await helm.TemplateAsync(generated.Release, generated.Namespace, folder.Path);
            return run.Succeeded ? RenderedObjects.Parse(Checksum.Replace(run.StandardOutput, ""), generated.Namespace) : null;
        }
    }

    /// <summary>Each leaf with what cuts it out of a tree; a branch that bears nothing else goes with it.</summary>
    private static IEnumerable<(string Path, Func<ValuesNode, ValuesNode?> Cut)> Leaves(ValuesNode node, string path)
    {
        if (node is ValuesMap { Count: > 0 } map)
        {
            foreach (var (key, value, _, _) in map.Entries)
            {
                var name = key.Replace(".", "\\.", StringComparison.Ordinal);
                foreach (var (below, cut) in Leaves(value, path.Length == 0 ? name : $"{path}.{name}"))
                    yield return (below, tree => Pruned((ValuesMap)tree, key, cut));
            }
        }
        else if (node is ValuesList { Items.Length: > 0 } list)
        {
            for (var i = 0; i < list.Items.Length; i++)
            {
                var index = i;
                yield return (
                    string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"),
                    tree => list.Items.Length == 1 ? null : new ValuesList(((ValuesList)tree).Items.RemoveAt(index))
                );
            }
        }
        else
        {
            yield return (path, _ => null);
        }
    }

    private static ValuesMap? Pruned(ValuesMap map, string key, Func<ValuesNode, ValuesNode?> cut)
    {
        var others = map.Entries.Where(e => e.Key != key).ToImmutableArray();
        return cut(map[key]!) is { } rest ? new ValuesMap(others).With(key, rest)
            : others.IsEmpty ? null
            : new ValuesMap(others);
    }

    [GeneratedRegex(@"^ *checksum/.*\n", RegexOptions.Multiline)]
    private static partial Regex Checksum { get; }
}

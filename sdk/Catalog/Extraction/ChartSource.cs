using System.Collections.Immutable;
using System.Text;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog.Extraction;

/// <summary>A chart in an archive: the chart itself, or one that is packed in it.</summary>
internal sealed class ChartSource
{
    private readonly ChartArchive _archive;
    private readonly string _folder;
    private readonly ValuesMap _metadata;

    private ChartSource(ChartArchive archive, string folder, string path, ImmutableArray<string> keys)
    {
        (_archive, _folder, Path, Keys) = (archive, folder, path, keys);
        _metadata = Tree("Chart.yaml") ?? ValuesMap.Empty;
        Defaults = Tree("values.yaml") ?? ValuesMap.Empty;
        Nested =
        [
            .. archive
                .Files.Keys.Where(p =>
                    p.StartsWith($"{folder}charts/", StringComparison.Ordinal) && p.EndsWith("/Chart.yaml", StringComparison.Ordinal)
                )
                .Select(p => p[$"{folder}charts/".Length..].Split('/'))
                .Where(p => p.Length == 2)
                .SelectMany(p =>
                    KeysOf(p[0]).Select(key => new ChartSource(archive, $"{folder}charts/{p[0]}/", $"{path}/charts/{p[0]}", keys.Add(key)))
                ),
        ];
        Context = MakeContext();
    }

    /// <summary>Its path as templates know it.</summary>
    public string Path { get; }

    /// <summary>Where its values stand in the outermost chart's.</summary>
    public ImmutableArray<string> Keys { get; }

    /// <summary>Its default values.</summary>
    public ValuesMap Defaults { get; }

    /// <summary>The charts packed in it, under the keys of their values.</summary>
    public ImmutableArray<ChartSource> Nested { get; }

    /// <summary>What its templates are given.</summary>
    public Traced Context { get; }

    /// <summary>Whether only others use its templates.</summary>
    public bool IsLibrary => _metadata["type"] is ValuesScalar { Text: "library" };

    /// <summary>The chart of an archive.</summary>
    public static ChartSource Of(ChartArchive archive) => new(archive, "", archive.Folder, []);

    /// <summary>The chart and all packed in it, the outer before the inner.</summary>
    public IEnumerable<ChartSource> All() => Nested.SelectMany(n => n.All()).Prepend(this);

    /// <summary>A file's text.</summary>
    public string? Text(string path) => _archive.Files.TryGetValue(_folder + path, out var bytes) ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Its template files.</summary>
    public IEnumerable<(string Path, string Text)> Templates() =>
        _archive
            .Files.Where(f => f.Key.StartsWith($"{_folder}templates/", StringComparison.Ordinal))
            .Select(f => (f.Key[_folder.Length..], Encoding.UTF8.GetString(f.Value)));

    /// <summary>Default texts that hold braces: the chart runs them.</summary>
    public IEnumerable<string> Texts() => Texts(Defaults);

    /// <summary>The paths that switch packed charts, in its own values.</summary>
    public IEnumerable<string> Conditions() =>
        Dependencies().SelectMany(d => d["condition"]?.ToString()?.Split(',') ?? []).Select(c => c.Trim()).Where(c => c.Length > 0);

    /// <summary>Its default values over those of the charts packed in it.</summary>
    public ValuesMap AllDefaults()
    {
        var all = ValuesMap.Empty;
        foreach (var nested in Nested)
            all = ValuesMerge.MergeKeepingNull(all, new([new(nested.Keys[^1], nested.AllDefaults())]));
        return ValuesMerge.MergeKeepingNull(all, Defaults);
    }

    private Traced.Map MakeContext()
    {
        var context = new Traced.Map { IsContext = true };
        context.Entries["Values"] = new Traced.Path(Keys);
        context.Entries["Release"] = Traced.Other;
        context.Entries["Capabilities"] = Traced.Other;
        context.Entries["Files"] = new Traced.Files(Text);
        var template = new Traced.Map { HasMore = true };
        template.Entries["BasePath"] = new Traced.Constant($"{Path}/templates");
        context.Entries["Template"] = template;
        var chart = new Traced.Map { HasMore = true };
        chart.Entries["Name"] = new Traced.Constant(_metadata["name"]?.ToString() ?? "");
        context.Entries["Chart"] = chart;
        var charts = new Traced.Map();
        foreach (var nested in Nested)
            charts.Entries[nested.Keys[^1]] = nested.Context;
        context.Entries["Subcharts"] = charts;
        return context;
    }

    private List<string> KeysOf(string chart)
    {
        var declared = Dependencies()
            .Where(d => d["name"]?.ToString() == chart)
            .Select(d => (d["alias"] ?? d["name"])!.ToString()!)
            .ToList();
        return declared.Count == 0 ? [chart] : declared;
    }

    private IEnumerable<ValuesMap> Dependencies() => (_metadata["dependencies"] as ValuesList)?.Items.OfType<ValuesMap>() ?? [];

    private ValuesMap? Tree(string path) => Text(path) is { } text ? ValuesReader.Read(text, path).Root as ValuesMap : null;

    /// <summary>The texts in a tree that hold braces.</summary>
    public static IEnumerable<string> Texts(ValuesNode node) =>
        node switch
        {
            ValuesMap map => map.Entries.SelectMany(e => Texts(e.Value)),
            ValuesList list => list.Items.SelectMany(Texts),
            ValuesScalar scalar when scalar.Text.Contains("{{", StringComparison.Ordinal) => [scalar.Text],
            _ => [],
        };
}

using System.Collections.Immutable;
using System.Text.Json;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog.Extraction;

/// <summary>
/// Takes a chart's contract from its archive: from the default values, from what the templates do with <c>.Values</c>, those of nested charts
/// too, and from <c>values.schema.json</c>.
/// </summary>
internal static class ContractExtractor
{
    // Charts that published archives hold and that an archive packed from sources may lack: what they read cannot be told then.
    private static readonly Dictionary<string, string[]> PackedElsewhere = new(StringComparer.Ordinal)
    {
        ["external-secrets"] = ["bitwarden-sdk-server"],
        ["mlflow"] = ["minio", "mysql", "postgresql"],
    };

    /// <summary>The contract. The same archive gives the same text, byte for byte.</summary>
    public static Contract Extract(ChartArchive archive)
    {
        var chart = ChartSource.Of(archive);
        var defaults = chart.AllDefaults();
        var contract = ContractBuilder.Build(defaults, Uses(chart, defaults));
        foreach (var key in PackedElsewhere.GetValueOrDefault(archive.Folder, []).Except(chart.Nested.Select(n => n.Keys[^1])))
            Open(contract.Child(key));
        foreach (var source in chart.All())
        {
            if (source.Text("values.schema.json") is not { } text || contract.At(source.Keys) is not { } node)
                continue;
            using var document = JsonDocument.Parse(text, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            new SchemaFacts(document.RootElement).AddTo(node);
        }

        return new(contract);
    }

    private static void Open(ContractNode node)
    {
        (node.IsOpen, node.IsUnsure, node.IsUnread) = (true, true, false);
        foreach (var child in node.Children.Values)
            Open(child);
    }

    private static ValueUses Uses(ChartSource chart, ValuesMap defaults)
    {
        var named = new Dictionary<string, ImmutableArray<TemplateNode>>(StringComparer.Ordinal);
        var files = new List<(ImmutableArray<TemplateNode> Body, Traced Context)>();
        // Of templates of one name the outermost chart's counts, so it comes last.
        foreach (var source in chart.All().Reverse())
        {
            foreach (var (path, text) in source.Templates())
            {
                var file = TemplateParser.Parse(text);
                foreach (var (name, body) in file.Named)
                    named[name] = body;
                named[$"{source.Path}/{path}"] = file.Body;
                if (!source.IsLibrary && !System.IO.Path.GetFileName(path).StartsWith('_'))
                    files.Add((file.Body, source.Context));
            }

            files.AddRange(source.Texts().Select(t => (TemplateParser.Parse(t).Body, source.Context)));
        }

        var tracer = new TemplateTracer(
            named,
            chart.All().Skip(1).Select(s => new Traced.Path(s.Keys).Id).ToHashSet(StringComparer.Ordinal),
            defaults
        );
        // Again, since what one file sets is seen by all.
        for (var i = 0; i < 2; i++, tracer.Again())
        {
            foreach (var (body, context) in files)
                tracer.Follow(body, context);
        }

        foreach (var source in chart.All())
        {
            foreach (var condition in source.Conditions())
                tracer.Found.Add([.. source.Keys, .. condition.Split('.')], Extraction.Uses.Named);
        }

        return tracer.Found;
    }
}

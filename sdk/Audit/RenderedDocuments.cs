using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Audit;

/// <summary>The documents that a chart renders to, compared as objects.</summary>
/// <param name="Documents">Each with its file's path in the chart.</param>
/// <param name="Namespace">The release's namespace.</param>
internal sealed record RenderedDocuments(ImmutableArray<(string Source, string Text)> Documents, string Namespace)
{
    /// <summary>The documents below a folder of Helm's output; their paths go on from there.</summary>
    public RenderedDocuments Below(string folder) =>
        this with
        {
            Documents =
            [
                .. Documents
                    .Where(d => d.Source.StartsWith(folder, StringComparison.Ordinal))
                    .Select(d =>
                        (d.Source[folder.Length..], d.Text.Replace($"# Source: {folder}", "# Source: ", StringComparison.Ordinal))
                    ),
            ],
        };

    /// <summary>The documents with another name in place of one.</summary>
    public RenderedDocuments Renamed(string name, string other) =>
        this with
        {
            Documents = [.. Documents.Select(d => (d.Source, d.Text.Replace(name, other, StringComparison.Ordinal)))],
        };

    /// <summary>The documents that come from some files.</summary>
    public RenderedDocuments Of(IReadOnlySet<string> files) =>
        this with
        {
            Documents = [.. Documents.Where(d => files.Contains(d.Source))],
        };

    /// <summary>
    /// The fields in which another render differs, sorted. Checksums say only that something else differs, and what a chart makes at random
    /// does not count. Of what <c>helm test</c> runs counts whether it is there, not what is in it.
    /// </summary>
    public ImmutableArray<ObjectChange> ChangesTo(RenderedDocuments other, ImmutableArray<RandomField> masks)
    {
        var (inFirst, inSecond) = (Documents.ToHashSet(), other.Documents.ToHashSet());
        var first = Objects(Documents.Where(d => !inSecond.Contains(d)), Namespace);
        var second = Objects(other.Documents.Where(d => !inFirst.Contains(d)), Namespace);
        return
        [
            .. first
                .Keys.Union(second.Keys)
                .SelectMany(id => Changes(id, first.GetValueOrDefault(id), second.GetValueOrDefault(id), masks))
                .Distinct()
                .OrderBy(c => c.Object, StringComparer.Ordinal)
                .ThenBy(c => c.Field, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<ObjectIdentity, ValuesMap> Objects(IEnumerable<(string Source, string Text)> documents, string @namespace) =>
        RenderedObjects
            .Parse(documents, @namespace)
            .Objects.DistinctBy(o => o.Identity)
            .ToDictionary(o => o.Identity, o => IsTest(o) ? ValuesMap.Empty : (ValuesMap)WithoutChecksums(o.Tree, ""));

    private static IEnumerable<ObjectChange> Changes(
        ObjectIdentity id,
        ValuesMap? first,
        ValuesMap? second,
        ImmutableArray<RandomField> masks
    )
    {
        if (first is null || second is null)
            return [new(id.ToString(), second is null ? "(gone)" : "(new)")];
        return RenderComparison
            .Differences(first, second, "")
            .Where(path => !masks.Any(m => m.Covers(id, path)))
            .Select(path => new ObjectChange(id.ToString(), path));
    }

    private static bool IsTest(RenderedObject rendered) =>
        rendered.Tree.At("metadata", "annotations", "helm.sh/hook") is ValuesScalar { Text: var hooks }
        && hooks.Split(',').Any(h => h.Trim() is "test" or "test-success");

    private static ValuesNode WithoutChecksums(ValuesNode node, string key) =>
        node switch
        {
            ValuesMap map => new ValuesMap([
                .. map
                    .Entries.Where(e => key != "annotations" || !e.Key.StartsWith("checksum/", StringComparison.Ordinal))
                    .Select(e => e with { Value = WithoutChecksums(e.Value, e.Key) })
                    .Where(e => e is not { Key: "annotations", Value: ValuesMap { Count: 0 } }),
            ]),
            ValuesList list => new ValuesList([.. list.Items.Select(i => WithoutChecksums(i, ""))]),
            _ => node,
        };
}

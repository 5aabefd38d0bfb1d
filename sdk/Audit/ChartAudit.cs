using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Audit;

/// <summary>Finds what each value of one umbrella chart does, with its real subcharts.</summary>
/// <param name="renders">Asks Helm.</param>
/// <param name="chart">The chart.</param>
/// <param name="release">The release's name.</param>
/// <param name="namespace">The release's namespace.</param>
/// <param name="archives">The archives of the subcharts.</param>
/// <param name="judged">Called with the number of values that have just got their verdict.</param>
internal sealed class ChartAudit(
    HelmRenders renders,
    Chart chart,
    string release,
    string @namespace,
    ImmutableArray<ResolvedSubchart> archives,
    Action<int> judged
)
{
    private const int ShownChanges = 3;
    private const int HashDigits = 12;

    private readonly string _version =
        (ValuesReader.Read(FileText(chart, "Chart.yaml"), "Chart.yaml").Root as ValuesMap)?["version"]?.ToString() ?? "";

    /// <summary>How many values the chart has.</summary>
    public static int Count(Chart chart) => ValueLeaf.Of(chart.Values).Count();

    /// <summary>The hash that stands for a value.</summary>
    public static string HashOf(ValuesNode value) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{(value as ValuesScalar)?.Kind}\n{ValuesWriter.Write(value)}")))[
            ..HashDigits
        ];

    /// <summary>What each value does, in the order of values.yaml.</summary>
    /// <exception cref="HelmStoppedException">The chart does not render, its renders differ, or Helm was stopped.</exception>
    public async Task<ImmutableArray<(ValueLeaf Leaf, AuditedValue Found)>> RunAsync(CancellationToken cancellationToken)
    {
        var umbrella = Umbrella();
        umbrella.Unchanged = await RenderedAsync(umbrella, cancellationToken).ConfigureAwait(false);
        var parts = Parts().ToArray();
        var found = await Task.WhenAll(parts.Select(p => PartAsync(p, umbrella, cancellationToken))).ConfigureAwait(false);
        var byPath = found.SelectMany(f => f).ToDictionary(f => f.Leaf.Path);
        return [.. ValueLeaf.Of(chart.Values).Select(l => byPath[l.Path])];
    }

    private async Task<IEnumerable<(ValueLeaf Leaf, AuditedValue Found)>> PartAsync(
        ChartPart part,
        WholeChart umbrella,
        CancellationToken cancellationToken
    )
    {
        var whole = await WholeOfAsync(part, umbrella, cancellationToken).ConfigureAwait(false);
        var emitting = whole.Unchanged.Documents.Select(d => d.Source).ToHashSet(StringComparer.Ordinal);
        var map = new TemplateMap(part.Files, emitting);
        var own = new Slice([.. part.Files.Keys.Where(TemplateMap.IsRendered)]);
        var defaults = part.IsOwn ? ValuesMap.Empty : ValuesMap.Of((part.Key, SubchartDefaults.Of(part.Files)));
        var audit = new LeafAudit(
            new ChartCopies(part, whole, renders, RandomFields.All),
            leaf =>
                part.IsOwn ? [own]
                : part.IsSwitch(leaf) ? map.Smallest()
                : map.Of(leaf.Path with { Keys = leaf.Path.Keys[1..] }),
            judged
        );
        var found = await audit
            .RunAsync([.. part.Leaves()], l => IsDefault(l, part.Values, defaults), cancellationToken)
            .ConfigureAwait(false);
        return found.Select(f => (f.Leaf, Judged(part, f.Leaf, f.Verdict, f.Evidence)));
    }

    // An item of a list that equals the default list cannot be taken out by itself: without it somebody would have written another list.
    private static bool IsDefault(ValueLeaf leaf, ValuesMap values, ValuesMap defaults) =>
        defaults.At(leaf.Path.Keys.AsSpan()) is { } known && ValuesNode.DeepEquals(known, values.At(leaf.Path.Keys.AsSpan()));

    private static AuditedValue Judged(ChartPart part, ValueLeaf leaf, Verdict verdict, VariantOutcome evidence)
    {
        var hash = HashOf(leaf.Value);
        if (verdict == Verdict.Inert && ClusterOnly(part, leaf) is { } known)
            return new(leaf.Path.ToString(), Verdict.Live, ["on a cluster only"], known.Reason, hash);
        ImmutableArray<string> changes = evidence.Failure is null
            ? [.. evidence.Changes.Take(ShownChanges).Select(c => c.ToString())]
            : ["the render fails"];
        return new(leaf.Path.ToString(), verdict, changes, verdict == Verdict.Default ? leaf.Reason : null, hash);
    }

    private static ClusterOnlyValue? ClusterOnly(ChartPart part, ValueLeaf leaf) =>
        ClusterOnlyValue.All.FirstOrDefault(v =>
            (v.Chart, v.Version) == part.Chart
            && leaf.Path.Index is null
            && leaf.Path.Keys[0] == part.Key
            && v.Path == string.Join('.', leaf.Path.Keys[1..])
            && part.Files.TryGetValue(v.Template, out var template)
            && Encoding.UTF8.GetString(template) is var text
            && text.Contains($".Values.{v.Path}", StringComparison.Ordinal)
            && text.Contains("lookup ", StringComparison.Ordinal)
        );

    // A subchart alone is quicker. It counts as long as it renders what it renders among the others.
    private async Task<WholeChart> WholeOfAsync(ChartPart part, WholeChart umbrella, CancellationToken cancellationToken)
    {
        var among = umbrella.Unchanged.Below(part.Source);
        if (part.IsOwn)
            among = among with { Documents = [.. among.Documents.Where(d => !d.Source.StartsWith("charts/", StringComparison.Ordinal))] };
        var alone = Alone(part);
        alone.Unchanged = (await alone.RenderAsync(cancellationToken).ConfigureAwait(false)).Documents ?? new([], @namespace);
        if (among.ChangesTo(alone.Unchanged, RandomFields.All).IsEmpty)
            return alone;

        var again = (await RenderedAsync(umbrella, cancellationToken).ConfigureAwait(false)).Below(part.Source);
        var noise = umbrella.Unchanged.Below(part.Source).ChangesTo(again, RandomFields.All);
        if (!noise.IsEmpty)
            throw new HelmStoppedException([AuditDiagnostics.Random(chart.Name, noise[0].ToString())]);
        var whole = Umbrella(part.Source);
        whole.Unchanged = umbrella.Unchanged.Below(part.Source);
        return whole;
    }

    private static async Task<RenderedDocuments> RenderedAsync(WholeChart whole, CancellationToken cancellationToken)
    {
        var (documents, run) = await whole.RenderAsync(cancellationToken).ConfigureAwait(false);
        return documents ?? throw new HelmStoppedException(HelmOutputParser.Read(run, ChartFiles.None));
    }

    private IEnumerable<ChartPart> Parts()
    {
        foreach (var subchart in chart.Dependencies)
            yield return ChartPart.Of(chart, subchart, ArchiveOf(subchart));
        if (chart.Values.Entries.Any(e => e.Key != Charts.ChartYaml.Switches && chart.Dependencies.All(d => d.Key != e.Key)))
            yield return ChartPart.OfOwn(chart, _version);
    }

    private WholeChart Umbrella(string source = "") =>
        new(renders)
        {
            Release = release,
            Namespace = @namespace,
            ChartYaml = FileText(chart, "Chart.yaml"),
            Files =
            [
                .. chart
                    .Files.Where(f => f.Path.Text is not ("Chart.yaml" or "Chart.lock" or "values.yaml"))
                    .Select(f => (f.Path.Text, Encoding.UTF8.GetBytes(f.Text))),
            ],
            Archives = [.. chart.Dependencies.Select(ArchiveOf)],
            Values = chart.Values,
            Source = source,
        };

    private WholeChart Alone(ChartPart part) =>
        part.IsOwn
            ? new(renders)
            {
                Release = release,
                Namespace = @namespace,
                ChartYaml = ValuesWriter.Write(ChartPart.Metadata(chart.Name, _version)),
                Files = [.. part.Files.Where(f => f.Key is not ("Chart.yaml" or "values.yaml")).Select(f => (f.Key, f.Value))],
                Values = part.Values,
                Source = part.Source,
            }
            : new(renders)
            {
                Release = release,
                Namespace = @namespace,
                ChartYaml = ValuesWriter.Write(ChartPart.Metadata(chart.Name, _version, Dependency(part))),
                Archives = [part.Archive!],
                Values = part.Values,
                Source = part.Source,
            };

    private static ValuesMap Dependency(ChartPart part) =>
        ValuesMap.Of(
            ("name", part.Chart.Name),
            ("version", part.Chart.Version),
            ("alias", part.Key == part.Chart.Name ? null : (ValuesNode)part.Key),
            ("condition", $"{ChartYaml.Switches}.{part.Key}")
        );

    private string ArchiveOf(Subchart subchart) =>
        archives.First(a => (a.Subchart.Name, a.Subchart.Version) == (subchart.Name, subchart.Version)).Archive;

    private static string FileText(Chart chart, string path) => chart.Files.First(f => f.Path.Text == path).Text;
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Audit;

/// <summary>
/// Renders variants of a part. Slices: in one run of Helm, as copies of the part's chart under aliases, beside two copies with the values as
/// they are; what differs between those two comes from the aliases and from chance, and is no change. The whole chart: one run for each
/// variant, under the chart's own name.
/// </summary>
internal sealed partial class ChartCopies : IVariantRenderer
{
    private const string Umbrella = "copies";

    private readonly ChartPart _part;
    private readonly WholeChart _whole;
    private readonly HelmRenders _renders;
    private readonly ImmutableArray<RandomField> _masks;
    private readonly Dictionary<string, Task<bool>> _usable = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <param name="part">The part.</param>
    /// <param name="whole">Renders its whole chart.</param>
    /// <param name="renders">Asks Helm.</param>
    /// <param name="masks">Fields that charts make at random.</param>
    public ChartCopies(ChartPart part, WholeChart whole, HelmRenders renders, ImmutableArray<RandomField> masks) =>
        (_part, _whole, _renders, _masks) = (part, whole, renders, masks);

    /// <inheritdoc/>
    public async Task<ImmutableArray<VariantOutcome>> RenderAsync(
        Slice slice,
        ImmutableArray<Variant> variants,
        CancellationToken cancellationToken
    )
    {
        if (slice.IsWhole)
            return [.. await Task.WhenAll(variants.Select(v => _whole.RenderAsync(v, _masks, cancellationToken))).ConfigureAwait(false)];
        return await CopiesAsync(slice, variants, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ImmutableArray<VariantOutcome>> CopiesAsync(
        Slice slice,
        ImmutableArray<Variant> variants,
        CancellationToken cancellationToken
    )
    {
        var (documents, run) = await RenderCopiesAsync(slice, variants, cancellationToken).ConfigureAwait(false);
        if (documents is not null)
            return Outcomes(slice, documents, variants.Length);
        if (!await IsUsableAsync(slice, cancellationToken).ConfigureAwait(false))
            return [.. variants.Select(_ => VariantOutcome.Failed(""))];

        // One copy that fails takes the run with it. Helm names it in most messages.
        var failed = Copy.Matches(run.StandardError)
            .Select(m => int.Parse(m.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) - 2)
            .Where(i => i >= 0 && i < variants.Length)
            .ToHashSet();
        if (variants.Length == 1 || failed.Count == variants.Length)
            return [.. variants.Select(_ => VariantOutcome.Failed(""))];
        if (failed.Count == 0)
        {
            var half = variants.Length / 2;
            var first = CopiesAsync(slice, variants[..half], cancellationToken);
            var second = CopiesAsync(slice, variants[half..], cancellationToken);
            return [.. await first.ConfigureAwait(false), .. await second.ConfigureAwait(false)];
        }

        var others = new Queue<VariantOutcome>(
            await CopiesAsync(slice, [.. variants.Where((_, i) => !failed.Contains(i))], cancellationToken).ConfigureAwait(false)
        );
        return [.. variants.Select((_, i) => failed.Contains(i) ? VariantOutcome.Failed("") : others.Dequeue())];
    }

    private Task<bool> IsUsableAsync(Slice slice, CancellationToken cancellationToken)
    {
        lock (_gate)
            return _usable.TryGetValue(slice.Key, out var known) ? known : _usable[slice.Key] = RendersAsync();

        async Task<bool> RendersAsync() =>
            (await RenderCopiesAsync(slice, [], cancellationToken).ConfigureAwait(false)).Documents is not null;
    }

    private ImmutableArray<VariantOutcome> Outcomes(Slice slice, RenderedDocuments documents, int count)
    {
        var unchanged = DocumentsOf(0);
        var noise = unchanged.ChangesTo(DocumentsOf(1), _masks);
        // A slice stands for its templates only as long as it renders what they render in the whole chart.
        var real = _whole.Unchanged.Of(slice.Files.ToHashSet(StringComparer.Ordinal));
        return real.ChangesTo(unchanged, _masks).Any(c => !IsNoise(c))
            ? [.. Enumerable.Repeat(VariantOutcome.Failed(""), count)]
            :
            [
                .. Enumerable
                    .Range(2, count)
                    .Select(i => new VariantOutcome([.. unchanged.ChangesTo(DocumentsOf(i), _masks).Where(c => !IsNoise(c))])),
            ];

        RenderedDocuments DocumentsOf(int number) =>
            documents.Below($"{Umbrella}/charts/{Alias(number)}/").Renamed(Alias(number), _part.Key);

        bool IsNoise(ObjectChange change) =>
            noise.Any(n =>
                n.Object == change.Object
                && (
                    n.Field[0] == '('
                    || change.Field.StartsWith(n.Field, StringComparison.Ordinal)
                    || n.Field.StartsWith(change.Field, StringComparison.Ordinal)
                )
            );
    }

    private async Task<(RenderedDocuments? Documents, HelmRun Run)> RenderCopiesAsync(
        Slice slice,
        ImmutableArray<Variant> variants,
        CancellationToken cancellationToken
    )
    {
        var folder = _renders.CreateFolder();
        var charts = Directory.CreateDirectory(Path.Combine(folder, "charts")).FullName;
        SliceArchive.Write(_part.Chart.Name, _part.Files, slice, Path.Combine(charts, $"{_part.Chart.Name}-{_part.Chart.Version}.tgz"));
        ImmutableArray<ValuesMap> trees = [_part.Values, _part.Values, .. variants.Select(v => WholeChart.Applied(_part.Values, v))];
        var dependencies = trees.Select(
            (_, i) =>
                ValuesMap.Of(
                    ("name", _part.Chart.Name),
                    ("version", _part.Chart.Version),
                    ("alias", Alias(i)),
                    ("condition", $"{ChartYaml.Switches}.{Alias(i)}")
                )
        );
        var switches = trees.Select((t, i) => (Alias(i), t.At(ChartYaml.Switches, _part.Key))).ToArray();
        var given = trees.Select((t, i) => (Alias(i), _part.Given(t))).ToArray();
        var values = ValuesMap.Of([(ChartYaml.Switches, ValuesMap.Of(switches)), .. given]);
        await WholeChart
            .WriteAsync(folder, ValuesWriter.Write(ChartPart.Metadata(Umbrella, "1.0.0", dependencies)), values, cancellationToken)
            .ConfigureAwait(false);
        return await _renders.RenderAsync(_whole.Release, _whole.Namespace, folder, cancellationToken).ConfigureAwait(false);
    }

    // As long for every copy, so that what cuts names at a length cuts all of them alike.
    private static string Alias(int number) => string.Create(CultureInfo.InvariantCulture, $"chartcopy{number:00}");

    [GeneratedRegex(@"chartcopy(?<number>[0-9]{2})")]
    private static partial Regex Copy { get; }
}

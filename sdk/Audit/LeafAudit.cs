using System.Collections.Immutable;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Audit;

/// <summary>Templates of a chart that are rendered alone; no path means the chart as it is.</summary>
/// <param name="Files">Their paths, sorted.</param>
internal sealed record Slice(ImmutableArray<string> Files)
{
    /// <summary>The chart as it is.</summary>
    public static Slice Whole { get; } = new([]);

    /// <summary>Whether it is the chart as it is.</summary>
    public bool IsWhole => Files.IsEmpty;

    /// <summary>What tells it from others.</summary>
    public string Key => string.Join('\n', Files);
}

/// <summary>A chart's values with one leaf taken out or changed.</summary>
/// <param name="Leaf">The leaf.</param>
/// <param name="Value">What stands there instead, or <see langword="null"/> for nothing.</param>
internal sealed record Variant(ValueLeaf Leaf, ValuesNode? Value);

/// <summary>What a variant renders to, held against the values as they are.</summary>
/// <param name="Changes">The fields that differ.</param>
/// <param name="Failure">Why it does not render, or <see langword="null"/>.</param>
internal sealed record VariantOutcome(ImmutableArray<ObjectChange> Changes, string? Failure = null)
{
    /// <summary>Nothing differs.</summary>
    public static VariantOutcome Same { get; } = new([]);

    /// <summary>It does not render.</summary>
    public static VariantOutcome Failed(string message) => new([], message);
}

/// <summary>Renders variants of one chart.</summary>
internal interface IVariantRenderer
{
    /// <summary>The outcome of each variant, in their order. Each stands alone, whatever they are rendered beside.</summary>
    Task<ImmutableArray<VariantOutcome>> RenderAsync(Slice slice, ImmutableArray<Variant> variants, CancellationToken cancellationToken);
}

/// <summary>
/// Finds what each leaf does by taking it out alone, without one render of the chart for each leaf. Taking several out at once would be
/// quicker still, but proves nothing: the removals hide one another, and of two keys that say the same neither is missed. So leaves share a
/// run, not a removal: a run renders a group of copies of the chart, each copy without one leaf, and each copy has only those templates that
/// probably read its leaf. A template renders the same whatever stands beside it, so a change in a slice is a change of the chart. A leaf that
/// shows nothing goes on to a larger slice and at last alone to the whole chart: what is said to do nothing was tried with everything.
/// How slices are chosen costs time when it is wrong, never a verdict.
/// </summary>
/// <param name="renderer">Renders the copies.</param>
/// <param name="slices">The slices to try for a leaf, small ones first; the whole chart follows by itself.</param>
/// <param name="judged">Called with the number of leaves that have just got their verdict.</param>
internal sealed class LeafAudit(IVariantRenderer renderer, Func<ValueLeaf, ImmutableArray<Slice>> slices, Action<int>? judged = null)
{
    // Copies in one run: enough to share Helm's start, few enough for all processors to have something to do.
    private const int GroupSize = 12;

    private readonly Dictionary<ValueLeaf, (Verdict Verdict, VariantOutcome Evidence)> _verdicts = [];

    /// <summary>The verdict of each leaf with what shows it, in their order.</summary>
    /// <param name="leaves">The leaves.</param>
    /// <param name="isDefault">Whether a leaf equals the chart's default, so that the values are the same without it.</param>
    /// <param name="cancellationToken">Ends the renders too.</param>
    public async Task<ImmutableArray<(ValueLeaf Leaf, Verdict Verdict, VariantOutcome Evidence)>> RunAsync(
        ImmutableArray<ValueLeaf> leaves,
        Func<ValueLeaf, bool> isDefault,
        CancellationToken cancellationToken
    )
    {
        var without = leaves.Where(l => !isDefault(l)).Select(l => new Variant(l, null)).ToArray();
        await TryAsync(without, Verdict.Live, failureCounts: true, cancellationToken).ConfigureAwait(false);

        var rest = leaves.Where(l => !_verdicts.ContainsKey(l)).Select(l => (Leaf: l, Others: OtherValues.Of(l.Value))).ToArray();
        for (var i = 0; i < OtherValues.MaxCount; i++)
        {
            var changed = rest.Where(r => i < r.Others.Length && !_verdicts.ContainsKey(r.Leaf))
                .Select(r => new Variant(r.Leaf, r.Others[i]));
            await TryAsync([.. changed], Verdict.Default, failureCounts: false, cancellationToken).ConfigureAwait(false);
        }

        foreach (var leaf in leaves.Where(l => !_verdicts.ContainsKey(l)))
            Judge(leaf, Verdict.Inert, VariantOutcome.Same);
        return [.. leaves.Select(l => (l, _verdicts[l].Verdict, _verdicts[l].Evidence))];
    }

    private async Task TryAsync(Variant[] variants, Verdict verdict, bool failureCounts, CancellationToken cancellationToken)
    {
        var open = variants
            .Select(v => (Variant: v, Ladder: (ImmutableArray<Slice>)[.. slices(v.Leaf).Where(s => !s.IsWhole), Slice.Whole]))
            .ToArray();
        for (var step = 0; open.Length > 0; step++)
        {
            var groups = open.GroupBy(o => o.Ladder[step].Key, StringComparer.Ordinal).SelectMany(g => g.Chunk(GroupSize)).ToArray();
            var outcomes = await Task.WhenAll(
                    groups.Select(g => renderer.RenderAsync(g[0].Ladder[step], [.. g.Select(o => o.Variant)], cancellationToken))
                )
                .ConfigureAwait(false);
            foreach (var (item, outcome) in groups.Zip(outcomes).SelectMany(g => g.First.Zip(g.Second)))
            {
                if (!outcome.Changes.IsEmpty || (failureCounts && outcome.Failure is not null && item.Ladder[step].IsWhole))
                    Judge(item.Variant.Leaf, verdict, outcome);
            }

            open = [.. open.Where(o => step + 1 < o.Ladder.Length && !_verdicts.ContainsKey(o.Variant.Leaf))];
        }
    }

    private void Judge(ValueLeaf leaf, Verdict verdict, VariantOutcome evidence)
    {
        _verdicts.Add(leaf, (verdict, evidence));
        judged?.Invoke(1);
    }
}

using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>A key that the pinned chart does not take as it is written.</summary>
/// <param name="Values">The values that hold it.</param>
/// <param name="Path">The keys that lead to it.</param>
/// <param name="Where">The key's place.</param>
/// <param name="To">Where it belongs; none where nothing is known.</param>
/// <param name="Reason">Why it has no effect, or <see langword="null"/> where no such key exists, or it still works.</param>
/// <param name="Works">Whether the chart still heeds it.</param>
internal sealed record KeyProblem(
    ValuesPart Values,
    ImmutableArray<string> Path,
    SourceSpan Where,
    ImmutableArray<string> To,
    string? Reason,
    bool Works
)
{
    public string PathText => Values.Prefix + string.Join('.', Path);
}

/// <summary>Walks values along the contract of the pinned chart, whatever version they were written for.</summary>
internal static class ContractWalk
{
    public static IEnumerable<KeyProblem> Run(ScannedRepository repository) =>
        repository
            .Values.Where(v => v.Chart?.Pinned is not null)
            .SelectMany(v => Contracts.Of(v.Chart!.Pinned!) is { } contract ? Map(v, v.Root, contract.Root, contract.Root, []) : []);

    private static IEnumerable<KeyProblem> Map(
        ValuesPart values,
        ValuesMap map,
        ContractNode node,
        ContractNode root,
        ImmutableArray<string> path
    )
    {
        var subchart = values.Chart!.Pinned!;
        foreach (var entry in map.Entries)
        {
            var at = path.Add(entry.Key);
            // A null is no value; any other, however empty, is refused at an unknown key.
            if (
                entry.KeyWhere is not { } where
                || entry.Value is ValuesScalar { Kind: ScalarKind.Null }
                || (subchart == Subcharts.Airflow && RemovedInAirflow3.Covers(at))
            )
                continue;
            if (Relocations.Find(subchart, at, ValuesMap.Empty) is { } relocation)
                yield return new(values, at, where, relocation.To, relocation.Reason, Works: false);
            else if (node.Children.TryGetValue(entry.Key, out var child))
            {
                if (!child.Replacements.IsDefault && entry.Value.IsNothing())
                    continue;
                if (
                    !child.Replacements.IsDefault
                    && (entry.Value is not ValuesMap { Count: > 0 } || child.Children.Values.All(c => c.Replacements.IsDefault))
                )
                    yield return new(values, at, where, child.Replacements, null, Works: true);
                else if (entry.Value is ValuesMap below)
                {
                    foreach (var problem in Map(values, below, child, root, at))
                        yield return problem;
                }
            }
            else if (node.Refuses && !Relocations.HasBelow(subchart, at))
                yield return new(
                    values,
                    at,
                    where,
                    NearestValue.Of(root, path, entry.Key, []) is { } near ? [string.Join('.', near)] : [],
                    null,
                    Works: false
                );
            else if (entry.Value is ValuesMap below && !node.IsOpen)
            {
                foreach (var problem in Map(values, below, new() { IsOpen = !node.Refuses }, root, at))
                    yield return problem;
            }
        }
    }
}

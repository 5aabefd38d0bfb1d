using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8020: a key that the pinned version of the chart does not read, or refuses.</summary>
internal sealed class UnknownChartKey : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        from values in repository.Values
        where values.Chart?.Pinned is not null
        let root = ChartFinder.ContractOf(values.Chart!.Pinned)
        where root is not null
        from unknown in Unknown(values.Root, root, [])
        where !(values.Chart!.Pinned == Subcharts.Airflow && RemovedInAirflow3.Covers(unknown.Path))
        select Finding(values, unknown.Path, unknown.Where, unknown.Known);

    private static IEnumerable<(ImmutableArray<string> Path, SourceSpan Where, IEnumerable<string> Known)> Unknown(
        ValuesMap map,
        ContractNode node,
        ImmutableArray<string> path
    )
    {
        foreach (var entry in map.Entries)
        {
            if (node.Children.TryGetValue(entry.Key, out var child))
            {
                if (entry.Value is ValuesMap below)
                {
                    foreach (var unknown in Unknown(below, child, path.Add(entry.Key)))
                        yield return unknown;
                }
            }
            else if (!node.IsOpen && node.Children.Count > 0 && entry.KeyWhere is { } where)
            {
                yield return (path.Add(entry.Key), where, node.Children.Keys);
            }
        }
    }

    private static ScanFinding Finding(ChartValues values, ImmutableArray<string> path, SourceSpan where, IEnumerable<string> known)
    {
        var text = string.Join('.', path);
        var (suggestion, resolvedBy) = Move(values.Chart!.Pinned!, path, known);
        return ScanFinding.Error(
            "CG8020",
            where,
            $"'{values.Prefix}{text}' is no key of the chart {values.Chart}: Helm refuses it, or passes over it in silence.",
            suggestion,
            resolvedBy,
            $"keys where {values.Chart} reads them"
        );
    }

    private static (string Suggestion, string ResolvedBy) Move(Subchart chart, ImmutableArray<string> path, IEnumerable<string> known)
    {
        if (chart == Subcharts.Airflow && path is [var part, "extraEnv" or "extraEnvFrom"])
        {
            return (
                $"Variables of this part belong to '{part}.env'{(part == "workers" ? " (of 'workers.celery' and 'workers.kubernetes')" : "")}, those of all parts to the root's 'env' or 'extraEnv'.",
                $"airflow.env reaches every container, airflow.{part}.env this part; both are written where the chart reads them"
            );
        }

        var nearest = ClosestName.Of(path[^1], known);
        return (
            nearest is null ? "Remove it, or look its place up in the chart's values." : $"Did you mean '{string.Join('.', path[..^1].Add(nearest))}'?",
            "every key that is written is held against the chart's contract; raw values go below values: of the component"
        );
    }
}

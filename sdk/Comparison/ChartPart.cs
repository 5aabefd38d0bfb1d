using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Comparison;

/// <summary>A chart without its subcharts, or a subchart, and how many objects it makes.</summary>
/// <param name="Name"><c>platform</c>, <c>platform/airflow</c>.</param>
/// <param name="Before">Its objects before.</param>
/// <param name="After">Its objects after.</param>
public sealed record ChartPart(string Name, int Before, int After)
{
    /// <summary>The part that an object comes from.</summary>
    /// <param name="source">The chart file, as Helm names it.</param>
    public static string NameOf(string source) =>
        source.Split('/') is [var chart, "charts", var subchart, ..] ? $"{chart}/{subchart}" : source.Split('/')[0];

    internal static ImmutableArray<ChartPart> Of(ImmutableArray<RenderedObject> before, ImmutableArray<RenderedObject> after)
    {
        var (old, now) = (before.ToLookup(o => NameOf(o.Source)), after.ToLookup(o => NameOf(o.Source)));
        return
        [
            .. old.Concat(now)
                .Select(g => g.Key)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => new ChartPart(name, old[name].Count(), now[name].Count())),
        ];
    }
}

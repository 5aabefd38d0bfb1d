using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Comparison;

/// <summary>Everything that differs between two profiles or charts.</summary>
/// <param name="Settings">Settings; none where those of a side are not known.</param>
/// <param name="Values">Values of charts.</param>
/// <param name="Objects">Rendered objects, the heaviest changes first.</param>
/// <param name="Parts">The charts and subcharts that the objects of both sides come from.</param>
/// <param name="Images">Images.</param>
/// <param name="Demand">What pods and claims ask for.</param>
public sealed record Difference(
    ImmutableArray<SettingChange> Settings,
    ImmutableArray<ValueChange> Values,
    ImmutableArray<ObjectChange> Objects,
    ImmutableArray<ChartPart> Parts,
    ImmutableArray<ImageChange> Images,
    DemandComparisonResult Demand
)
{
    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Settings.IsEmpty && Values.IsEmpty && Objects.IsEmpty;

    /// <summary>Compares two sides.</summary>
    /// <param name="before">What stands, or did.</param>
    /// <param name="after">What shall stand.</param>
    /// <param name="masks">Fields that differ with each render.</param>
    public static Difference Between(ComparedSide before, ComparedSide after, ImmutableArray<RandomField> masks = default) =>
        new(
            before.Settings is null || after.Settings is null ? [] : [.. InSettings(before.Settings, after.Settings)],
            [
                .. before
                    .Values.Keys.Union(after.Values.Keys)
                    .Order(StringComparer.Ordinal)
                    .SelectMany(chart =>
                        TreeComparison
                            .Compare(Of(before, chart), Of(after, chart), leaves: true)
                            .Select(field => new ValueChange(chart, field))
                    ),
            ],
            ObjectComparison.Compare(before.Objects, after.Objects, masks),
            ChartPart.Of(before.Objects, after.Objects),
            ImageComparison.Compare(before.Objects, after.Objects),
            DemandComparison.Compare(before.Objects, after.Objects)
        );

    private static ValuesMap Of(ComparedSide side, string chart) => side.Values.GetValueOrDefault(chart, ValuesMap.Empty);

    private static IEnumerable<SettingChange> InSettings(SettingListing before, SettingListing after)
    {
        var old = before.Settings.ToDictionary(s => s.Path, StringComparer.Ordinal);
        var now = after.Settings.ToDictionary(s => s.Path, StringComparer.Ordinal);
        return from path in after.Settings.Select(s => s.Path).Union(old.Keys, StringComparer.Ordinal)
            let a = old.GetValueOrDefault(path)
            let b = now.GetValueOrDefault(path)
            where !ValuesNode.DeepEquals(a?.Value, b?.Value)
            select new SettingChange(path, Text(a), Text(b), a?.Source, b?.Source);
    }

    // What is secret in it is hidden already.
    private static string? Text(ResolvedSetting? setting) => setting is null ? null : ShownText.OneLine(setting.Value, "");
}

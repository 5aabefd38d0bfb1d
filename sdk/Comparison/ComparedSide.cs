using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Comparison;

/// <summary>One side of a comparison: a profile, or charts that stand in a folder.</summary>
public sealed record ComparedSide
{
    /// <summary>The settings of a profile; <see langword="null"/> for charts whose settings are not known.</summary>
    public SettingListing? Settings { get; init; }

    /// <summary>The values of each chart, by the chart's name.</summary>
    public required ImmutableSortedDictionary<string, ValuesMap> Values { get; init; }

    /// <summary>The objects of all charts.</summary>
    public required ImmutableArray<RenderedObject> Objects { get; init; }
}

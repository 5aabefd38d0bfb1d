using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Charts;

/// <summary>An umbrella chart in memory.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Files">Its files, sorted by path, each path once.</param>
/// <param name="Dependencies">Its subcharts in the order of Chart.yaml.</param>
/// <param name="Values">The tree of its values.yaml.</param>
/// <param name="Components">What the components brought.</param>
public sealed record Chart(
    string Name,
    ImmutableArray<ChartFile> Files,
    ImmutableArray<Subchart> Dependencies,
    ValuesMap Values,
    ImmutableArray<ComponentOutput> Components
);

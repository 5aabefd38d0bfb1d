using System.Collections.Immutable;

namespace ChartGen.Sdk.Manifests;

/// <summary>A chart as Helm rendered it.</summary>
/// <param name="Name">The chart's name.</param>
/// <param name="Objects">The rendered objects; none when the chart does not render.</param>
public sealed record RenderedChart(string Name, ImmutableArray<RenderedObject> Objects);

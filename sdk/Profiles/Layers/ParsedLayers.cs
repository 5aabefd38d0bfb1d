using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Profiles.Layers;

/// <summary>What parsing one origin gave.</summary>
/// <param name="Layers">Its layers, the weakest first.</param>
/// <param name="Diagnostics">What was wrong.</param>
internal sealed record ParsedLayers(ImmutableArray<SettingsLayer> Layers, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The ARNs of settings that are parts of one.</summary>
    public ImmutableArray<FactArn> Arns { get; init; } = [];
}

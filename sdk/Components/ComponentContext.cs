using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Components;

/// <summary>What a component may know: the profile, and what the components before it have built.</summary>
/// <param name="Profile">The validated profile.</param>
/// <param name="Earlier">Outputs of the components that stand before this one in the registry.</param>
/// <param name="Images">Turns an upstream image into the one that is pulled.</param>
/// <param name="Diagnostics">Takes findings, CG20xx.</param>
public sealed record ComponentContext(
    EnvironmentProfile Profile,
    ImmutableArray<ComponentOutput> Earlier,
    ImageResolver Images,
    DiagnosticBag Diagnostics
)
{
    /// <summary>What the platform chart's components brought, for a component of the prerequisites chart; empty while the platform chart is built.</summary>
    public ImmutableArray<ComponentOutput> Platform { get; init; } = [];
}

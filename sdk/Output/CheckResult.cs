using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Output;

/// <summary>What <see cref="ChartWriter.Check"/> found.</summary>
/// <param name="Differences">One warning for each file that is not as it would be generated, sorted by path.</param>
/// <param name="Problems">Errors that kept the folder from being compared.</param>
public sealed record CheckResult(ImmutableArray<Diagnostic> Differences, ImmutableArray<Diagnostic> Problems)
{
    /// <summary>Whether the folder holds exactly what would be generated.</summary>
    public bool IsClean => Differences.IsEmpty && Problems.IsEmpty;
}

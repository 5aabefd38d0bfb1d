using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Output;

/// <summary>How a run of <see cref="ChartWriter.WriteAsync"/> ended.</summary>
public enum WriteOutcome
{
    /// <summary>The new chart stands.</summary>
    Written,

    /// <summary>The chart stood already; no file was touched and nothing was staged or verified.</summary>
    Unchanged,

    /// <summary>The folder may not or cannot be written: <see cref="WriteResult.Diagnostics"/> say why. The old chart stands.</summary>
    Refused,

    /// <summary>The verification refused the staged chart. The old chart stands.</summary>
    Rejected,
}

/// <summary>What <see cref="ChartWriter.WriteAsync"/> did.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Changed">Paths that were added, changed or removed, sorted, without <c>.chartgen.json</c>.</param>
/// <param name="Foreign">Files in the folder that are not ours and were left, sorted.</param>
/// <param name="Diagnostics">Errors where the folder was refused; else notes.</param>
public sealed record WriteResult(
    WriteOutcome Outcome,
    ImmutableArray<string> Changed,
    ImmutableArray<string> Foreign,
    ImmutableArray<Diagnostic> Diagnostics
);

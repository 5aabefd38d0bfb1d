using System.Collections.Immutable;
using System.Text.Json;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Commands;

/// <summary>How a command ended, before anything is printed.</summary>
internal sealed record CommandOutcome
{
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What the command found as its result: counted and reported, but printed by <see cref="Text"/> and <see cref="Json"/>.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>Whether Helm could not be had.</summary>
    public bool NoHelm { get; init; }

    /// <summary>Whether kubectl could not be had.</summary>
    public bool NoKubectl { get; init; }

    /// <summary>Whether something differs from what stands.</summary>
    public bool HasDifferences { get; init; }

    /// <summary>Whether the command line itself was wrong.</summary>
    public bool WrongUsage { get; init; }

    /// <summary>Whether the user ended the run.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Writes the result as JSON; <see langword="null"/> where there is none.</summary>
    public Action<Utf8JsonWriter>? Json { get; init; }

    /// <summary>Writes the result for a person.</summary>
    public Action<TextWriter>? Text { get; init; }

    public int ExitCode =>
        this switch
        {
            { Cancelled: true } => ExitCodes.Cancelled,
            { WrongUsage: true } => ExitCodes.WrongUsage,
            { NoHelm: true } or { NoKubectl: true } => ExitCodes.NoHelm,
            _ when Diagnostics.Any(d => d.Severity == Severity.Error) => ExitCodes.Problems,
            { Findings: [_, ..] } => ExitCodes.Problems,
            { HasDifferences: true } => ExitCodes.Differences,
            _ => ExitCodes.Good,
        };
}

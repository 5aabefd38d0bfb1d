using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Output;

/// <summary>Ends a run whose folder cannot be read or written; never leaves <see cref="ChartWriter"/>.</summary>
internal sealed class OutputException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    /// <summary>What is told.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;
}

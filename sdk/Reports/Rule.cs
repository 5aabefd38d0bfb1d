using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Reports;

/// <summary>What a code means, as <c>docs/rules.md</c> says it.</summary>
/// <param name="Code"><c>CG</c> and four digits.</param>
/// <param name="Title">The rule, or what breaks it, in one sentence.</param>
/// <param name="Severity">How much it matters unless an option or a profile says otherwise.</param>
/// <param name="Room">The folder whose code finds it.</param>
public sealed record Rule(string Code, string Title, Severity Severity, string Room)
{
    /// <summary>What goes wrong where the rule is broken.</summary>
    public required string Why { get; init; }

    /// <summary>A finding as it is printed, in several lines.</summary>
    public required string Example { get; init; }

    /// <summary>What to do.</summary>
    public required string Fix { get; init; }
}

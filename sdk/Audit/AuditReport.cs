using System.Collections.Immutable;

namespace ChartGen.Sdk.Audit;

/// <summary>What a value of a chart does.</summary>
public enum Verdict
{
    /// <summary>Without it another object is rendered, or none at all.</summary>
    Live,

    /// <summary>Nothing changes without it, since it says what the chart does anyway; with another value something changes.</summary>
    Default,

    /// <summary>Nothing changes, neither without it nor with another value.</summary>
    Inert,
}

/// <summary>Verdicts as they are printed.</summary>
public static class Verdicts
{
    /// <summary>The word for a verdict: <c>live</c>, <c>default</c> or <c>inert</c>.</summary>
    public static string Word(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Live => "live",
            Verdict.Default => "default",
            _ => "inert",
        };
}

/// <summary>What was found about one value.</summary>
/// <param name="Path">Its path in the chart's values, as <c>--set</c> takes it.</param>
/// <param name="Verdict">What it does.</param>
/// <param name="Changes">What shows it, the first three in ordinal order: fields of objects, or that the render fails.</param>
/// <param name="Reason">Why it stands although it changes nothing here, or <see langword="null"/>.</param>
/// <param name="Hash">The start of the SHA-256 of the value.</param>
public sealed record AuditedValue(string Path, Verdict Verdict, ImmutableArray<string> Changes, string? Reason, string Hash);

/// <summary>A subchart that the audit rendered.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Content">The digest of its content, as the catalog keeps it.</param>
public sealed record AuditedChart(string Name, string Version, string Content);

/// <summary>What was found about a profile's values.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Charts">The subcharts, sorted by name.</param>
/// <param name="Values">Every value of its charts, in the order of installation and of values.yaml.</param>
/// <param name="Renders">How often Helm was asked.</param>
public sealed record AuditReport(string Profile, ImmutableArray<AuditedChart> Charts, ImmutableArray<AuditedValue> Values, int Renders)
{
    /// <summary>How many values have a verdict.</summary>
    public int Count(Verdict verdict) => Values.Count(v => v.Verdict == verdict);
}

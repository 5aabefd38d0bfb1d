using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Audit;

/// <summary>What an audit finds. Codes are never reused.</summary>
internal static class AuditDiagnostics
{
    /// <summary>CG4601: a value that does nothing.</summary>
    public static Diagnostic Inert(SourceSpan where, string path, string chart, string suggestion) =>
        Diagnostic.Error(
            "CG4601",
            where,
            $"'{path}' does nothing: {chart} renders the same without it and with another value.",
            suggestion
        );

    /// <summary>CG4602: a value that repeats what holds anyway, without a reason.</summary>
    public static Diagnostic Needless(SourceSpan where, string path, string chart) =>
        Diagnostic.Warning(
            "CG4602",
            where,
            $"'{path}' says what {chart} does without it.",
            "Take it out, or give the reason above it in a comment that begins with 'Pinned:'."
        );

    /// <summary>CG4603: stand-ins have no templates.</summary>
    public static Diagnostic NoCharts(IEnumerable<string> charts) =>
        Diagnostic.Error(
            "CG4603",
            null,
            $"What a value does shows in real charts only, and {string.Join(", ", charts)} could not be reached.",
            "Give the real charts with --chart-source, or put them into the folder charts beside chartgen.yaml."
        );

    /// <summary>CG4604: a chart that renders differently each time.</summary>
    public static Diagnostic Random(string chart, string change) =>
        Diagnostic.Error(
            "CG4604",
            null,
            $"Two renders of the chart {chart} differ in {change}: what changes by itself hides what a value changes.",
            "See 'chartgen validate', which names the field and what to do about it."
        );
}

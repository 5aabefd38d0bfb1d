using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Scan;

/// <summary>Something of a repository that has to change for the target profile.</summary>
/// <param name="Code">The rule, CG80xx.</param>
/// <param name="Severity">Whether the target breaks or leaks on it (error), or merely runs worse (warning).</param>
/// <param name="Where">The place in the repository.</param>
/// <param name="Message">The fact, without a secret's value.</param>
public sealed record ScanFinding(string Code, Severity Severity, SourceSpan Where, string Message)
{
    /// <summary>What a person would do about it.</summary>
    public required string Suggestion { get; init; }

    /// <summary>What the generated chart does about it, with the setting that says so.</summary>
    public required string ResolvedBy { get; init; }

    /// <summary>The change in a few words, as a list of tasks has it; findings with the same words are one task.</summary>
    public required string Task { get; init; }

    /// <summary>The finding as an ordinary one, for reports that know no chart.</summary>
    public Diagnostic ToDiagnostic() =>
        new(Code, Severity, Where, Message)
        {
            Suggestion = Suggestion,
            HidesValue = true,
            Line = "",
        };

    internal static ScanFinding Error(string code, SourceSpan where, string message, string suggestion, string resolvedBy, string task) =>
        Of(code, Severity.Error, where, message, suggestion, resolvedBy, task);

    internal static ScanFinding Warning(string code, SourceSpan where, string message, string suggestion, string resolvedBy, string task) =>
        Of(code, Severity.Warning, where, message, suggestion, resolvedBy, task);

    private static ScanFinding Of(
        string code,
        Severity severity,
        SourceSpan where,
        string message,
        string suggestion,
        string resolvedBy,
        string task
    ) =>
        new(code, severity, where, message)
        {
            Suggestion = suggestion,
            ResolvedBy = resolvedBy,
            Task = task,
        };
}

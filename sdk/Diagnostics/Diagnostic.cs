namespace ChartGen.Sdk.Diagnostics;

/// <summary>One finding of any stage.</summary>
/// <param name="Code">The rule that was broken, <c>CG</c> and four digits; never reused for another rule.</param>
/// <param name="Severity">Whether the finding stops the run.</param>
/// <param name="Where">The place that has to change, or <see langword="null"/> when no file is to blame.</param>
/// <param name="Message">The fact, without a secret's value.</param>
public sealed record Diagnostic(string Code, Severity Severity, SourceSpan? Where, string Message)
{
    /// <summary>A next step the reader can take, or <see langword="null"/>.</summary>
    public string? Suggestion { get; init; }

    /// <summary>An error with a next step.</summary>
    public static Diagnostic Error(string code, SourceSpan? where, string message, string? suggestion = null) =>
        new(code, Severity.Error, where, message) { Suggestion = suggestion };

    /// <summary>A warning with a next step.</summary>
    public static Diagnostic Warning(string code, SourceSpan? where, string message, string? suggestion = null) =>
        new(code, Severity.Warning, where, message) { Suggestion = suggestion };

    /// <summary>The finding on one line, in the form that editors and CI systems recognise.</summary>
    public override string ToString() =>
        $"{(Where is { } where ? where + ": " : "")}{SeverityWord} {Code}: {Message}{(Suggestion is null ? "" : " " + Suggestion)}";

    private string SeverityWord =>
        Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "note",
        };
}

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

    /// <summary>The reason for which the site accepts the finding, or <see langword="null"/>; an accepted finding is a note.</summary>
    public string? Excepted { get; init; }

    /// <summary>Whether a value stands at the place that nobody may read again, such as a key; reports then mask it.</summary>
    public bool HidesValue { get; init; }

    /// <summary>The line at the place, where the file on the disk is not the one that is meant: a chart that was refused is not there.</summary>
    public string? Line { get; init; }

    /// <summary>An error with a next step.</summary>
    public static Diagnostic Error(string code, SourceSpan? where, string message, string? suggestion = null) =>
        new(code, Severity.Error, where, message) { Suggestion = suggestion };

    /// <summary>A warning with a next step.</summary>
    public static Diagnostic Warning(string code, SourceSpan? where, string message, string? suggestion = null) =>
        new(code, Severity.Warning, where, message) { Suggestion = suggestion };

    /// <summary>The finding on one line, in the form that editors and CI systems recognise.</summary>
    public override string ToString() =>
        $"{(Where is { } where ? where + ": " : "")}{Severity.Word()} {Code}: {Message}{(Suggestion is null ? "" : " " + Suggestion)}";
}

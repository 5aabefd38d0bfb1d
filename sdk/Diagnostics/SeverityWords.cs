namespace ChartGen.Sdk.Diagnostics;

/// <summary>How severities are written everywhere: in text, in JSON and on the page of rules.</summary>
public static class SeverityWords
{
    /// <summary><c>error</c>, <c>warning</c> or <c>note</c>; SARIF has the same levels.</summary>
    public static string Word(this Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "note",
        };

    /// <summary>The severity of a word, or <see langword="null"/> for another word.</summary>
    public static Severity? SeverityOf(string word) =>
        word switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            "note" => Severity.Note,
            _ => null,
        };
}

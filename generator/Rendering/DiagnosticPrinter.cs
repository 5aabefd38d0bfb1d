using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Rendering;

/// <summary>Shows findings to a person: place, code, fact, the line itself and the next step.</summary>
internal sealed class DiagnosticPrinter(Terminal terminal, string directory)
{
    /// <summary>After so many findings of one code the reader knows what they look like.</summary>
    private const int Excerpts = 3;

    /// <summary>Longer lines are shown from shortly before the place on.</summary>
    private const int LineWidth = 160;

    private readonly Dictionary<string, int> _printed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _lines = new(StringComparer.Ordinal);

    public void Print(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Print(diagnostic);
    }

    private void Print(Diagnostic diagnostic)
    {
        var ink = diagnostic.Severity switch
        {
            Severity.Error => Ink.Red,
            Severity.Warning => Ink.Yellow,
            _ => Ink.Cyan,
        };
        var place = diagnostic.Where is { } where ? $"{where}: " : "";
        terminal.Error.WriteLine($"{place}{terminal.Paint($"{diagnostic.Severity.Word()} {diagnostic.Code}", ink)}: {diagnostic.Message}");
        var count = _printed[diagnostic.Code] = _printed.GetValueOrDefault(diagnostic.Code) + 1;
        if (count <= Excerpts && diagnostic.Where is { Line: > 0 } span && Excerpt.Of(diagnostic.Line ?? LineAt(span), span) is { } excerpt)
            PrintLine(span, diagnostic.HidesValue ? excerpt.Masked() : excerpt.Within(LineWidth), diagnostic.Suggestion);
        else if (diagnostic.Suggestion is not null && count <= Excerpts)
            terminal.Error.WriteLine($"      {diagnostic.Suggestion}");
    }

    private void PrintLine(SourceSpan span, Excerpt excerpt, string? suggestion)
    {
        var carets = terminal.Paint(new string('^', excerpt.Length), Ink.Bold);
        terminal.Error.WriteLine($"{span.Line, 5} | {excerpt.Line}");
        terminal.Error.WriteLine($"      | {excerpt.Lead}{carets}{(suggestion is null ? "" : " " + suggestion)}");
    }

    private string? LineAt(SourceSpan span)
    {
        if (!_lines.TryGetValue(span.File, out var lines))
        {
            var path = Path.Combine(directory, span.File);
            _lines[span.File] = lines = File.Exists(path) && new FileInfo(path).Length < 1_000_000 ? File.ReadAllLines(path) : [];
        }

        return span.Line <= lines.Length ? lines[span.Line - 1] : null;
    }
}

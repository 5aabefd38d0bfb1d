using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Rendering;

/// <summary>Shows findings to a person: place, code, fact, the line itself and the next step.</summary>
internal sealed class DiagnosticPrinter(Terminal terminal, string directory)
{
    /// <summary>After so many findings of one code the reader knows what they look like.</summary>
    private const int Excerpts = 3;

    private readonly Dictionary<string, int> _printed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _lines = new(StringComparer.Ordinal);

    public void Print(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Print(diagnostic);
    }

    private void Print(Diagnostic diagnostic)
    {
        var (word, ink) = diagnostic.Severity switch
        {
            Severity.Error => ("error", Ink.Red),
            Severity.Warning => ("warning", Ink.Yellow),
            _ => ("note", Ink.Cyan),
        };
        var place = diagnostic.Where is { } where ? $"{where}: " : "";
        terminal.Error.WriteLine($"{place}{terminal.Paint($"{word} {diagnostic.Code}", ink)}: {diagnostic.Message}");
        var count = _printed[diagnostic.Code] = _printed.GetValueOrDefault(diagnostic.Code) + 1;
        if (count <= Excerpts && diagnostic.Where is { Line: > 0 } span && LineAt(span) is { } line)
            PrintLine(span, line, diagnostic.Suggestion);
        else if (diagnostic.Suggestion is not null && count <= Excerpts)
            terminal.Error.WriteLine($"      {diagnostic.Suggestion}");
    }

    private void PrintLine(SourceSpan span, string line, string? suggestion)
    {
        // A column is a character, so a tab or a wide character above must take the same room below.
        var lead = new string([.. line.Take(span.Column - 1).Select(c => c == '\t' ? '\t' : ' ')]);
        var carets = terminal.Paint(new string('^', Math.Clamp(span.Length, 1, Math.Max(1, line.Length - span.Column + 1))), Ink.Bold);
        terminal.Error.WriteLine($"{span.Line, 5} | {line}");
        terminal.Error.WriteLine($"      | {lead}{carets}{(suggestion is null ? "" : " " + suggestion)}");
    }

    private string? LineAt(SourceSpan span)
    {
        if (!_lines.TryGetValue(span.File, out var lines))
        {
            var path = Path.Combine(directory, span.File);
            _lines[span.File] = lines = File.Exists(path) && new FileInfo(path).Length < 1_000_000 ? File.ReadAllLines(path) : [];
        }

        var line = span.Line <= lines.Length ? lines[span.Line - 1] : null;
        return line is null || line.Length > 160 || line.Any(c => char.IsControl(c) && c != '\t') || span.Column > line.Length + 1
            ? null
            : line;
    }
}

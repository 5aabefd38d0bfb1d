namespace ChartGen.Templates.Umbrella;

/// <summary>Texts as Markdown shows them unchanged, in a table too.</summary>
internal static class Markdown
{
    /// <summary>A text in code letters.</summary>
    public static string Code(string text)
    {
        var line = text.ReplaceLineEndings("\\n").Replace("|", "\\|", StringComparison.Ordinal);
        var fence = new string('`', LongestRun(line) + 1);
        var space = line.StartsWith('`') || line.EndsWith('`') ? " " : "";
        return $"{fence}{space}{line}{space}{fence}";
    }

    /// <summary>Several texts in code letters.</summary>
    public static string Codes(IEnumerable<string> texts) => string.Join(", ", texts.Select(Code));

    /// <summary>A text in plain letters, on one line.</summary>
    public static string Plain(string text) =>
        string.Concat(
            text.ReplaceLineEndings(" ").Select(c => c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '|' ? $"\\{c}" : $"{c}")
        );

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}

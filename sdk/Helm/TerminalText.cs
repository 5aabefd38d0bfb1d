using System.Text;

namespace ChartGen.Sdk.Helm;

/// <summary>Makes text of others safe to print: a chart's text could otherwise carry terminal escapes (GHSA-c38g-469g-cmgx).</summary>
internal static class TerminalText
{
    private const int ExcerptLength = 200;

    /// <summary>The lines without blanks around them, joined by one blank, without control characters.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is ' ' or '\n' or '\r' or '\t')
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (!char.IsControl(c) && c is not ('\u2028' or '\u2029') && !IsBidiControl(c))
            {
                line.Append(c);
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>The start of the text on one line; for text that may be of any length and is no message.</summary>
    public static string Excerpt(string text)
    {
        var line = OneLine(text.Length > 4 * ExcerptLength ? text[..(4 * ExcerptLength)] : text);
        return line.Length <= ExcerptLength ? line : line[..ExcerptLength] + "…";
    }

    // Marks that turn the reading direction can make a line show another order than it has.
    private static bool IsBidiControl(char c) => c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}

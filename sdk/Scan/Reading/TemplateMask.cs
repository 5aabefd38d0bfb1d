using System.Text;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>Makes a Helm template readable as YAML: a line of actions becomes blank, an action inside a line one word of the same width.</summary>
internal static class TemplateMask
{
    public static bool IsTemplate(string text) => text.Contains("{{", StringComparison.Ordinal);

    public static string Apply(string text)
    {
        var masked = new StringBuilder(text);
        for (var start = text.IndexOf("{{", StringComparison.Ordinal); start >= 0; )
        {
            var end = EndOfAction(text, start + 2);
            for (var i = start; i < end; i++)
            {
                if (text[i] != '\n')
                    masked[i] = TreeExtensions.Mask;
            }

            start = text.IndexOf("{{", end, StringComparison.Ordinal);
        }

        return string.Join('\n', masked.ToString().Split('\n').Select(line => IsBlankBut(line) ? "" : line));
    }

    private static int EndOfAction(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '}' && i + 1 < text.Length && text[i + 1] == '}')
                return i + 2;
            if (text[i] is '"' or '`')
                i = EndOfQuote(text, i);
        }

        return text.Length;
    }

    private static int EndOfQuote(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && text[start] == '"')
                i++;
            else if (text[i] == text[start])
                return i;
        }

        return text.Length;
    }

    private static bool IsBlankBut(string line) =>
        line.Contains(TreeExtensions.Mask, StringComparison.Ordinal) && line.AsSpan().IndexOfAnyExcept(" \t\r\uE010") < 0;
}

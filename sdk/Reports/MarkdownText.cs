using System.Text;

namespace ChartGen.Sdk.Reports;

/// <summary>Text of others within Markdown: it looks as it was written, and nobody is called or linked by it.</summary>
internal static class MarkdownText
{
    /// <summary>GitHub ends what a sign begins at this, and shows nothing of it.</summary>
    private const string Stop = "<!-- -->";

    /// <summary>The text for a table's cell, on one line.</summary>
    public static string Cell(string text)
    {
        var cell = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            switch (text[i])
            {
                case '\n' or '\t' or '\r':
                    cell.Append(' ');
                    break;
                case '<':
                    cell.Append("&lt;");
                    break;
                case '>':
                    cell.Append("&gt;");
                    break;
                case '&':
                    cell.Append("&amp;");
                    break;
                // A mention, an issue, an emoji.
                case '@' or '#' or ':' when char.IsLetterOrDigit(next):
                    cell.Append(text[i]).Append(Stop);
                    break;
                case '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '$':
                    cell.Append('\\').Append(text[i]);
                    break;
                case var control when char.IsControl(control):
                    break;
                case var other:
                    cell.Append(other);
                    break;
            }
        }

        return cell.ToString();
    }

    /// <summary>The text as code, outside tables.</summary>
    public static string Code(string text)
    {
        var line = new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);
        var fence = new string('`', line.Split('`').Length);
        return line.Contains('`', StringComparison.Ordinal) ? $"{fence} {line} {fence}" : $"`{line}`";
    }
}

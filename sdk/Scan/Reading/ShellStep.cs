using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>One command line of a script, its continuations joined.</summary>
internal sealed partial class ShellStep
{
    private const int LongestLine = 4000;

    private readonly List<(int Line, int Column)> _places;

    private ShellStep(ScannedFile file, string text, List<(int, int)> places) => (File, Text, _places) = (file, text, places);

    public ScannedFile File { get; }

    public string Text { get; }

    public SourceSpan At(int index, int length = 1)
    {
        var (line, column) = _places[Math.Min(index, _places.Count - 1)];
        return new(File.Path, line, column, Math.Max(1, length));
    }

    /// <summary>The words after a match, quotes taken off, as far as the command goes.</summary>
    public static ImmutableArray<string> Words(string text) => [.. WordPattern.Matches(Command(text)).Select(m => Unquoted(m.Value))];

    /// <summary>Commands of a script's text; comments, and lines that only print, are none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">The text, with the file's own lines and columns.</param>
    public static IEnumerable<ShellStep> In(ScannedFile file, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]) || lines[i].Length > LongestLine || IsSilent(lines[i]))
                continue;
            var joined = new StringBuilder();
            var places = new List<(int, int)>();
            while (true)
            {
                var goesOn = lines[i].TrimEnd().EndsWith('\\') && i + 1 < lines.Length;
                var line = goesOn ? lines[i].TrimEnd()[..^1] : lines[i];
                for (var c = 0; c < line.Length; c++)
                    places.Add((i + 1, c + 1));
                joined.Append(line);
                if (!goesOn)
                    break;
                places.Add((i + 1, line.Length + 1));
                joined.Append(' ');
                i++;
            }

            if (places.Count > 0)
                yield return new(file, joined.ToString(), places);
        }
    }

    private static bool IsSilent(string line)
    {
        var start = line.TrimStart().TrimStart('@', '-');
        return start.StartsWith('#')
            || start.StartsWith("echo ", StringComparison.Ordinal)
            || start.StartsWith("printf ", StringComparison.Ordinal);
    }

    // What follows a pipe or a semicolon is another command.
    private static string Command(string text)
    {
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            if (quote != '\0')
                quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '"' or '\'')
                quote = text[i];
            else if (text[i] is '|' or ';' or '&' or '>' or '<')
                return text[..i];
        }

        return text;
    }

    private static string Unquoted(string word) =>
        word.Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);

    [GeneratedRegex(@"(?:""[^""]*""|'[^']*'|[^\s""'])+", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern { get; }
}

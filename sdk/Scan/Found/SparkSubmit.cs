using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>A call of spark-submit, taken apart.</summary>
/// <param name="Application">The program.</param>
/// <param name="MainClass">The class of a jar, or <see langword="null"/>.</param>
/// <param name="Options">The options before the program.</param>
/// <param name="Arguments">What follows the program.</param>
internal sealed partial record SparkSubmit(
    string Application,
    string? MainClass,
    ImmutableArray<(string Name, string Value)> Options,
    ImmutableArray<string> Arguments
)
{
    /// <summary>Finds a call in a container's command and arguments, which may be one line for a shell.</summary>
    public static SparkSubmit? In(IEnumerable<string> command)
    {
        // A word with blanks is a script for a shell; any other word is itself.
        var words = command.SelectMany(w => w.Any(char.IsWhiteSpace) ? Scripted(w) : [w]).ToArray();
        var start = Array.FindIndex(words, w => w.EndsWith("spark-submit", StringComparison.Ordinal));
        if (start < 0)
            return null;
        var options = ImmutableArray.CreateBuilder<(string, string)>();
        for (var i = start + 1; i < words.Length; i++)
        {
            if (!words[i].StartsWith('-'))
                return new(
                    words[i],
                    options.FirstOrDefault(o => o.Item1 == "--class").Item2,
                    options.ToImmutable(),
                    [.. words[(i + 1)..].TakeWhile(w => w is not ("&&" or ";" or "||" or "|"))]
                );
            if (words[i].Contains('=', StringComparison.Ordinal))
                options.Add((words[i].Split('=')[0], words[i][(words[i].IndexOf('=', StringComparison.Ordinal) + 1)..]));
            else if (words[i] is "--verbose" or "-v" or "--supervise")
                options.Add((words[i], ""));
            else if (i + 1 < words.Length)
                options.Add((words[i], words[++i]));
        }

        return null;
    }

    private static IEnumerable<string> Scripted(string text) =>
        Word.Matches(text.Replace("\\\n", " ", StringComparison.Ordinal)).Select(m => m.Value.Trim('"', '\''));

    [GeneratedRegex(@"(?:""[^""]*""|'[^']*'|[^\s""'])+", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }
}

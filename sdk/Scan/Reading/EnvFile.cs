using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>Reads names and values of an env file or of a script's assignments.</summary>
internal static partial class EnvFile
{
    private const int LongestLine = 4000;

    public static IEnumerable<NamedValue> Read(ScannedFile file)
    {
        var lines = file.Text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > LongestLine || Line.Match(lines[i]) is not { Success: true } match)
                continue;
            var value = match.Groups["value"];
            yield return new(
                match.Groups["name"].Value,
                Plain(value.Value),
                new(file.Path, i + 1, value.Index + 1, Math.Max(1, value.Length)),
                [match.Groups["name"].Value]
            )
            {
                Origin = ValueOrigin.EnvFile,
                IsVariable = true,
            };
        }
    }

    /// <summary>Assignments of a command line: <c>export A=b</c>, <c>A=b command</c>, <c>--set a.b=c</c>.</summary>
    public static IEnumerable<NamedValue> Read(ShellStep step)
    {
        foreach (Match match in Assignment.Matches(step.Text))
        {
            var (name, value) = (match.Groups["name"].Value, match.Groups["value"]);
            yield return new(name[(name.LastIndexOf('.') + 1)..], Plain(value.Value), step.At(value.Index, value.Length), [name])
            {
                Origin = ValueOrigin.Shell,
            };
        }
    }

    private static string Plain(string value) =>
        value.Length > 1 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value;

    [GeneratedRegex(
        @"^\s*(?:export\s+)?(?<name>[A-Za-z_][A-Za-z0-9_.]*)=(?<value>""[^""]*""|'[^']*'|[^#]*?)\s*(?:#.*)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Line { get; }

    [GeneratedRegex(
        @"(?:^\s*|\bexport\s+|--set(?:-string)?[\s=]+[""']?|(?<=--set[^|;]*),)(?<name>[A-Za-z_][A-Za-z0-9_.\[\]-]*)=(?<value>""[^""]*""|'[^']*'|[^\s,;|&""']+)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Assignment { get; }
}

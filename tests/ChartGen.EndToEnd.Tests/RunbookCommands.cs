using System.Text.RegularExpressions;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The commands of a runbook, as the page prints them.</summary>
internal static partial class RunbookCommands
{
    /// <summary>The text of each block of commands.</summary>
    public static IReadOnlyList<string> Blocks(string runbook) => [.. Block.Matches(runbook).Select(m => m.Groups["text"].Value)];

    /// <summary>The calls of one program, each on one line, without what is piped into or out of it.</summary>
    public static IEnumerable<string> Calls(string runbook, string program) =>
        Blocks(runbook)
            .SelectMany(block => Continued.Replace(block, " ").Split('\n'))
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => Joints.Split(line))
            .Select(call => call.Trim())
            .Where(call => call.StartsWith(program + " ", StringComparison.Ordinal))
            .Select(call => Redirection.Replace(call, ""))
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"^```shell\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block { get; }

    // A backslash, or a pipe at the end, goes on in the next line.
    [GeneratedRegex(@"\\\n\s*|(?<=\|)\n\s*")]
    private static partial Regex Continued { get; }

    [GeneratedRegex(@"\s\|\s|\s&&\s|;\s|\s&\s|\$\(|<\(|\|\s*$")]
    private static partial Regex Joints { get; }

    [GeneratedRegex(@"\s+(>|<)\s.*$|\)+(\s.*|"".*)?$")]
    private static partial Regex Redirection { get; }
}

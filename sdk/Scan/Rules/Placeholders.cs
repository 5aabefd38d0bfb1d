using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>Texts that wait for a real one.</summary>
internal static partial class Placeholders
{
    public static bool Is(string text) =>
        text.Length is > 0 and < 300 && !text.Contains('\n', StringComparison.Ordinal) && Pattern.IsMatch(text);

    [GeneratedRegex(
        @"<(?!(?:namespace|pod|container)_name>|(?:docker|container)_id>)(?:your|my|insert|replace|enter|put|fill|account|aws|region|bucket|cluster|efs|fs|rds|db|domain|host|image|tag|registry|ecr|namespace|password|user|token|secret|arn|url|key|vpc|subnet)[\w .-]*>"
            + @"|\b(?:change|replace|fill|insert|edit)[-_ ]?(?:me|this|it|in|here|with[-_ ]\w+)\b"
            + @"|(?<![A-Za-z])your[-_][a-z]\w*|(?-i:\b(?:TODO|FIXME|TBD)\b)|\bx{4,}\b|\bfs-x+\b|(?-i:\A\[[A-Z][A-Z_ -]+\]\z)|(?<![0-9])123456789012(?![0-9])"
            + @"|(?:\A|//|\.)example\.(?:com|org|net)(?=[:/]|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Pattern { get; }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Catalog.Extraction;

/// <summary>Finds in a chart's own words that a key is deprecated, and what takes its place.</summary>
internal static partial class Deprecation
{
    /// <summary>The paths to use instead, none where the words name none; default where nothing is deprecated.</summary>
    public static ImmutableArray<string> In(string words) =>
        Note.Match(words) is { Success: true } note
            ? [.. note.Groups["path"].Captures.Select(c => c.Value).Distinct(StringComparer.Ordinal)]
            : default;

    [GeneratedRegex(
        @"\(\s*deprecated\b[^)`]*(?:`+(?<path>[A-Za-z0-9_.\-]+(?:\[\*\][A-Za-z0-9_.]*)?)`+[^)`]*)*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Note { get; }
}

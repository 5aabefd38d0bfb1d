using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Catalog;

/// <summary>The version of a chart: semantic versioning 2, with Helm's leading <c>v</c> where a chart has one.</summary>
public sealed partial class ChartVersion
{
    private readonly long[] _numbers;
    private readonly string[] _preRelease;

    private ChartVersion(string text, long[] numbers, string[] preRelease) => (Text, _numbers, _preRelease) = (text, numbers, preRelease);

    /// <summary>The version as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a version such as <c>1.22.0</c> or <c>2.0.0-rc.1</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ChartVersion? version)
    {
        var match = Pattern.Match(text);
        version = match.Success
            ? new(
                text,
                [Part(match, "major"), Part(match, "minor"), Part(match, "patch")],
                match.Groups["pre"].Value.Split('.', StringSplitOptions.RemoveEmptyEntries)
            )
            : null;
        return match.Success;
    }

    /// <summary>Orders two versions by precedence; what follows a plus does not count.</summary>
    public static int Compare(ChartVersion a, ChartVersion b)
    {
        foreach (var (mine, its) in a._numbers.Zip(b._numbers))
        {
            if (mine != its)
                return mine.CompareTo(its);
        }

        if (a.IsPreRelease != b.IsPreRelease)
            return a.IsPreRelease ? -1 : 1;
        foreach (var (mine, its) in a._preRelease.Zip(b._preRelease))
        {
            if (Words(mine, its) is var order and not 0)
                return order;
        }

        return a._preRelease.Length.CompareTo(b._preRelease.Length);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private bool IsPreRelease => _preRelease.Length > 0;

    // Numbers go before words.
    private static int Words(string a, string b) =>
        (a.All(char.IsAsciiDigit), b.All(char.IsAsciiDigit)) switch
        {
            (true, true) => Number(a).CompareTo(Number(b)),
            (true, false) => -1,
            (false, true) => 1,
            _ => string.CompareOrdinal(a, b),
        };

    private static long Part(Match match, string group) => long.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static BigInteger Number(string digits) => BigInteger.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\Av?(?<major>0|[1-9][0-9]{0,17})\.(?<minor>0|[1-9][0-9]{0,17})\.(?<patch>0|[1-9][0-9]{0,17})"
            + @"(-(?<pre>[0-9A-Za-z-]{1,40}(\.[0-9A-Za-z-]{1,40}){0,9}))?(\+[0-9A-Za-z-]{1,40}(\.[0-9A-Za-z-]{1,40}){0,9})?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Pattern { get; }
}

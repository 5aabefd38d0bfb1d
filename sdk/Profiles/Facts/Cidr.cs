using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1135: A range of IPv4 addresses.</summary>
public sealed partial record Cidr : ISiteFact<Cidr>
{
    private Cidr(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1135";

    /// <inheritdoc/>
    public static string Rule => "a range of IPv4 addresses";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "10.0.0.0/16";

    /// <inheritdoc/>
    public static Cidr FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static Cidr Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out Cidr? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <summary>Whether every address of another range lies in this one.</summary>
    public bool Contains(Cidr other)
    {
        var (first, length) = Parts(Text);
        var (otherFirst, otherLength) = Parts(other.Text);
        return otherLength >= length && (length == 0 || (first ^ otherFirst) >> (32 - length) == 0);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static (uint Address, int Length) Parts(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var address = text[..slash].Split('.').Aggregate(0u, (sum, part) => (sum << 8) | uint.Parse(part, CultureInfo.InvariantCulture));
        return (address, int.Parse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(
        @"\A(?:((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])/([12]?[0-9]|3[0-2]))\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Legal { get; }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1101: A Kubernetes name: a DNS label (RFC 1123).</summary>
public sealed partial record DnsLabel : ISiteFact<DnsLabel>
{
    private DnsLabel(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1101";

    /// <inheritdoc/>
    public static string Rule => "a DNS label: 1 to 63 characters, a-z, 0-9 and '-', starting and ending with a letter or digit";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "ml-platform";

    /// <inheritdoc/>
    public static DnsLabel FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static DnsLabel Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out DnsLabel? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

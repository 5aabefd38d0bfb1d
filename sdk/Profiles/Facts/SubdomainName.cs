using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1103: The name of a Secret, ConfigMap or class: a DNS subdomain (RFC 1123).</summary>
public sealed partial record SubdomainName : ISiteFact<SubdomainName>
{
    private SubdomainName(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1103";

    /// <inheritdoc/>
    public static string Rule => "a DNS subdomain: 1 to 253 characters, labels of a-z, 0-9 and '-' joined by dots";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "airflow-metadata";

    /// <inheritdoc/>
    public static SubdomainName FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static SubdomainName Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out SubdomainName? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(
        @"\A(?:(?=.{1,253}\z)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Legal { get; }
}

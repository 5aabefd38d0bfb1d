using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1111: The host of an image registry, with a path where images live below one.</summary>
public sealed partial record RegistryHost : ISiteFact<RegistryHost>
{
    private RegistryHost(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1111";

    /// <inheritdoc/>
    public static string Rule => "a registry host, with an optional port and path, without scheme";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "111122223333.dkr.ecr.eu-west-1.amazonaws.com";

    /// <inheritdoc/>
    public static RegistryHost FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static RegistryHost Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out RegistryHost? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(
        @"\A(?:[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Legal { get; }
}

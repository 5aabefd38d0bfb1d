using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1117: The prefix of the platform's entries in AWS Secrets Manager.</summary>
public sealed partial record SecretPath : ISiteFact<SecretPath>
{
    private SecretPath(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1117";

    /// <inheritdoc/>
    public static string Rule => "a path of letters, digits and /_+=.@-, without a slash at its ends";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "ml/prod";

    /// <inheritdoc/>
    public static SecretPath FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static SecretPath Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out SecretPath? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:[A-Za-z0-9_+=.@-]+(/[A-Za-z0-9_+=.@-]+)*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

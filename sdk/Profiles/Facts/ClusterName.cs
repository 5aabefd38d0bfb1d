using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1110: The name of an EKS cluster.</summary>
public sealed partial record ClusterName : ISiteFact<ClusterName>
{
    private ClusterName(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1110";

    /// <inheritdoc/>
    public static string Rule => "an EKS cluster name: 1 to 100 letters, digits, '-' and '_', starting with a letter or digit";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "ml-prod";

    /// <inheritdoc/>
    public static ClusterName FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static ClusterName Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out ClusterName? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:[A-Za-z0-9][A-Za-z0-9_-]{0,99})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

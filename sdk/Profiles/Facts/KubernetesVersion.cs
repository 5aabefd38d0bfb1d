using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1116: The Kubernetes version that a chart is rendered for.</summary>
public sealed partial record KubernetesVersion : ISiteFact<KubernetesVersion>
{
    private KubernetesVersion(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1116";

    /// <inheritdoc/>
    public static string Rule => "a Kubernetes version from 1.33 to 1.36, in quotes";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "1.34";

    /// <inheritdoc/>
    public static KubernetesVersion FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static KubernetesVersion Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out KubernetesVersion? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:1\.(33|34|35|36)(\.[0-9]{1,3})?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

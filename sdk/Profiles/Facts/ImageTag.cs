using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1113: The tag of an image.</summary>
public sealed partial record ImageTag : ISiteFact<ImageTag>
{
    private ImageTag(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1113";

    /// <inheritdoc/>
    public static string Rule => "an image tag: up to 128 letters, digits, '_', '.' and '-', and not 'latest'";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "3.2.2";

    /// <inheritdoc/>
    public static ImageTag FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static ImageTag Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out ImageTag? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:(?!latest\z)[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

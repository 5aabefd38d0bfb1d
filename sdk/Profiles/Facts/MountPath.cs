using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1115: Where a volume is mounted.</summary>
public sealed partial record MountPath : ISiteFact<MountPath>
{
    private MountPath(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1115";

    /// <inheritdoc/>
    public static string Rule => "an absolute path without ':' and without '..'";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "/models";

    /// <inheritdoc/>
    public static MountPath FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static MountPath Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out MountPath? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:/(?!.*(^|/)\.\.(/|\z))[^:\x00-\x1f]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1112: An image without its tag.</summary>
public sealed partial record ImageRepository : ISiteFact<ImageRepository>
{
    private ImageRepository(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1112";

    /// <inheritdoc/>
    public static string Rule => "an image repository: lower case path components, with an optional registry host, without tag";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "apache/airflow";

    /// <inheritdoc/>
    public static ImageRepository FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static ImageRepository Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out ImageRepository? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(
        @"\A(?:([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?/)?[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Legal { get; }
}

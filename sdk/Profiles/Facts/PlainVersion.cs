using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1120: A released version; the Airflow chart 1.22.0 drops the API server for any pre-release.</summary>
public sealed partial record PlainVersion : ISiteFact<PlainVersion>
{
    private PlainVersion(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1120";

    /// <inheritdoc/>
    public static string Rule => "a version x.y.z without a pre-release or build suffix";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "3.2.2";

    /// <inheritdoc/>
    public static PlainVersion FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static PlainVersion Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out PlainVersion? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

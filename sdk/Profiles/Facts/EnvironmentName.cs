using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1119: The name of an environment variable in a container.</summary>
public sealed partial record EnvironmentName : ISiteFact<EnvironmentName>
{
    private EnvironmentName(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1119";

    /// <inheritdoc/>
    public static string Rule => "a name of letters, digits, '_', '-' and '.', not starting with a digit";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "MLFLOW_TRACKING_URI";

    /// <inheritdoc/>
    public static EnvironmentName FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static EnvironmentName Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out EnvironmentName? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:[-._A-Za-z][-._A-Za-z0-9]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

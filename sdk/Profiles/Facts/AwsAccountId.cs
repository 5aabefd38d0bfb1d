using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1109: An AWS account.</summary>
public sealed partial record AwsAccountId : ISiteFact<AwsAccountId>
{
    private AwsAccountId(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1109";

    /// <inheritdoc/>
    public static string Rule => "an AWS account id: 12 digits, in quotes";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "111122223333";

    /// <inheritdoc/>
    public static AwsAccountId FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static AwsAccountId Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out AwsAccountId? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:[0-9]{12})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1108: An AWS region.</summary>
public sealed partial record AwsRegion : ISiteFact<AwsRegion>
{
    private AwsRegion(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1108";

    /// <inheritdoc/>
    public static string Rule => "an AWS region";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "eu-west-1";

    /// <inheritdoc/>
    public static AwsRegion FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>The partition of its ARNs: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c> or one of the isolated ones.</summary>
    public string Partition =>
        Text switch
        {
            _ when Begins("cn-") => "aws-cn",
            _ when Begins("us-gov-") => "aws-us-gov",
            _ when Begins("us-iso-") => "aws-iso",
            _ when Begins("us-isob-") => "aws-iso-b",
            _ when Begins("eu-isoe-") => "aws-iso-e",
            _ when Begins("us-isof-") => "aws-iso-f",
            _ => "aws",
        };

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static AwsRegion Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out AwsRegion? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    private bool Begins(string prefix) => Text.StartsWith(prefix, StringComparison.Ordinal);

    [GeneratedRegex(@"\A(?:[a-z]{2}(-[a-z]+)+-[0-9])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

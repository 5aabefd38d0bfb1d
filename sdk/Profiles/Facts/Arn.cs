using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1107: An Amazon Resource Name.</summary>
public sealed partial record Arn : ISiteFact<Arn>
{
    private Arn(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1107";

    /// <inheritdoc/>
    public static string Rule => "an ARN: arn:<partition>:<service>:<region>:<account>:<resource>";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d";

    /// <inheritdoc/>
    public static Arn FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static Arn Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out Arn? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12})?:[A-Za-z0-9_/.:+=,@*-]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1102: The name of the Helm release. Longer names make illegal Service names in ingress-nginx 4.15.1.</summary>
public sealed partial record ReleaseName : ISiteFact<ReleaseName>
{
    private ReleaseName(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1102";

    /// <inheritdoc/>
    public static string Rule => "a release name: a DNS label of at most 28 characters that starts with a letter";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "mlplatform";

    /// <inheritdoc/>
    public static ReleaseName FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static ReleaseName Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out ReleaseName? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:[a-z]([-a-z0-9]{0,26}[a-z0-9])?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

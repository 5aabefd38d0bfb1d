using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1134: The issuer of the cluster's ServiceAccount tokens, without its scheme.</summary>
public sealed partial record OidcProvider : ISiteFact<OidcProvider>
{
    private OidcProvider(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1134";

    /// <inheritdoc/>
    public static string Rule => "the OIDC issuer of an EKS cluster without https://";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";

    /// <inheritdoc/>
    public static OidcProvider FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static OidcProvider Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out OidcProvider? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(\.cn)?/id/[0-9A-F]{32})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1114: A Kubernetes quantity.</summary>
public sealed partial record Quantity : ISiteFact<Quantity>
{
    private Quantity(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1114";

    /// <inheritdoc/>
    public static string Rule => "a Kubernetes quantity: a number with an optional unit such as m, Ki, Mi, Gi, k, M, G";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "512Mi";

    /// <inheritdoc/>
    public static Quantity FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static Quantity Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out Quantity? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:[+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

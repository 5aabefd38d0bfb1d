using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1118: Where code is cloned from.</summary>
public sealed partial record GitRepository : ISiteFact<GitRepository>
{
    private GitRepository(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1118";

    /// <inheritdoc/>
    public static string Rule => "a Git URL that starts with https://, ssh:// or git@, without a user's password";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "https://git.example.com/ml/dags.git";

    /// <inheritdoc/>
    public static GitRepository FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static GitRepository Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out GitRepository? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:(https://(?![^/]*:[^/]*@)[^\s]+|ssh://[^\s]+|git@[^\s:]+:[^\s]+))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Profiles.Facts;

/// <summary>CG1106: The id of an EFS file system.</summary>
public sealed partial record FileSystemId : ISiteFact<FileSystemId>
{
    private FileSystemId(string text) => Text = text;

    /// <inheritdoc/>
    public static string Code => "CG1106";

    /// <inheritdoc/>
    public static string Rule => "an EFS file system id: 'fs-' and 8 or 17 hexadecimal digits";

    /// <inheritdoc/>
    public static string Pattern => Legal.ToString();

    /// <inheritdoc/>
    public static string Example => "fs-0123456789abcdef0";

    /// <inheritdoc/>
    public static FileSystemId FromSite { get; } = new("");

    /// <inheritdoc/>
    public string Text { get; }

    /// <summary>Reads a text that code wrote.</summary>
    /// <exception cref="FormatException">The text is not legal; the message says what is.</exception>
    public static FileSystemId Parse(string text) =>
        TryParse(text, out var fact) ? fact : throw new FormatException($"'{text}' is not legal. It must be {Rule}, as in '{Example}'.");

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out FileSystemId? fact) =>
        (fact = Legal.IsMatch(text) ? new(text) : null) is not null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:fs-([0-9a-f]{8}|[0-9a-f]{17}))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal { get; }
}

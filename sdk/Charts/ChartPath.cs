using System.Diagnostics.CodeAnalysis;

namespace ChartGen.Sdk.Charts;

/// <summary>A relative path with <c>/</c>, without <c>..</c>, that cannot leave the folder it is put into.</summary>
[SuppressMessage(
    "Design",
    "CA1036:Override methods on comparable types",
    Justification = "Paths are sorted, never compared with operators."
)]
public sealed record ChartPath : IComparable<ChartPath>
{
    private ChartPath(string text) => Text = text;

    /// <summary>The path.</summary>
    public string Text { get; }

    /// <summary>Reads a path that code wrote.</summary>
    /// <exception cref="FormatException">The path could leave its folder.</exception>
    public static ChartPath Parse(string text) =>
        TryParse(text, out var path) ? path : throw new FormatException($"'{text}' is not a path below a chart's folder.");

    /// <summary>Reads a path: segments of letters, digits, '.', '_' and '-', joined by '/'.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ChartPath? path)
    {
        path = Array.TrueForAll(text.Split('/'), IsSegment) ? new(text) : null;
        return path is not null;
    }

    /// <summary>The path below a folder.</summary>
    public ChartPath Under(string folder) => Parse($"{folder}/{Text}");

    /// <summary>Ordinal order.</summary>
    public int CompareTo(ChartPath? other) => string.CompareOrdinal(Text, other?.Text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsSegment(string segment) =>
        segment is not ("" or "." or "..") && segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}

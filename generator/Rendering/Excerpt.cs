using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Rendering;

/// <summary>A line with the part of it that a finding is about.</summary>
/// <param name="Line">The line.</param>
/// <param name="Start">Characters before the part.</param>
/// <param name="Length">Characters of the part, at least 1.</param>
internal sealed record Excerpt(string Line, int Start, int Length)
{
    private const char Cut = '…';

    /// <summary>What stands above the carets, as blanks. A column is a character, so a tab or a wide character above must take the same room below.</summary>
    public string Lead => new([.. Line.Take(Start).Select(c => c == '\t' ? '\t' : ' ')]);

    /// <summary>The part at a place, the whole line where its column is not known; <see langword="null"/> for a line that cannot be shown truly.</summary>
    public static Excerpt? Of(string? line, SourceSpan span)
    {
        if (line is null || line.Any(c => char.IsControl(c) && c != '\t') || span.Column > line.Length + 1)
            return null;
        var start = span.Column > 0 ? span.Column - 1 : line.Length - line.TrimStart().Length;
        var length = span.Column > 0 ? span.Length : line.TrimEnd().Length - start;
        return new(line, start, Math.Clamp(length, 1, Math.Max(1, line.Length - start)));
    }

    /// <summary>The excerpt with the part unreadable, and the rest of the line too, which may belong to it.</summary>
    public Excerpt Masked() => this with { Line = Line[..Math.Min(Start, Line.Length)] + new string('*', Length) };

    /// <summary>At most so many characters of the line, with the part among them.</summary>
    public Excerpt Within(int width)
    {
        if (Line.Length <= width)
            return this;
        var first = Math.Clamp(Start - width / 4, 0, Line.Length - width);
        var shown = Line.Substring(first, width).ToCharArray();
        if (first > 0)
            shown[0] = Cut;
        if (first + width < Line.Length)
            shown[^1] = Cut;
        return new(new(shown), Start - first, Math.Min(Length, width - (Start - first)));
    }
}

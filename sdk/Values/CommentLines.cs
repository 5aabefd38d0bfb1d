using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Values;

/// <summary>Finds the comment that stands directly above a key, at the key's own column.</summary>
internal sealed class CommentLines(string text)
{
    private readonly string[] _lines = text.Contains('#', StringComparison.Ordinal) ? text.ReplaceLineEndings("\n").Split('\n') : [];

    public string? Above(SourceSpan key)
    {
        var first = key.Line - 1;
        while (first > 0 && first <= _lines.Length && IsComment(_lines[first - 1], key.Column - 1))
            first--;
        if (first == key.Line - 1 || _lines.Length == 0)
            return null;
        return string.Join('\n', _lines[first..(key.Line - 1)].Select(line => line.TrimStart().TrimStart('#').Trim()));
    }

    private static bool IsComment(string line, int indent) =>
        line.Length > indent && line[indent] == '#' && line.AsSpan(0, indent).IndexOfAnyExcept(' ') < 0;
}

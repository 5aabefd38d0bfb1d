using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>A file's lines, for texts inside texts whose places must stay those of the file.</summary>
internal sealed class RawLines(string text)
{
    private readonly string[] _lines = text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>
    /// A block scalar's own lines, with empty lines above, so that what reads them sees the file's line and column; <see langword="null"/> for a
    /// scalar on one line.
    /// </summary>
    public string? Block(ValuesScalar scalar)
    {
        if (scalar.Where is not { Line: > 0 } where || where.Line > _lines.Length)
            return null;
        var head = _lines[where.Line - 1];
        if (where.Column > head.Length || head[where.Column - 1] is not ('|' or '>'))
            return null;
        var last = Math.Min(_lines.Length, where.Line + scalar.Text.TrimEnd('\n').Split('\n').Length);
        return new string('\n', where.Line) + string.Join('\n', _lines[where.Line..last]);
    }

    /// <summary>Lines from one to another, 1-based and inclusive, with empty lines above.</summary>
    public string Lines(int first, int last) =>
        new string('\n', first - 1) + string.Join('\n', _lines[(first - 1)..Math.Min(last, _lines.Length)]);

    public IReadOnlyList<string> All => _lines;
}

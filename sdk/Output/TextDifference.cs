using System.Text;

namespace ChartGen.Sdk.Output;

/// <summary>Compares texts line by line; CRLF counts as LF, since checkouts turn one into the other.</summary>
internal static class TextDifference
{
    /// <summary>The first line of <paramref name="actual"/>, 1-based, that is not as in <paramref name="expected"/>, or 0 when only line ends differ.</summary>
    public static int FirstLine(ReadOnlySpan<byte> actual, ReadOnlySpan<byte> expected)
    {
        var (a, e) = (Lines(actual), Lines(expected));
        var line = 0;
        while (line < a.Length && line < e.Length && string.Equals(a[line], e[line], StringComparison.Ordinal))
            line++;
        if (line == a.Length && line == e.Length)
            return 0;
        return Math.Min(line + 1, a.Length);
    }

    /// <summary>The bytes with LF where CRLF stood.</summary>
    public static byte[] WithoutCarriageReturns(ReadOnlySpan<byte> content)
    {
        var kept = new byte[content.Length];
        var length = 0;
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != '\r' || i + 1 == content.Length || content[i + 1] != '\n')
                kept[length++] = content[i];
        }

        return kept[..length];
    }

    private static string[] Lines(ReadOnlySpan<byte> content) =>
        Encoding.UTF8.GetString(content).Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
}

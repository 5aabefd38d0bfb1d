using System.Text;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Tests.Reports;

/// <summary>The texts that a C# source can print: each string literal, joined with those added to it, with anything in its holes.</summary>
internal static class CSharpTexts
{
    /// <summary>A literal with less is a word that any text holds.</summary>
    private const int LeastCharacters = 6;

    public static IEnumerable<Regex> In(string source)
    {
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] != '"' || IsWithinComment(source, i))
                continue;
            var pattern = new StringBuilder();
            var fixedCharacters = 0;
            i = Read(source, i, pattern, ref fixedCharacters);
            for (var next = NextAdded(source, i); next > 0; next = NextAdded(source, i))
                i = Read(source, next, pattern, ref fixedCharacters);
            if (fixedCharacters >= LeastCharacters)
                yield return new($@"\A{pattern}\z", RegexOptions.CultureInvariant);
        }
    }

    // Gives the position of the closing quote.
    private static int Read(string source, int quote, StringBuilder pattern, ref int fixedCharacters)
    {
        var isVerbatim = quote > 0 && source[quote - 1] == '@';
        var hasHoles = quote > 0 && source[quote - 1] == '$';
        var isRaw = source.AsSpan(quote).StartsWith("\"\"\"");
        var close = isRaw ? "\"\"\"" : "\"";
        for (var i = quote + close.Length; i < source.Length; i++)
        {
            var rest = source.AsSpan(i);
            if (rest.StartsWith(close))
                return i + close.Length - 1;
            if (hasHoles && source[i] == '{' && !rest.StartsWith("{{"))
            {
                i = EndOfHole(source, i);
                pattern.Append("(?s:.*)");
                continue;
            }

            if (hasHoles && (rest.StartsWith("{{") || rest.StartsWith("}}")) || !isVerbatim && !isRaw && source[i] == '\\')
                i++;
            pattern.Append(Regex.Escape(source[i].ToString()));
            fixedCharacters++;
        }

        return source.Length;
    }

    private static int EndOfHole(string source, int open)
    {
        var depth = 0;
        for (var i = open; i < source.Length; i++)
        {
            if (source[i] == '"')
            {
                var ignored = 0;
                i = Read(source, i, new(), ref ignored);
            }
            else if (source[i] == '{')
            {
                depth++;
            }
            else if (source[i] == '}' && --depth == 0)
            {
                return i;
            }
        }

        return source.Length;
    }

    private static int NextAdded(string source, int end)
    {
        var added = Regex.Match(source[Math.Min(end + 1, source.Length)..Math.Min(end + 120, source.Length)], "\\A\\s*\\+\\s*[$@]?\"");
        return added.Success ? end + added.Length : 0;
    }

    private static bool IsWithinComment(string source, int position) =>
        source[(source.LastIndexOf('\n', position) + 1)..position].TrimStart().StartsWith("//", StringComparison.Ordinal);
}

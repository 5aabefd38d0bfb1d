using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Values;

/// <summary>How a scalar is spelt so that Helm, whose YAML is partly 1.1, reads back exactly what was meant.</summary>
internal static partial class YamlScalars
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "y",
        "n",
        "yes",
        "no",
        "on",
        "off",
        "true",
        "false",
        "null",
        "nan",
        "inf",
        "infinity",
        "none",
        "nil",
        "undefined",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Booleans = new[] { "y", "n", "yes", "no", "on", "off", "true", "false" }.ToFrozenSet(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>What Helm takes a plain scalar for.</summary>
    public static ScalarKind KindOf(string plain)
    {
        if (plain is "" or "~" or "null" or "Null" or "NULL")
            return ScalarKind.Null;
        if (Booleans.Contains(plain) && IsOneCase(plain))
            return ScalarKind.Boolean;
        if (char.IsAsciiDigit(plain[0]) || plain[0] is '+' or '-' or '.')
        {
            if (Integer.IsMatch(plain))
                return ScalarKind.Integer;
            if (Float.IsMatch(plain))
                return ScalarKind.Float;
        }

        return ScalarKind.String;
    }

    /// <summary>Whether a string may stand without quotes.</summary>
    public static bool IsSafePlain(string text) => text.Length is > 0 and < 4096 && Plain.IsMatch(text) && !Words.Contains(text);

    /// <summary>Whether a string of several lines reads well, and unchanged, as a literal block.</summary>
    public static bool IsCleanBlock(string text)
    {
        if (text.Length < 2 || text[^1] != '\n' || text[^2] == '\n' || text[0] is ' ' or '\t' or '\n')
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n' && i > 0 && text[i - 1] is ' ' or '\t')
                return false;
            if (c != '\n' && (!IsPrintable(c) || char.IsSurrogate(c)))
                return false;
        }

        return true;
    }

    /// <summary>A string as one token on one line.</summary>
    public static string Inline(string text) =>
        IsSafePlain(text) ? text
        : IsCleanInSingleQuotes(text) ? $"'{text}'"
        : Quote(text);

    /// <summary>A string in double quotes.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                quoted.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c))
                quoted.Append('\uFFFD');
            else if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c == '\n')
                quoted.Append("\\n");
            else if (c == '\t')
                quoted.Append("\\t");
            else if (IsPrintable(c))
                quoted.Append(c);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }

        return quoted.Append('"').ToString();
    }

    // Where double quotes would need backslashes, single quotes read better.
    private static bool IsCleanInSingleQuotes(string text) =>
        text.AsSpan().IndexOfAny('"', '\\') >= 0 && !text.Contains('\'') && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;

    // U+E000 to U+E003 stand for Helm's braces while Scriban runs, so no text may hold them bare.
    private static bool IsPrintable(char c) =>
        c is >= ' ' and <= '~'
        || (c >= '\u00A0' && c is not ('\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF') && c is not (>= '\uE000' and <= '\uF8FF'));

    private static bool IsOneCase(string word) =>
        word.Equals(word.ToLowerInvariant(), StringComparison.Ordinal)
        || word.Equals(word.ToUpperInvariant(), StringComparison.Ordinal)
        || (char.IsAsciiLetterUpper(word[0]) && word.AsSpan(1).ContainsAnyExceptInRange('a', 'z') is false);

    // A token that starts with a digit is a number, a date or hexadecimal to some parser unless a letter says otherwise: 500m, 2Gi, 4.0.1-python3.
    [GeneratedRegex(
        @"\A([A-Za-z/]|(?=[0-9][0-9.]*-?[G-NP-WYZg-np-wyz])[0-9])[A-Za-z0-9_./@%+=-]*(:[0-9A-Za-z/][A-Za-z0-9_./@%+=-]*)*( [A-Za-z0-9_./@%+=(-][A-Za-z0-9_./@%+=()-]*)*\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Plain { get; }

    [GeneratedRegex(@"\A[-+]?(0x[0-9a-fA-F_]+|0b[01_]+|0o[0-7_]+|[0-9][0-9_]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Integer { get; }

    [GeneratedRegex(
        @"\A[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?\z|\A[-+]?\.(inf|Inf|INF)\z|\A\.(nan|NaN|NAN)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Float { get; }
}

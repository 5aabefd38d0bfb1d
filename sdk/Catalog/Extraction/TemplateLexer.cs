using System.Collections.Immutable;
using System.Text;

namespace ChartGen.Sdk.Catalog.Extraction;

/// <summary>The kinds of words in an action.</summary>
internal enum TokenKind
{
    /// <summary>A keyword or a function.</summary>
    Word,

    /// <summary><c>.name</c></summary>
    Field,

    /// <summary>A lone dot.</summary>
    Dot,

    /// <summary><c>$name</c> or <c>$</c>.</summary>
    Variable,

    /// <summary>A text, number, character, boolean or <c>nil</c>.</summary>
    Literal,

    /// <summary>One of <c>| ( ) , := =</c>.</summary>
    Sign,
}

/// <summary>A word of an action.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name or the text, without dot, <c>$</c> and quotes.</param>
/// <param name="IsApart">Whether a blank stands before it: <c>$x .a</c> is two arguments, <c>$x.a</c> is one.</param>
internal readonly record struct TemplateToken(TokenKind Kind, string Text, bool IsApart);

/// <summary>A piece of a template: text, or the words of an action.</summary>
/// <param name="Text">The text; empty for an action.</param>
/// <param name="Action">The words; default for a text.</param>
internal readonly record struct TemplatePiece(string Text, ImmutableArray<TemplateToken> Action);

/// <summary>Cuts a Go template into texts and actions.</summary>
internal static class TemplateLexer
{
    /// <summary>The pieces. Comments are left out; an action that is not closed ends the template.</summary>
    public static IEnumerable<TemplatePiece> Pieces(string template)
    {
        for (var at = 0; at < template.Length; )
        {
            var open = template.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0)
                open = template.Length;
            if (open > at)
                yield return new(template[at..open], default);
            if (open == template.Length)
                yield break;
            at = open + 2;
            if (at + 1 < template.Length && template[at] == '-' && char.IsWhiteSpace(template[at + 1]))
                at++;
            if (Comment(template, at) is { } end)
                at = end;
            else
                yield return new("", Words(template, ref at));
        }
    }

    private static int? Comment(string template, int at)
    {
        while (at < template.Length && char.IsWhiteSpace(template[at]))
            at++;
        if (string.CompareOrdinal(template, at, "/*", 0, 2) != 0)
            return null;
        var end = template.IndexOf("*/", at + 2, StringComparison.Ordinal);
        var close = end < 0 ? -1 : template.IndexOf("}}", end, StringComparison.Ordinal);
        return close < 0 ? template.Length : close + 2;
    }

    private static ImmutableArray<TemplateToken> Words(string template, ref int at)
    {
        var words = ImmutableArray.CreateBuilder<TemplateToken>();
        var isApart = false;
        while (at < template.Length)
        {
            var c = template[at];
            if (string.CompareOrdinal(template, at, "}}", 0, 2) == 0)
            {
                at += 2;
                break;
            }

            if (char.IsWhiteSpace(c) || c == '-' && IsTrim(template, at))
            {
                isApart = true;
                at++;
                continue;
            }

            words.Add(Word(template, ref at, isApart));
            isApart = false;
        }

        return words.ToImmutable();
    }

    private static bool IsTrim(string template, int at) =>
        at > 0 && char.IsWhiteSpace(template[at - 1]) && string.CompareOrdinal(template, at + 1, "}}", 0, 2) == 0;

    private static TemplateToken Word(string template, ref int at, bool isApart)
    {
        var c = template[at];
        switch (c)
        {
            case '"' or '`' or '\'':
                return new(TokenKind.Literal, Quoted(template, ref at, c), isApart);
            case '$':
                at++;
                return new(TokenKind.Variable, Name(template, ref at), isApart);
            case '.' when at + 1 < template.Length && IsLetter(template[at + 1]):
                at++;
                return new(TokenKind.Field, Name(template, ref at), isApart);
            case '.':
                at++;
                return new(TokenKind.Dot, ".", isApart);
            case ':':
                at = Math.Min(at + 2, template.Length);
                return new(TokenKind.Sign, ":=", isApart);
        }

        if (IsLetter(c))
        {
            var name = Name(template, ref at);
            return new(name is "true" or "false" or "nil" ? TokenKind.Literal : TokenKind.Word, name, isApart);
        }

        if (char.IsAsciiDigit(c) || c is '-' or '+')
        {
            var start = at++;
            while (at < template.Length && (char.IsAsciiLetterOrDigit(template[at]) || template[at] is '.' or '_'))
                at++;
            return new(TokenKind.Literal, template[start..at], isApart);
        }

        at++;
        return new(TokenKind.Sign, c.ToString(), isApart);
    }

    private static string Name(string template, ref int at)
    {
        var start = at;
        while (at < template.Length && (IsLetter(template[at]) || char.IsDigit(template[at])))
            at++;
        return template[start..at];
    }

    private static bool IsLetter(char c) => char.IsLetter(c) || c == '_';

    private static string Quoted(string template, ref int at, char quote)
    {
        var text = new StringBuilder();
        for (at++; at < template.Length && template[at] != quote; at++)
        {
            if (template[at] == '\\' && quote != '`' && at + 1 < template.Length)
                text.Append(Unescaped(template[++at]));
            else
                text.Append(template[at]);
        }

        at = Math.Min(at + 1, template.Length);
        return text.ToString();
    }

    private static char Unescaped(char c) =>
        c switch
        {
            'n' => '\n',
            't' => '\t',
            _ => c,
        };
}

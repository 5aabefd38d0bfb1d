using System.Collections.Immutable;
using System.Text;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Secrets;

/// <summary>Reads an env file as a shell would that sources it, and refuses what a shell and other readers of such files take differently.</summary>
/// <remarks>
/// <code>
/// # a comment
/// export NAME=value
/// NAME='any text, on several lines too; '\'' is a quote'
/// NAME="any text; \" \\ \$ \` are escaped"
/// </code>
/// A name is of letters, digits, <c>_</c>, <c>.</c> and <c>-</c>, and is given once. A bare value has no blanks, quotes, <c>$</c>, <c>`</c> and
/// <c>\</c>. CR LF at the end of a line counts as LF.
/// </remarks>
public static class EnvFile
{
    /// <summary>The variables of a file in their order; none when something is wrong with it.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">The file as messages show it.</param>
    /// <param name="diagnostics">Takes CG8402 and CG8403. No message holds a part of a value.</param>
    public static ImmutableArray<EnvVariable> Read(string text, string file, DiagnosticBag diagnostics) =>
        new Reading(text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal), file, diagnostics).Run();

    private sealed class Reading(string text, string file, DiagnosticBag diagnostics)
    {
        private int _at;
        private int _line = 1;

        private bool IsAtEnd => _at >= text.Length;

        private char Current => text[_at];

        public ImmutableArray<EnvVariable> Run()
        {
            var found = new List<EnvVariable>();
            var lines = new Dictionary<string, int>(StringComparer.Ordinal);
            var isGood = true;
            while (!IsAtEnd)
            {
                SkipBlanks();
                if (IsAtEnd)
                    break;
                if (Current is '\n' or '#')
                {
                    SkipLine();
                    continue;
                }

                var line = _line;
                if (Variable() is not { } variable)
                {
                    isGood = false;
                    SkipLine();
                }
                else if (lines.TryAdd(variable.Name, line))
                {
                    found.Add(variable);
                }
                else
                {
                    isGood = false;
                    diagnostics.Add(SecretsDiagnostics.Twice(file, line, variable.Name, lines[variable.Name]));
                }
            }

            return isGood ? [.. found] : [];
        }

        private EnvVariable? Variable()
        {
            var line = _line;
            var name = Name();
            if (name == "export" && !IsAtEnd && Current is ' ' or '\t')
            {
                SkipBlanks();
                name = Name();
            }

            if (name.Length == 0 || IsAtEnd || Current != '=')
                return Refused(
                    line,
                    "",
                    "This is not NAME=VALUE.",
                    "Write a value of several lines in quotes, and no blank before the '='."
                );
            _at++;
            return Value(name, line) is { } value ? new(name, value, line) : null;
        }

        private string? Value(string name, int line)
        {
            var value = new StringBuilder();
            while (!IsAtEnd && Current is not ('\n' or ' ' or '\t'))
            {
                switch (Current)
                {
                    case '\'':
                        if (!Single(value))
                            return Unclosed(name, line);
                        break;
                    case '"':
                        if (!Double(value, name, line, out var isGood))
                            return isGood ? Unclosed(name, line) : null;
                        break;
                    case '\\' when _at + 1 < text.Length && text[_at + 1] is '\'' or '"':
                        value.Append(text[_at + 1]);
                        _at += 2;
                        break;
                    case '$' or '`' or '\\' or ';' or '&' or '|' or '<' or '>' or '(' or ')':
                        RefusedValue(name, line, $"A shell would not take the value of {name} as it stands.");
                        return null;
                    default:
                        value.Append(Current);
                        _at++;
                        break;
                }
            }

            SkipBlanks();
            if (!IsAtEnd && Current is not ('\n' or '#'))
            {
                RefusedValue(name, line, $"The value of {name} goes on after a blank.");
                return null;
            }

            SkipLine();
            return value.ToString();
        }

        private bool Single(StringBuilder value)
        {
            var end = text.IndexOf('\'', _at + 1);
            if (end < 0)
                return false;
            Take(value, text.AsSpan(_at + 1, end - _at - 1));
            _at = end + 1;
            return true;
        }

        private bool Double(StringBuilder value, string name, int line, out bool isGood)
        {
            isGood = true;
            for (_at++; !IsAtEnd; _at++)
            {
                switch (Current)
                {
                    case '"':
                        _at++;
                        return true;
                    case '\\' when _at + 1 < text.Length && text[_at + 1] is '"' or '\\' or '$' or '`':
                        value.Append(text[++_at]);
                        break;
                    case '$' or '`' or '\\':
                        RefusedValue(name, line, $"A shell would not take the value of {name} as it stands.");
                        isGood = false;
                        return false;
                    default:
                        Take(value, text.AsSpan(_at, 1));
                        break;
                }
            }

            return false;
        }

        private void Take(StringBuilder value, ReadOnlySpan<char> piece)
        {
            value.Append(piece);
            _line += piece.Count('\n');
        }

        private string Name()
        {
            var start = _at;
            while (!IsAtEnd && (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '.' or '-'))
                _at++;
            return text[start.._at];
        }

        private void SkipBlanks()
        {
            while (!IsAtEnd && Current is ' ' or '\t')
                _at++;
        }

        private void SkipLine()
        {
            var end = text.IndexOf('\n', Math.Min(_at, text.Length));
            _at = end < 0 ? text.Length : end + 1;
            _line++;
        }

        private string? Unclosed(string name, int line)
        {
            diagnostics.Add(
                SecretsDiagnostics.Malformed(file, line, name, $"The quote of the value of {name} is not closed.", "Close it.")
            );
            _at = text.Length;
            return null;
        }

        private void RefusedValue(string name, int line, string message) =>
            Refused(line, name, message, "Put the value in single quotes; '\\'' is a quote among them.");

        private EnvVariable? Refused(int line, string name, string message, string suggestion)
        {
            diagnostics.Add(SecretsDiagnostics.Malformed(file, line, name, message, suggestion));
            return null;
        }
    }
}

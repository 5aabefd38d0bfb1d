using System.Collections.Immutable;

namespace ChartGen.Sdk.Catalog.Extraction;

/// <summary>
/// Reads a Go template. What Go would refuse is read as far as it makes sense: published charts parse, and a value that holds braces of another
/// language must not stop a run.
/// </summary>
internal sealed class TemplateParser
{
    private readonly ImmutableArray<TemplatePiece> _pieces;
    private readonly Dictionary<string, ImmutableArray<TemplateNode>> _named = new(StringComparer.Ordinal);
    private int _at;

    private TemplateParser(string template) => _pieces = [.. TemplateLexer.Pieces(template)];

    /// <summary>Reads a file.</summary>
    public static TemplateFile Parse(string template)
    {
        var parser = new TemplateParser(template);
        var body = ImmutableArray.CreateBuilder<TemplateNode>();
        while (parser._at < parser._pieces.Length)
        {
            body.AddRange(parser.Block());
            parser._at++;
        }

        return new(body.ToImmutable(), parser._named.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private ImmutableArray<TemplateToken> Action => _at < _pieces.Length ? _pieces[_at].Action : default;

    private static string Keyword(ImmutableArray<TemplateToken> action) =>
        !action.IsDefault && action is [{ Kind: TokenKind.Word } first, ..] ? first.Text : "";

    // Up to the 'else' or 'end' that belongs to the block around, which stays the current piece.
    private ImmutableArray<TemplateNode> Block()
    {
        var nodes = ImmutableArray.CreateBuilder<TemplateNode>();
        for (; _at < _pieces.Length; _at++)
        {
            if (Action.IsDefault)
            {
                nodes.Add(new TemplateNode.Text(_pieces[_at].Text));
                continue;
            }

            switch (Keyword(Action))
            {
                case "else" or "end":
                    return nodes.ToImmutable();
                case "if":
                    nodes.Add(If(new(Action[1..])));
                    break;
                case "with":
                    nodes.Add(With(new(Action[1..])));
                    break;
                case "range":
                    nodes.Add(Range(new(Action[1..])));
                    break;
                case "define":
                    Define();
                    break;
                case "block":
                    var insert = Insert();
                    Define();
                    nodes.Add(insert);
                    break;
                case "template":
                    nodes.Add(Insert());
                    break;
                case "break" or "continue":
                    break;
                default:
                    if (!Action.IsEmpty)
                        nodes.Add(new TemplateNode.Action(new Words(Action).Pipeline()));
                    break;
            }
        }

        return nodes.ToImmutable();
    }

    private TemplateNode.If If(Words condition)
    {
        var (then, @else) = Branches();
        return new(condition.Pipeline(), then, @else);
    }

    private TemplateNode.With With(Words value)
    {
        var (then, @else) = Branches();
        return new(value.Pipeline(), then, @else);
    }

    private TemplateNode.Range Range(Words over)
    {
        var (then, @else) = Branches();
        return new(over.Pipeline(), then, @else);
    }

    private (ImmutableArray<TemplateNode> Then, ImmutableArray<TemplateNode> Else) Branches()
    {
        _at++;
        var then = Block();
        if (Keyword(Action) != "else")
            return (then, []);
        var words = Action;
        // 'else if' and 'else with' share the one 'end'.
        return words.Length == 1 ? (then, Rest()) : (then, [words[1].Text == "with" ? With(new(words[2..])) : If(new(words[2..]))]);
    }

    private ImmutableArray<TemplateNode> Rest()
    {
        _at++;
        return Block();
    }

    private void Define()
    {
        var name = Action is [_, { Kind: TokenKind.Literal } literal, ..] ? literal.Text : "";
        _at++;
        _named[name] = Block();
    }

    private TemplateNode.Insert Insert()
    {
        var words = Action;
        return words is [_, { Kind: TokenKind.Literal } name, ..]
            ? new(name.Text, words.Length == 2 ? null : new Words(words[2..]).Pipeline().Value)
            : new("", null);
    }

    private sealed class Words(ImmutableArray<TemplateToken> tokens)
    {
        private int _at;

        public TemplatePipeline Pipeline()
        {
            var variables = ImmutableArray.CreateBuilder<string>(2);
            var sign = tokens.IndexOf(tokens.FirstOrDefault(t => t is { Kind: TokenKind.Sign, Text: ":=" or "=" }));
            if (sign > 0 && tokens[..sign].All(t => t.Kind == TokenKind.Variable || t is { Kind: TokenKind.Sign, Text: "," }))
            {
                variables.AddRange(tokens[..sign].Where(t => t.Kind == TokenKind.Variable).Select(t => t.Text));
                _at = sign + 1;
            }

            return new(variables.ToImmutable(), variables.Count > 0 && tokens[sign].Text == ":=", Piped());
        }

        private TemplateExpression Piped()
        {
            var value = Command();
            while (IsSign("|"))
            {
                _at++;
                value = new TemplateExpression.Pipe(value, Command());
            }

            return value;
        }

        private TemplateExpression Command()
        {
            if (_at < tokens.Length && tokens[_at].Kind == TokenKind.Word)
                return new TemplateExpression.Call(tokens[_at++].Text, Operands());
            if (Operand() is not { } first)
                return new TemplateExpression.Literal("");
            return Operands() is { IsEmpty: false } arguments ? new TemplateExpression.Invoke(first, arguments) : first;
        }

        private ImmutableArray<TemplateExpression> Operands()
        {
            var operands = ImmutableArray.CreateBuilder<TemplateExpression>();
            while (Operand() is { } operand)
                operands.Add(operand);
            return operands.ToImmutable();
        }

        private TemplateExpression? Operand()
        {
            if (_at == tokens.Length || IsSign("|") || IsSign(")"))
                return null;
            var token = tokens[_at++];
            TemplateExpression operand;
            switch (token.Kind)
            {
                case TokenKind.Literal:
                    return new TemplateExpression.Literal(token.Text);
                case TokenKind.Word:
                    return new TemplateExpression.Call(token.Text, []);
                case TokenKind.Dot:
                    return new TemplateExpression.Dot();
                case TokenKind.Field:
                    _at--;
                    operand = new TemplateExpression.Dot();
                    break;
                case TokenKind.Variable:
                    operand = new TemplateExpression.Variable(token.Text);
                    break;
                default:
                    if (token.Text != "(")
                        return Operand();
                    operand = Piped();
                    if (IsSign(")"))
                        _at++;
                    break;
            }

            return Fields(operand, isFirst: token.Kind == TokenKind.Field);
        }

        private TemplateExpression Fields(TemplateExpression of, bool isFirst)
        {
            var names = ImmutableArray.CreateBuilder<string>();
            while (_at < tokens.Length && tokens[_at].Kind == TokenKind.Field && (isFirst || !tokens[_at].IsApart))
            {
                names.Add(tokens[_at++].Text);
                isFirst = false;
            }

            return names.Count == 0 ? of : new TemplateExpression.Fields(of, names.ToImmutable());
        }

        private bool IsSign(string sign) => _at < tokens.Length && tokens[_at] is { Kind: TokenKind.Sign } token && token.Text == sign;
    }
}

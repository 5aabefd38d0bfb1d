using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ChartGen.Sdk.Values;

/// <summary>What reading a YAML text gave.</summary>
/// <param name="Documents">The trees, one for each document that is not empty.</param>
/// <param name="Diagnostics">What could not be read.</param>
public sealed record ValuesReadResult(ImmutableArray<ValuesNode> Documents, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The first document, or <see langword="null"/> for an empty text.</summary>
    public ValuesNode? Root => Documents.IsEmpty ? null : Documents[0];
}

/// <summary>Reads YAML as Helm does, but keeps places and comments, and refuses what Helm lets pass: a key that is given twice.</summary>
public static class ValuesReader
{
    private const int MaxDepth = 100;
    private const int MaxNodes = 1_000_000;

    /// <summary>Reads a text of one or more documents.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The name that places carry.</param>
    /// <param name="code">The code of a problem: CG1001 for the user's own files.</param>
    public static ValuesReadResult Read(string text, string file, string code = "CG1001") =>
        new Reading(text.TrimStart('\uFEFF'), file, code).Run();

    private sealed class Reading(string text, string file, string code)
    {
        private readonly Dictionary<AnchorName, ValuesNode> _anchors = [];
        private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        private readonly CommentLines _comments = new(text);
        private readonly Parser _parser = new(new Scanner(new StringReader(text)));
        private int _nodes;

        public ValuesReadResult Run()
        {
            var documents = ImmutableArray.CreateBuilder<ValuesNode>();
            try
            {
                _parser.Consume<StreamStart>();
                while (!_parser.TryConsume<StreamEnd>(out _))
                {
                    _parser.Consume<DocumentStart>();
                    var root = ReadNode(0);
                    if (root is not ValuesScalar { Kind: ScalarKind.Null })
                        documents.Add(root);
                    _parser.Consume<DocumentEnd>();
                    _anchors.Clear();
                }
            }
            catch (YamlException problem)
            {
                Report(problem.Start, $"The YAML cannot be read: {Sentence(problem)}");
            }
            catch (InvalidOperationException)
            {
                // The scanner's answer to a flow list or map that is not closed before the next key.
                Report(_parser.Current?.End ?? Mark.Empty, "The YAML cannot be read: a bracket or brace after this place is not closed.");
            }

            return new(documents.ToImmutable(), _diagnostics.ToImmutable());
        }

        private ValuesNode ReadNode(int depth)
        {
            if (depth > MaxDepth)
                throw new YamlException(_parser.Current!.Start, _parser.Current.End, $"more than {MaxDepth} levels are nested");
            if (++_nodes > MaxNodes)
                throw new YamlException(_parser.Current!.Start, _parser.Current.End, "the text holds too many values");
            if (_parser.TryConsume<AnchorAlias>(out var alias))
            {
                return _anchors.TryGetValue(alias.Value, out var known)
                    ? Counted(known)
                    : throw new YamlException(alias.Start, alias.End, $"the alias '*{alias.Value}' has no anchor");
            }

            var anchor = (_parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
            ValuesNode node = _parser.Current switch
            {
                MappingStart => ReadMap(depth),
                SequenceStart => ReadList(depth),
                _ => ReadScalar(_parser.Consume<Scalar>()),
            };
            if (!anchor.IsEmpty)
                _anchors[anchor] = node;
            return node;
        }

        // An alias costs what it stands for, so that a few of them cannot grow into a tree that fills the memory.
        private ValuesNode Counted(ValuesNode node)
        {
            _nodes += Size(node);
            return node;

            static int Size(ValuesNode node) =>
                node switch
                {
                    ValuesMap map => 1 + map.Entries.Sum(e => Size(e.Value)),
                    ValuesList list => 1 + list.Items.Sum(Size),
                    _ => 1,
                };
        }

        private ValuesList ReadList(int depth)
        {
            var start = _parser.Consume<SequenceStart>();
            var items = ImmutableArray.CreateBuilder<ValuesNode>();
            while (!_parser.TryConsume<SequenceEnd>(out _))
                items.Add(ReadNode(depth + 1));
            return new(items.ToImmutable(), Span(start.Start, start.Start));
        }

        private ValuesMap ReadMap(int depth)
        {
            var start = _parser.Consume<MappingStart>();
            var entries = ImmutableArray.CreateBuilder<ValuesEntry>();
            var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
            var merged = ValuesMap.Empty;
            while (!_parser.TryConsume<MappingEnd>(out _))
            {
                if (!_parser.TryConsume<Scalar>(out var key))
                    throw new YamlException(_parser.Current!.Start, _parser.Current.End, "a key must be a single word or a quoted text");
                var where = Span(key.Start, key.End);
                var comment = start.Style == MappingStyle.Flow ? null : _comments.Above(where);
                var value = ReadNode(depth + 1);
                if (key is { Value: "<<", Style: ScalarStyle.Plain })
                    merged = Merged(merged, value);
                else if (!seen.TryAdd(key.Value, where))
                    Report(
                        key.Start,
                        $"The key '{key.Value}' is given twice; it stands on line {seen[key.Value].Line} already.",
                        key.Value.Length
                    );
                else
                    entries.Add(new(key.Value, value, comment, where));
            }

            entries.InsertRange(0, merged.Entries.Where(e => !seen.ContainsKey(e.Key)));
            return new(entries.ToImmutable(), Span(start.Start, start.Start));
        }

        private static ValuesMap Merged(ValuesMap merged, ValuesNode value) =>
            value switch
            {
                ValuesMap map => ValuesMerge.MergeKeepingNull(map, merged),
                ValuesList list => list.Items.Aggregate(merged, Merged),
                _ => merged,
            };

        private ValuesScalar ReadScalar(Scalar scalar)
        {
            var isPlain = scalar.Style is ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific);
            return new(isPlain ? YamlScalars.KindOf(scalar.Value) : ScalarKind.String, scalar.Value, Span(scalar.Start, scalar.End));
        }

        private SourceSpan Span(Mark start, Mark end) =>
            new(file, (int)start.Line, (int)start.Column, start.Line == end.Line ? Math.Max(1, (int)(end.Column - start.Column)) : 1);

        private void Report(Mark start, string message, int length = 1) =>
            _diagnostics.Add(Diagnostic.Error(code, new(file, (int)start.Line, (int)start.Column, length), message));

        private static string Sentence(YamlException problem)
        {
            var text = problem.Message.TrimEnd('.');
            return $"{char.ToLowerInvariant(text[0])}{text[1..]}.";
        }
    }
}

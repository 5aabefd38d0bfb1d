using System.Collections.Immutable;
using System.Text;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog.Extraction;

/// <summary>
/// Follows the chart's values through its templates, as far as it goes: every branch is taken, every range gone through for any item, every
/// named template followed with what is passed to it. What becomes of a value is noted in <see cref="ValueUses"/>; where it goes where it
/// cannot be followed, that is noted too.
/// </summary>
/// <param name="named">The named templates of the chart and its nested charts, and the files by their path.</param>
/// <param name="nested">The keys of nested charts' values, which see <c>global</c> of the chart around them.</param>
/// <param name="defaults">The default values, of which some are templates themselves.</param>
internal sealed partial class TemplateTracer(
    IReadOnlyDictionary<string, ImmutableArray<TemplateNode>> named,
    IReadOnlySet<string> nested,
    ValuesMap defaults
)
{
    // A named template that calls itself is followed this often; below that it is taken to give back what it is given.
    private const int MaxRecursion = 2;

    private readonly Dictionary<string, Traced.Map> _set = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, Traced Context), Traced> _known = [];
    private readonly Dictionary<(object Place, string Of), string> _keys = [];
    private readonly Dictionary<(Traced.Map Map, int Changes, string Key, string Other), Traced.Map> _renamed = [];
    private readonly Dictionary<string, int> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TemplateFile> _parsed = new(StringComparer.Ordinal);

    /// <summary>What was found.</summary>
    public ValueUses Found { get; } = new();

    /// <summary>Follows a file, or a text that runs as a template.</summary>
    public void Follow(ImmutableArray<TemplateNode> body, Traced context)
    {
        var printed = new Printed();
        Run(body, new(context, context), printed);
        foreach (var part in printed.Parts)
            Use(part, Uses.Whole);
    }

    /// <summary>Forgets what named templates gave: what was set since may change it.</summary>
    public void Again()
    {
        _known.Clear();
        _renamed.Clear();
    }

    private void Run(ImmutableArray<TemplateNode> nodes, Scope scope, Printed printed)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case TemplateNode.Text text:
                    printed.Write(text.Content);
                    break;
                case TemplateNode.Action action:
                    var value = Value(action.Pipeline, scope);
                    if (action.Pipeline.Variables.IsEmpty)
                        Print(value, printed);
                    break;
                case TemplateNode.If branch:
                    var around = scope.Inner();
                    var condition = Value(branch.Condition, around);
                    Use(condition, Uses.Named);
                    if (condition != Traced.Absent)
                        Branch(branch.Then, around.Inner(isSure: false), printed);
                    Branch(branch.Else, around.Inner(isSure: condition == Traced.Absent), printed);
                    break;
                case TemplateNode.With with:
                    var inner = scope.Inner();
                    var dot = Value(with.Value, inner);
                    Use(dot, Uses.Named);
                    if (dot != Traced.Absent)
                        Branch(with.Then, inner.Inner(dot, isSure: false), printed);
                    Branch(with.Else, inner.Inner(isSure: dot == Traced.Absent), printed);
                    break;
                case TemplateNode.Range range:
                    Go(range, scope, printed);
                    break;
                case TemplateNode.Insert insert:
                    Print(Include(insert.Name, insert.Value is null ? Traced.Other : Value(insert.Value, scope)), printed);
                    break;
            }
        }
    }

    private void Branch(ImmutableArray<TemplateNode> nodes, Scope scope, Printed printed)
    {
        var before = printed.Length;
        Run(nodes, scope, printed);
        printed.IsOneOfSeveral |= printed.Length > before;
    }

    private void Go(TemplateNode.Range range, Scope scope, Printed printed)
    {
        var around = scope.Inner();
        var over = Value(range.Over with { Variables = [] }, around);
        var isSure = over is Traced.List { Rest: null };
        // Twice, so that what the end of the body sets is seen at its start.
        foreach (var (key, item) in isSure ? Items(over, range) : Items(over, range).Concat(Items(over, range)))
        {
            var inner = around.Inner(item, isSure);
            if (range.Over.Variables is [.., var last])
                inner.Declare(last, item);
            if (range.Over.Variables is [var first, _])
                inner.Declare(first, key);
            Branch(range.Body, inner, printed);
        }

        Branch(range.Else, around.Inner(isSure: false), printed);
    }

    private TemplateFile Parsed(string text)
    {
        if (!_parsed.TryGetValue(text, out var file))
            _parsed[text] = file = TemplateParser.Parse(text);
        return file;
    }

    private Traced Value(TemplatePipeline pipeline, Scope scope)
    {
        var value = Value(pipeline.Value, scope);
        foreach (var variable in pipeline.Variables)
        {
            if (pipeline.IsDeclaration)
                scope.Declare(variable, value);
            else
                scope.Assign(variable, value);
        }

        return value;
    }

    private Traced Value(TemplateExpression expression, Scope scope) =>
        expression switch
        {
            TemplateExpression.Dot => scope.Dot,
            TemplateExpression.Variable variable => scope[variable.Name],
            TemplateExpression.Literal literal => new Traced.Constant(literal.Text),
            TemplateExpression.Fields fields => fields.Names.Aggregate(Value(fields.Of, scope), Field),
            TemplateExpression.Call call => Call(call, [.. call.Arguments.Select(a => Value(a, scope))]),
            TemplateExpression.Invoke invoke => Method(Value(invoke.Method, scope), [.. invoke.Arguments.Select(a => Value(a, scope))]),
            TemplateExpression.Pipe { Then: TemplateExpression.Call call } pipe => Piped(pipe.Before, call, scope),
            TemplateExpression.Pipe pipe => Method(Value(pipe.Then, scope), [Value(pipe.Before, scope)]),
            _ => Traced.Other,
        };

    private Traced Piped(TemplateExpression before, TemplateExpression.Call call, Scope scope)
    {
        var value = Value(before, scope);
        return Call(call, [.. call.Arguments.Select(a => Value(a, scope)), value]);
    }

    // Methods are Helm's own, of .Files and .Capabilities; a value has none.
    private Traced Method(Traced method, ImmutableArray<Traced> arguments)
    {
        if (method is Traced.Files files && arguments is [Traced.Constant path])
            return files.Read(path.Value) is { } text ? new Traced.Constant(text) : Traced.Other;
        foreach (var argument in arguments)
            Use(argument, Uses.Printed);
        Use(method, Uses.Lost);
        return Traced.Other;
    }

    private Traced Include(string name, Traced context)
    {
        if (!named.TryGetValue(name, out var body))
        {
            Use(context, Uses.Lost);
            return Traced.Other;
        }

        if (context is Traced.Map { IsContext: false } map && map.Entries.FirstOrDefault(e => IsChoice(e.Value)) is { Key: { } choice })
            return Traced.AnyOf(map.Entries[choice].Each.Select(option => Include(name, Chosen(map, choice, option))));
        if (_running.GetValueOrDefault(name) >= MaxRecursion)
            return new Traced.Text([.. Given(context)], false);
        if (context is Traced.Map { IsContext: true } && _known.TryGetValue((name, context), out var known))
            return known;
        _running[name] = _running.GetValueOrDefault(name) + 1;
        var printed = new Printed();
        Run(body, new(context, context), printed);
        _running[name]--;
        var value = printed.Value;
        if (context is Traced.Map { IsContext: true })
            _known[(name, context)] = value;
        return value;
    }

    // One of several texts may be the name of a key: each is followed for itself.
    private static bool IsChoice(Traced value) =>
        value is Traced.Union { Options.Length: < 8 } union && union.Options.All(o => o is Traced.Constant);

    private static Traced.Map Chosen(Traced.Map map, string key, Traced option)
    {
        var chosen = new Traced.Map { HasMore = map.HasMore };
        foreach (var (name, entry) in map.Entries)
            chosen.Entries[name] = name == key ? option : entry;
        chosen.Free.AddRange(map.Free);
        chosen.Merged.AddRange(map.Merged);
        return chosen;
    }

    private static IEnumerable<Traced> Given(Traced context) =>
        context switch
        {
            Traced.Map { IsContext: true } or Traced.Constant => [],
            Traced.Map map => map.Entries.Values.SelectMany(Given).Concat(map.Merged),
            Traced.List list => list.Any.Each.SelectMany(Given),
            Traced.Union union => union.Options.SelectMany(Given),
            _ => [context],
        };

    private void Print(Traced value, Printed printed)
    {
        if (IsChoice(value))
        {
            printed.Write(value);
            return;
        }

        var others = new List<Traced>();
        foreach (var option in value.Each)
        {
            if (option is Traced.Constant constant)
                printed.Write(constant.Value);
            else if (option is Traced.Text text)
                printed.Add(text);
            else
                others.Add(option);
        }

        if (others.Count == 0)
            return;
        printed.AddSingle();
        Use(Traced.AnyOf(others), Uses.Printed);
    }

    /// <summary>The variables and the dot at a place.</summary>
    private sealed class Scope(Traced dot, Traced root, Scope? around = null, bool isSure = true)
    {
        private readonly Dictionary<string, Traced> _variables = new(StringComparer.Ordinal);

        public Traced Dot => dot;

        public Traced this[string name] =>
            _variables.TryGetValue(name, out var value) ? value
            : around is not null ? around[name]
            : name.Length == 0 ? root
            : Traced.Other;

        public Scope Inner(Traced? newDot = null, bool isSure = true) => new(newDot ?? dot, root, this, isSure);

        public void Declare(string name, Traced value) => _variables[name] = value;

        // Where it is not sure that the branch is taken, the value before may stay.
        public void Assign(string name, Traced value, bool isTaken = true)
        {
            if (_variables.TryGetValue(name, out var before))
                _variables[name] = isTaken ? value : Traced.AnyOf(before, value);
            else
                around?.Assign(name, value, isTaken && isSure);
        }
    }

    /// <summary>What a named template printed.</summary>
    private sealed class Printed
    {
        private readonly StringBuilder _text = new();
        private readonly List<Traced> _parts = [];
        private Traced? _choice;

        public IReadOnlyList<Traced> Parts => _parts;

        public bool IsMixed { get; private set; }

        public bool IsOneOfSeveral { get; set; }

        public Traced Value =>
            _parts.Count == 0 && !IsMixed && !IsOneOfSeveral ? _choice ?? new Traced.Constant(_text.ToString().Trim())
            : _parts.Count == 0 ? Traced.Other
            : new Traced.Text([.. _parts], IsMixed || !IsBlank);

        private bool IsBlank => _text.ToString().All(char.IsWhiteSpace);

        /// <summary>How much was printed, blanks left out.</summary>
        public int Length { get; private set; }

        public void Write(string text)
        {
            _text.Append(text);
            Length += text.Trim().Length;
            IsOneOfSeveral |= _choice is not null && !string.IsNullOrWhiteSpace(text);
        }

        /// <summary>Prints one of several texts.</summary>
        public void Write(Traced choice)
        {
            IsOneOfSeveral |= Length > 0;
            _choice = choice;
            Length++;
        }

        public void AddSingle()
        {
            IsMixed = true;
            Length++;
        }

        public void Add(Traced.Text text)
        {
            IsMixed |= text.HasMore;
            Length++;
            foreach (var part in text.Parts)
            {
                if (!_parts.Exists(p => Traced.Same(p, part)))
                    _parts.Add(part);
            }
        }
    }
}

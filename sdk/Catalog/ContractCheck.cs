using System.Collections.Immutable;
using ChartGen.Sdk.Catalog.Extraction;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog;

/// <summary>Holds the values that a subchart is given against its contract. Needs neither Helm nor the chart.</summary>
internal sealed class ContractCheck
{
    private readonly Subchart _subchart;
    private readonly ContractNode _root;
    private readonly ValuesMap _values;
    private readonly string _rawPath;
    private readonly DiagnosticBag _diagnostics;
    private ValueUses? _ownReads;

    private ContractCheck(Subchart subchart, ContractNode root, ValuesMap values, string rawPath, DiagnosticBag diagnostics) =>
        (_subchart, _root, _values, _rawPath, _diagnostics) = (subchart, root, values, rawPath, diagnostics);

    /// <summary>Checks the values of one subchart.</summary>
    /// <param name="subchart">The subchart.</param>
    /// <param name="values">Its values, the user's raw values merged in.</param>
    /// <param name="raw">The user's raw values: what is wrong in them is said of the place and the path where they stand.</param>
    /// <param name="rawPath">The path of <paramref name="raw"/> in the settings.</param>
    /// <param name="diagnostics">Takes CG4501 to CG4506.</param>
    public static void Run(Subchart subchart, ValuesMap values, ValuesMap raw, string rawPath, DiagnosticBag diagnostics)
    {
        if (Contracts.Of(subchart) is { } contract)
            Run(subchart, contract, values, raw, rawPath, diagnostics);
    }

    /// <summary>Checks the values of one subchart against a contract that need not be kept.</summary>
    public static void Run(Subchart subchart, Contract contract, ValuesMap values, ValuesMap raw, string rawPath, DiagnosticBag diagnostics)
    {
        new ContractCheck(subchart, contract.Root, values, rawPath, diagnostics).Map(contract.Root, values, raw, [], isRaw: false);
    }

    private void Map(ContractNode node, ValuesMap values, ValuesMap? raw, ImmutableArray<string> path, bool isRaw)
    {
        foreach (var entry in values.Entries)
        {
            var given = raw?.Entries.FirstOrDefault(e => e.Key == entry.Key);
            var place = new Place(path.Add(entry.Key), given?.KeyWhere ?? entry.KeyWhere ?? entry.Value.Where, isRaw || given is not null);
            if (Moved(place, entry.Value))
                continue;
            if (node.Children.TryGetValue(entry.Key, out var child))
                Known(child, entry.Value, given?.Value, place);
            else if (node.IsOpen && node.Item is { } item)
                Node(item, entry.Value, given?.Value, place);
            else if (node.Refuses && !IsReadByOwnText(place.Path) && !MovedBelow(place, entry.Value))
                Unknown(place, entry.Value);
        }
    }

    private void Known(ContractNode node, ValuesNode value, ValuesNode? raw, Place place)
    {
        var isLeaf = value is not ValuesMap { Count: > 0 };
        if (!node.Replacements.IsDefault && (isLeaf || node.Children.Values.All(c => c.Replacements.IsDefault)))
            _diagnostics.Add(ContractDiagnostics.Deprecated(place.Where, Shown(place), _subchart, Shown(place, node.Replacements)));
        else if (node.IsUnread && isLeaf && place.IsRaw && !IsReadByOwnText(place.Path))
            _diagnostics.Add(ContractDiagnostics.Unread(place.Where, Shown(place), _subchart));
        Node(node, value, raw, place);
    }

    private void Node(ContractNode node, ValuesNode value, ValuesNode? raw, Place place)
    {
        switch (value)
        {
            case ValuesScalar { Kind: ScalarKind.Null }:
                if (raw is not null)
                    _diagnostics.Add(ContractDiagnostics.Null(place.Where, Shown(place), _subchart));
                break;
            // An empty text switches off what a template tests for.
            case ValuesScalar { Text.Length: > 0 } when node.IsCollection:
                WrongType(place, "a single value", node.Types.Contains("map") ? "a map" : "a list");
                break;
            case ValuesMap or ValuesList when node.IsSingle:
                WrongType(place, value is ValuesMap ? "a map" : "a list", "a single value");
                break;
            case ValuesMap map:
                Map(node, map, raw as ValuesMap, place.Path, place.IsRaw && raw is null);
                break;
            case ValuesList list when node.Item is { } item:
                for (var i = 0; i < list.Items.Length; i++)
                    Node(item, list.Items[i], null, place with { Path = [.. place.Path[..^1], $"{place.Path[^1]}[{i}]"] });
                break;
        }
    }

    private void WrongType(Place place, string given, string taken) =>
        _diagnostics.Add(ContractDiagnostics.WrongType(place.Where, Shown(place), _subchart, given, taken));

    private void Unknown(Place place, ValuesNode value)
    {
        var parent = place.Path[..^1];
        var rest = ImmutableArray<string>.Empty;
        for (var below = value; below is ValuesMap { Entries: [var only] }; below = only.Value)
            rest = rest.Add(only.Key);
        var isPlain = !parent.Any(k => k.EndsWith(']'));
        var nearest = isPlain ? NearestValue.Of(_root, parent, place.Path[^1], rest) : null;
        _diagnostics.Add(
            ContractDiagnostics.Unknown(
                place.Where,
                Shown(place),
                _subchart,
                nearest is { } found ? Shown(place with { Path = found }) : null,
                _root.At(parent)?.Children.Keys ?? (IReadOnlyCollection<string>)[]
            )
        );
    }

    private bool Moved(Place place, ValuesNode value)
    {
        if (value is ValuesScalar { Kind: ScalarKind.Null } || Relocations.Find(_subchart, place.Path, _values) is not { } relocation)
            return false;
        // What moved as a whole is said of each key in it.
        if (
            value is not ValuesMap { Count: > 0 } map
            || relocation.To is not [var target]
            || _root.At(target.Split('.')) is not { Refuses: true } there
        )
        {
            Misplaced(place, relocation.Reason, relocation.To);
            return true;
        }

        foreach (var (below, given) in Below(place, map))
        {
            if (!Moved(below, given))
                Misplaced(below, relocation.Reason, there.Children.ContainsKey(below.Path[^1]) ? [$"{target}.{below.Path[^1]}"] : []);
        }

        return true;
    }

    // An unknown key may hold keys of which the right place is known.
    private bool MovedBelow(Place place, ValuesNode value)
    {
        if (value is not ValuesMap map || !Relocations.HasBelow(_subchart, place.Path))
            return false;
        var moved = Below(place, map).ToLookup(b => Moved(b.Place, b.Value) || MovedBelow(b.Place, b.Value));
        if (!moved.Contains(true))
            return false;
        foreach (var (below, given) in moved[false])
            Unknown(below, given);
        return true;
    }

    private static IEnumerable<(Place Place, ValuesNode Value)> Below(Place place, ValuesMap map) =>
        map.Entries.Select(e => (place with { Path = place.Path.Add(e.Key), Where = e.KeyWhere ?? place.Where }, e.Value));

    private void Misplaced(Place place, string reason, ImmutableArray<string> places) =>
        _diagnostics.Add(ContractDiagnostics.Misplaced(place.Where, Shown(place), _subchart, reason, Shown(place, places)));

    private ImmutableArray<string> Shown(Place place, ImmutableArray<string> paths) => [.. paths.Select(p => $"{Above(place)}.{p}")];

    private string Shown(Place place) =>
        $"{Above(place)}.{string.Join('.', place.Path.Select(k => k.Replace(".", "\\.", StringComparison.Ordinal)))}";

    // Paths are shown as their writer knows them: in the settings, or in the chart's values.yaml.
    private string Above(Place place) => place.IsRaw ? _rawPath : _subchart.Key;

    // A text that the chart runs as a template may read values of the user's own.
    private bool IsReadByOwnText(ImmutableArray<string> path)
    {
        _ownReads ??= OwnReads();
        var uses = _ownReads;
        foreach (var key in path)
        {
            if (!uses.Children.TryGetValue(key, out uses))
                return false;
        }

        return true;
    }

    private ValueUses OwnReads()
    {
        var tracer = new TemplateTracer(
            ImmutableDictionary<string, ImmutableArray<TemplateNode>>.Empty,
            ImmutableHashSet<string>.Empty,
            ValuesMap.Empty
        );
        var context = new Traced.Map { IsContext = true, HasMore = true };
        context.Entries["Values"] = new Traced.Path([]);
        foreach (var text in ChartSource.Texts(_values))
            tracer.Follow(TemplateParser.Parse(text).Body, context);
        return tracer.Found;
    }

    private sealed record Place(ImmutableArray<string> Path, SourceSpan? Where, bool IsRaw);
}

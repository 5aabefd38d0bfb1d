using System.Collections.Immutable;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog.Extraction;

/// <summary>Makes a contract of default values and of what templates do with them.</summary>
internal static class ContractBuilder
{
    private const Uses Strong = Uses.Printed | Uses.Whole | Uses.Keys | Uses.Lost | Uses.Template;

    /// <summary>The root of the contract.</summary>
    public static ContractNode Build(ValuesMap defaults, ValueUses uses)
    {
        DropWeakItems(uses);
        var root = new ContractNode();
        Fill(root, defaults, uses, open: false, unsure: false);
        root.IsUnread = false;
        return root;
    }

    // That a map was gone through says nothing of its keys; what is done with its items does.
    private static bool DropWeakItems(ValueUses uses)
    {
        if (uses.Children.TryGetValue(ValueUses.Item, out var item) && !DropWeakItems(item))
            uses.Children.Remove(ValueUses.Item);
        foreach (var (key, child) in uses.Children)
        {
            if (key != ValueUses.Item)
                DropWeakItems(child);
        }

        return (uses.Uses & Strong) != 0 || uses.Children.Count > 0;
    }

    private static void Fill(ContractNode node, ValuesNode? value, ValueUses uses, bool open, bool unsure)
    {
        var isCollection = value is ValuesMap or ValuesList;
        var isWhole = (uses.Uses & Uses.Whole) != 0 || isCollection && (uses.Uses & Uses.Printed) != 0;
        var isLost = (uses.Uses & Uses.Lost) != 0;
        var items = uses.Children.GetValueOrDefault(ValueUses.Item);
        var hasFreeKeys = items is not null && value is not ValuesList || (uses.Uses & Uses.Keys) != 0;
        (open, unsure) = (open || isWhole || isLost, open ? unsure : isLost && !isWhole);
        node.IsOpen = open || hasFreeKeys || value is ValuesList;
        node.IsUnsure = open && unsure;
        node.IsTemplate = (uses.Uses & Uses.Template) != 0;
        node.IsUnread = !open && uses.Uses == Uses.None && uses.Children.Count == 0;

        var itemDefaults = (value as ValuesList)?.Items ?? [];
        if (items is not null || itemDefaults.Any(i => i is ValuesMap))
        {
            node.Item = new();
            Fill(node.Item, Joined(itemDefaults), items ?? new(), open, unsure);
        }

        var map = value as ValuesMap;
        foreach (
            var key in uses
                .Children.Keys.Union(map?.Entries.Select(e => e.Key) ?? [])
                .Where(k => k != ValueUses.Item)
                .Order(StringComparer.Ordinal)
        )
        {
            var below = uses.Children.GetValueOrDefault(key) ?? new();
            Fill(node.Child(key), map?[key], items is null ? below : Joined(below, items), open, unsure);
        }

        if (value is not null)
            AddDeprecations(node, map);
        SetTypes(node, value, uses.Uses, open);
    }

    private static void SetTypes(ContractNode node, ValuesNode? value, Uses uses, bool open)
    {
        var type = value switch
        {
            ValuesMap => "map",
            ValuesList => "list",
            ValuesScalar { Kind: ScalarKind.String } => "string",
            ValuesScalar { Kind: ScalarKind.Integer } => "integer",
            ValuesScalar { Kind: ScalarKind.Float } => "number",
            ValuesScalar { Kind: ScalarKind.Boolean } => "boolean",
            _ => null,
        };
        var isTyped = (uses & Uses.Typed) != 0;
        if (type is not null)
            node.Types.Add(type);
        var isCertain = type switch
        {
            null => false,
            "map" => !open && !isTyped && node.Children.Count > 0 && (uses & Uses.Printed) == 0,
            "list" => !open && !isTyped && (uses & (Uses.Ranged | Uses.Printed)) == Uses.Ranged,
            _ => !open && !isTyped && (uses & (Uses.Ranged | Uses.Keys)) == 0 && node.Children.Count == 0 && node.Item is null,
        };
        if (!isCertain)
            node.Types.Add(ContractNode.AnyType);
        else if (type == "list")
            node.Types.Add("map");
    }

    private static void AddDeprecations(ContractNode node, ValuesMap? map)
    {
        foreach (var entry in map?.Entries ?? [])
        {
            if (entry.Comment is { } comment && Deprecation.In(comment) is { IsDefault: false } replacements)
                node.Child(entry.Key).Replacements = replacements;
        }
    }

    private static ValuesMap? Joined(ImmutableArray<ValuesNode> items) =>
        items.Length > 0 && items.All(i => i is ValuesMap)
            ? items.OfType<ValuesMap>().Aggregate(ValuesMap.Empty, ValuesMerge.MergeKeepingNull)
            : null;

    private static ValueUses Joined(ValueUses a, ValueUses b)
    {
        var joined = new ValueUses { Uses = a.Uses | b.Uses };
        foreach (var key in a.Children.Keys.Union(b.Children.Keys))
        {
            joined.Children[key] = (a.Children.GetValueOrDefault(key), b.Children.GetValueOrDefault(key)) switch
            {
                ({ } x, { } y) => Joined(x, y),
                ({ } x, _) => x,
                (_, var y) => y!,
            };
        }

        return joined;
    }
}

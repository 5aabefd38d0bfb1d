using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Values;

/// <summary>A list of a values tree. Helm replaces lists whole, it never merges them.</summary>
public sealed class ValuesList : ValuesNode
{
    /// <summary>Makes a list of items in their order.</summary>
    public ValuesList(ImmutableArray<ValuesNode> items, SourceSpan? where = null)
        : base(where) => Items = items;

    /// <summary>The empty list.</summary>
    public static ValuesList Empty { get; } = new([]);

    /// <summary>The items in their order.</summary>
    public ImmutableArray<ValuesNode> Items { get; }

    /// <summary>Makes a list of items in their order.</summary>
    public static ValuesList Of(params IEnumerable<ValuesNode> items) => new([.. items]);

    /// <summary>Makes a list of strings in their order.</summary>
    public static ValuesList OfStrings(IEnumerable<string> items) => new([.. items.Select(ValuesNode.FromString)]);
}

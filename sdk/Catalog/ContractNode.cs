using System.Collections.Immutable;

namespace ChartGen.Sdk.Catalog;

/// <summary>One path of a chart's values.</summary>
internal sealed class ContractNode
{
    /// <summary>The type beside others where it is not certain that no other is taken.</summary>
    public const string AnyType = "any";

    /// <summary>
    /// The types that it may have: <c>map</c>, <c>list</c>, <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>null</c>;
    /// <see cref="AnyType"/> where it may have others.
    /// </summary>
    public SortedSet<string> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether keys beyond <see cref="Children"/> mean something: the user chooses them, or all that stands here is taken as it is.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether it is open only because what reads it cannot be followed.</summary>
    public bool IsUnsure { get; set; }

    /// <summary>Whether texts here run as templates.</summary>
    public bool IsTemplate { get; set; }

    /// <summary>Whether it stands in the default values or the schema, while no template reads it.</summary>
    public bool IsUnread { get; set; }

    /// <summary>The paths to use instead where the chart calls it deprecated; none where it does not say which. Default where it is not deprecated.</summary>
    public ImmutableArray<string> Replacements { get; set; }

    /// <summary>The keys below.</summary>
    public SortedDictionary<string, ContractNode> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>What each item of a list and each value of a free key is, where that is known.</summary>
    public ContractNode? Item { get; set; }

    /// <summary>Whether a map or a list cannot stand here.</summary>
    public bool IsSingle => Types.Count > 0 && !Types.Contains(AnyType) && !Types.Contains("map") && !Types.Contains("list") && !IsNullOnly;

    /// <summary>Whether nothing but a map or a list can stand here.</summary>
    public bool IsCollection => Types.Count > 0 && Types.All(t => t is "map" or "list" or "null") && !IsNullOnly;

    private bool IsNullOnly => Types is { Count: 1 } && Types.Contains("null");

    /// <summary>Whether a key that is not among <see cref="Children"/> is certain to mean nothing.</summary>
    public bool Refuses => !IsOpen && (Children.Count > 0 || IsSingle);

    /// <summary>The node of a key, made when it is not there.</summary>
    public ContractNode Child(string key) => Children.TryGetValue(key, out var child) ? child : Children[key] = new();

    /// <summary>The node at a path of keys, or <see langword="null"/>.</summary>
    public ContractNode? At(IEnumerable<string> keys)
    {
        var node = this;
        foreach (var key in keys)
        {
            if (!node.Children.TryGetValue(key, out var child))
                return null;
            node = child;
        }

        return node;
    }
}

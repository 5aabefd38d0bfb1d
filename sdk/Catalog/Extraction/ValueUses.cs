namespace ChartGen.Sdk.Catalog.Extraction;

/// <summary>What templates do with a value.</summary>
[Flags]
internal enum Uses
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is named: read, tested or compared.</summary>
    Named = 1,

    /// <summary>It is printed as a single value.</summary>
    Printed = 2,

    /// <summary>It is printed with all that it holds.</summary>
    Whole = 4,

    /// <summary>Its keys are printed, so they are the user's to choose.</summary>
    Keys = 8,

    /// <summary>It goes where it cannot be followed.</summary>
    Lost = 16,

    /// <summary>Its type is asked for, so it may have several.</summary>
    Typed = 32,

    /// <summary>It is run as a template.</summary>
    Template = 64,

    /// <summary>It is gone through, item by item.</summary>
    Ranged = 128,
}

/// <summary>What templates do with the values, as a tree of keys.</summary>
internal sealed class ValueUses
{
    /// <summary>The key that stands for every item of a list and every value of a map with free keys.</summary>
    public const string Item = "[]";

    /// <summary>What is done with this value itself.</summary>
    public Uses Uses { get; set; }

    /// <summary>The keys below.</summary>
    public SortedDictionary<string, ValueUses> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a use of the value at a path.</summary>
    public void Add(IEnumerable<string> path, Uses uses)
    {
        var node = this;
        foreach (var key in path)
        {
            if (!node.Children.TryGetValue(key, out var child))
                node.Children[key] = child = new();
            node = child;
        }

        node.Uses |= uses;
    }
}

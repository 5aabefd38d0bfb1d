using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Audit;

/// <summary>Where a value stands in a tree: keys, and the place in a list where the value is one of its items.</summary>
/// <param name="Keys">The keys from the root.</param>
/// <param name="Index">The 0-based place in the list that lies there, or <see langword="null"/>.</param>
internal sealed record ValuePath(ImmutableArray<string> Keys, int? Index = null)
{
    /// <summary>The path with another key in front.</summary>
    public ValuePath Under(string key) => this with { Keys = Keys.Insert(0, key) };

    /// <summary>The node that lies there, or <see langword="null"/>.</summary>
    public ValuesNode? In(ValuesMap root) =>
        Index is { } index
            ? root.At(Keys.AsSpan()) is ValuesList list && index < list.Items.Length
                ? list.Items[index]
                : null
            : root.At(Keys.AsSpan());

    /// <summary>The tree without what lies there; a map or list that is empty then goes too, as nobody would have written it.</summary>
    public ValuesMap RemovedFrom(ValuesMap root) => (ValuesMap?)Replaced(root, 0, null) ?? ValuesMap.Empty;

    /// <summary>The tree with another node there.</summary>
    public ValuesMap SetIn(ValuesMap root, ValuesNode value) => (ValuesMap)Replaced(root, 0, value)!;

    private ValuesNode? Replaced(ValuesNode node, int depth, ValuesNode? value)
    {
        if (depth < Keys.Length)
        {
            var entries = ((ValuesMap)node)
                .Entries.Select(e => (Entry: e, Value: e.Key == Keys[depth] ? Replaced(e.Value, depth + 1, value) : e.Value))
                .Where(e => e.Value is not null)
                .Select(e => e.Entry with { Value = e.Value! })
                .ToImmutableArray();
            return entries.IsEmpty ? null : new ValuesMap(entries, node.Where);
        }

        if (Index is not { } index)
            return value;
        var items = ((ValuesList)node).Items;
        var left = value is null ? items.RemoveAt(index) : items.SetItem(index, value);
        return left.IsEmpty ? null : new ValuesList(left, node.Where);
    }

    /// <summary>The path as <c>--set</c> of Helm takes it: <c>a.b\.c[0]</c>.</summary>
    public override string ToString()
    {
        var keys = string.Join('.', Keys.Select(k => k.Replace(@"\", @"\\").Replace(".", @"\.")));
        return Index is { } index ? string.Create(CultureInfo.InvariantCulture, $"{keys}[{index}]") : keys;
    }

    /// <inheritdoc/>
    public bool Equals(ValuePath? other) =>
        other is not null && Index == other.Index && Keys.AsSpan().SequenceEqual(other.Keys.AsSpan(), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
}

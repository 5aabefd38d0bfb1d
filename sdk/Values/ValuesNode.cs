using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Values;

/// <summary>A node of a values tree: a map, a list or a scalar. Immutable.</summary>
public abstract class ValuesNode
{
    private protected ValuesNode(SourceSpan? where) => Where = where;

    /// <summary>Where the node was read, or <see langword="null"/> when code made it.</summary>
    public SourceSpan? Where { get; }

    /// <summary>A string scalar; no node for no string, so that a map leaves it out.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ValuesNode?(string? text) => text is null ? null : new ValuesScalar(ScalarKind.String, text);

    /// <summary>A boolean scalar.</summary>
    public static implicit operator ValuesNode(bool value) => new ValuesScalar(ScalarKind.Boolean, value ? "true" : "false");

    /// <summary>An integer scalar.</summary>
    public static implicit operator ValuesNode(int value) => FromInt64(value);

    /// <summary>An integer scalar.</summary>
    public static implicit operator ValuesNode(long value) => FromInt64(value);

    /// <summary>A string scalar.</summary>
    public static ValuesNode FromString(string text) => text;

    /// <summary>A boolean scalar.</summary>
    public static ValuesNode FromBoolean(bool value) => value;

    /// <summary>An integer scalar.</summary>
    public static ValuesNode FromInt32(int value) => FromInt64(value);

    /// <summary>An integer scalar.</summary>
    public static ValuesNode FromInt64(long value) => new ValuesScalar(ScalarKind.Integer, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether both trees hold the same keys, in any order, with the same values; places and comments do not count.</summary>
    public static bool DeepEquals(ValuesNode? a, ValuesNode? b) =>
        (a, b) switch
        {
            (null, null) => true,
            (ValuesScalar x, ValuesScalar y) => x.Kind == y.Kind && string.Equals(x.Text, y.Text, StringComparison.Ordinal),
            (ValuesList x, ValuesList y) => x.Items.Length == y.Items.Length
                && !x.Items.Where((item, i) => !DeepEquals(item, y.Items[i])).Any(),
            (ValuesMap x, ValuesMap y) => x.Count == y.Count
                && x.Entries.All(e => y.TryGet(e.Key, out var other) && DeepEquals(e.Value, other)),
            _ => false,
        };
}

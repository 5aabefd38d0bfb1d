using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>What a field's value may be.</summary>
internal enum ValueKind
{
    /// <summary>Anything at all.</summary>
    Any,

    /// <summary>Text.</summary>
    String,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A whole number of 32 bits.</summary>
    Int32,

    /// <summary>A whole number of 64 bits.</summary>
    Int64,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Bytes as base64.</summary>
    Bytes,

    /// <summary>A time as in RFC 3339.</summary>
    Time,

    /// <summary>A quantity, as a string or a number.</summary>
    Quantity,

    /// <summary>A whole number or text.</summary>
    IntOrString,

    /// <summary>A list of <see cref="ValueShape.Item"/>.</summary>
    List,

    /// <summary>A map with free keys to <see cref="ValueShape.Item"/>.</summary>
    Map,

    /// <summary>An object of the type <see cref="ValueShape.TypeName"/>.</summary>
    Object,

    /// <summary>One of <see cref="ValueShape.Alternatives"/>.</summary>
    Either,
}

/// <summary>The shape of a value, as the tables write it.</summary>
/// <remarks>
/// <c>string</c>, <c>boolean</c>, <c>int32</c>, <c>int64</c>, <c>number</c>, <c>bytes</c>, <c>time</c>, <c>quantity</c>, <c>int-or-string</c> and
/// <c>any</c> are themselves; another word is a type's name. <c>[]T</c> is a list, <c>[=]T</c> one without equal items, <c>[a,b=X]T</c> one whose items
/// differ in the fields a and b, of which b is X where it is left out; <c>{}T</c> is a map; <c>(T|U)</c> is one or the other.
/// </remarks>
internal sealed record ValueShape(ValueKind Kind)
{
    /// <summary>The shape of a list's items or a map's values.</summary>
    public ValueShape? Item { get; init; }

    /// <summary>The fields in which the items of a list differ; a lone <c>=</c> stands for the whole item.</summary>
    public ImmutableArray<(string Name, string? Default)> Keys { get; init; } = [];

    /// <summary>The type of an object.</summary>
    public string TypeName { get; init; } = "";

    /// <summary>The shapes of which the value has one.</summary>
    public ImmutableArray<ValueShape> Alternatives { get; init; } = [];

    private static readonly Dictionary<string, ValueKind> Words = new(StringComparer.Ordinal)
    {
        ["any"] = ValueKind.Any,
        ["boolean"] = ValueKind.Boolean,
        ["bytes"] = ValueKind.Bytes,
        ["int-or-string"] = ValueKind.IntOrString,
        ["int32"] = ValueKind.Int32,
        ["int64"] = ValueKind.Int64,
        ["number"] = ValueKind.Number,
        ["quantity"] = ValueKind.Quantity,
        ["string"] = ValueKind.String,
        ["time"] = ValueKind.Time,
    };

    /// <summary>Reads a shape of a table.</summary>
    public static ValueShape Parse(string text)
    {
        if (text[0] == '[')
        {
            var end = text.IndexOf(']', StringComparison.Ordinal);
            return new(ValueKind.List) { Item = Parse(text[(end + 1)..]), Keys = KeysOf(text[1..end]) };
        }

        if (text[0] == '{')
            return new(ValueKind.Map) { Item = Parse(text[2..]) };
        if (text[0] == '(')
            return new(ValueKind.Either) { Alternatives = [.. text[1..^1].Split('|').Select(Parse)] };
        return Words.TryGetValue(text, out var kind) ? new(kind) : new(ValueKind.Object) { TypeName = text };
    }

    private static ImmutableArray<(string, string?)> KeysOf(string keys) =>
        keys.Length == 0 ? []
        : keys == "=" ? [("=", null)]
        : [.. keys.Split(',').Select(k => k.Split('=') is [var name, var value] ? (name, value) : (k, (string?)null))];
}

/// <summary>What a value must keep to beyond its shape; in a list or map each item does.</summary>
internal sealed record ValueLimits
{
    /// <summary>Nothing beyond the shape.</summary>
    public static ValueLimits None { get; } = new();

    /// <summary>The only legal values with the releases that take each; none for no limit.</summary>
    public ImmutableArray<(string Text, KubernetesReleases Releases)> Words { get; init; } = [];

    /// <summary>The pattern of a string.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>The least and the greatest number.</summary>
    public (long Least, long Most) Range { get; init; } = (long.MinValue, long.MaxValue);

    /// <summary>The least and the greatest number of characters.</summary>
    public (int Least, int Most) Length { get; init; } = (0, int.MaxValue);
}

using System.Collections.Immutable;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Audit;

/// <summary>The smallest thing of a values tree that can be written or left out: a scalar, an item of a list, an empty map or list.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Value">What it says.</param>
/// <param name="Reason">Why it is written although nothing changes without it: the comment <c>Pinned: …</c> above it or above a map that it is in.</param>
internal sealed record ValueLeaf(ValuePath Path, ValuesNode Value, string? Reason)
{
    private const string Mark = "Pinned:";

    /// <summary>The leaves of a tree in their order.</summary>
    public static IEnumerable<ValueLeaf> Of(ValuesMap root) => Of(root, [], null);

    private static IEnumerable<ValueLeaf> Of(ValuesMap map, ImmutableArray<string> path, string? reason) =>
        map.Entries.SelectMany(e => Of(e.Value, path.Add(e.Key), ReasonOf(e.Comment) ?? reason));

    private static IEnumerable<ValueLeaf> Of(ValuesNode node, ImmutableArray<string> path, string? reason) =>
        node switch
        {
            ValuesMap { Count: > 0 } map => Of(map, path, reason),
            ValuesList { Items.Length: > 0 } list => list.Items.Select((item, i) => new ValueLeaf(new(path, i), item, reason)),
            _ => [new(new(path), node, reason)],
        };

    private static string? ReasonOf(string? comment) =>
        comment?.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var at
            ? comment[(at + Mark.Length)..].ReplaceLineEndings(" ").Trim()
            : null;
}

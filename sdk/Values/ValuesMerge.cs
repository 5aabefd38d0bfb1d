using System.Collections.Immutable;

namespace ChartGen.Sdk.Values;

/// <summary>Lays one values tree over another by Helm's rules: maps merge by key, lists and scalars are replaced whole.</summary>
public static class ValuesMerge
{
    /// <summary>Merges layers of settings: a null above deletes the key.</summary>
    public static ValuesMap Merge(ValuesMap lower, ValuesMap upper) => Merge(lower, upper, keepsNull: false);

    /// <summary>Merges values of a chart: a null above stays, since it deletes the subchart's own default.</summary>
    public static ValuesMap MergeKeepingNull(ValuesMap lower, ValuesMap upper) => Merge(lower, upper, keepsNull: true);

    private static ValuesMap Merge(ValuesMap lower, ValuesMap upper, bool keepsNull)
    {
        if (upper.Count == 0)
            return lower;
        var entries = ImmutableArray.CreateBuilder<ValuesEntry>(lower.Count + upper.Count);
        foreach (var entry in lower.Entries)
        {
            if (!upper.TryGet(entry.Key, out var above))
                entries.Add(entry);
            else if (Over(entry.Value, above, keepsNull) is { } merged)
                entries.Add(entry with { Value = merged, KeyWhere = Above(upper, entry.Key).KeyWhere ?? entry.KeyWhere });
        }

        foreach (var entry in upper.Entries)
        {
            if (lower[entry.Key] is null && Over(null, entry.Value, keepsNull) is { } added)
                entries.Add(entry with { Value = added });
        }

        return new(entries.ToImmutable(), lower.Where ?? upper.Where);
    }

    private static ValuesNode? Over(ValuesNode? lower, ValuesNode upper, bool keepsNull) =>
        upper switch
        {
            ValuesScalar { Kind: ScalarKind.Null } when !keepsNull => null,
            ValuesMap map => Merge(lower as ValuesMap ?? new([], map.Where), map, keepsNull),
            _ => upper,
        };

    private static ValuesEntry Above(ValuesMap upper, string key) => upper.Entries.First(e => e.Key == key);
}

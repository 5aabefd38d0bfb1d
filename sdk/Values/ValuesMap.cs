using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Values;

/// <summary>A key of a map with its value and the comment written above it.</summary>
/// <param name="Key">The key, case kept.</param>
/// <param name="Value">The value.</param>
/// <param name="Comment">Comment lines without <c>#</c>, or <see langword="null"/>.</param>
/// <param name="KeyWhere">Where the key stands.</param>
public sealed record ValuesEntry(string Key, ValuesNode Value, string? Comment = null, SourceSpan? KeyWhere = null);

/// <summary>A map of a values tree. Keys are unique, compared ordinally, and keep their order.</summary>
public sealed class ValuesMap : ValuesNode
{
    private readonly Dictionary<string, int> _index;

    /// <summary>Makes a map of entries in their order.</summary>
    /// <exception cref="ArgumentException">A key is given twice.</exception>
    public ValuesMap(ImmutableArray<ValuesEntry> entries, SourceSpan? where = null)
        : base(where)
    {
        Entries = entries;
        _index = new(entries.Length, StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
        {
            if (!_index.TryAdd(entries[i].Key, i))
                throw new ArgumentException($"The key '{entries[i].Key}' is given twice.", nameof(entries));
        }
    }

    /// <summary>The empty map.</summary>
    public static ValuesMap Empty { get; } = new([]);

    /// <summary>The entries in their order.</summary>
    public ImmutableArray<ValuesEntry> Entries { get; }

    /// <summary>How many keys the map has.</summary>
    public int Count => Entries.Length;

    /// <summary>The value of a key, or <see langword="null"/>.</summary>
    public ValuesNode? this[string key] => _index.TryGetValue(key, out var i) ? Entries[i].Value : null;

    /// <summary>Makes a map; an entry whose value is <see langword="null"/> is left out.</summary>
    /// <exception cref="ArgumentException">A key is given twice.</exception>
    public static ValuesMap Of(params ReadOnlySpan<(string Key, ValuesNode? Value)> entries)
    {
        var builder = ImmutableArray.CreateBuilder<ValuesEntry>(entries.Length);
        foreach (var (key, value) in entries)
        {
            if (value is not null)
                builder.Add(new(key, value));
        }

        return new(builder.ToImmutable());
    }

    /// <summary>Makes a map of strings in their order.</summary>
    public static ValuesMap OfStrings(IEnumerable<KeyValuePair<string, string>> entries) =>
        new([.. entries.Select(e => new ValuesEntry(e.Key, e.Value))]);

    /// <summary>Looks a key up, case kept.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out ValuesNode? value) => (value = this[key]) is not null;

    /// <summary>A copy with one more key.</summary>
    /// <exception cref="ArgumentException">The key is there already: two writers of one key are a mistake, not a merge.</exception>
    public ValuesMap With(string key, ValuesNode value, string? comment = null) => new([.. Entries, new(key, value, comment)], Where);

    /// <summary>The node at a path of keys, or <see langword="null"/>.</summary>
    public ValuesNode? At(params ReadOnlySpan<string> path)
    {
        ValuesNode? node = this;
        foreach (var key in path)
            node = (node as ValuesMap)?[key];
        return node;
    }
}

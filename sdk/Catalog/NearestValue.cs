using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Catalog;

/// <summary>Finds the value of a chart that an unknown path most likely meant.</summary>
internal static class NearestValue
{
    /// <summary>The path, or <see langword="null"/> where none is near.</summary>
    /// <param name="root">The chart's contract.</param>
    /// <param name="parent">The keys down to the map in which the unknown key stands.</param>
    /// <param name="key">The unknown key.</param>
    /// <param name="rest">The first keys below it, as far as there is only one.</param>
    public static ImmutableArray<string>? Of(ContractNode root, ImmutableArray<string> parent, string key, ImmutableArray<string> rest)
    {
        if (root.At(parent) is not { } node)
            return null;
        var siblings = node.Children.Keys.ToList();
        if (siblings.Find(s => string.Equals(s, key, StringComparison.OrdinalIgnoreCase)) is { } same)
            return Below(node, [.. parent, same], rest);
        if (siblings.Where(s => IsSlip(s, key)).OrderBy(s => Math.Abs(s.Length - key.Length)).FirstOrDefault() is { } slip)
            return Below(node, [.. parent, slip], rest);
        if (Known(node, rest) is { IsEmpty: false } dropped)
            return [.. parent, .. dropped];
        if (Elsewhere(root, parent, [key, .. rest]) is { } elsewhere)
            return elsewhere;
        if (siblings.Select(s => (Sibling: s, Shared: Shared(s, key))).Where(s => s.Shared >= 0.5).ToList() is { Count: > 0 } kin)
            return Below(node, [.. parent, kin.OrderByDescending(s => s.Shared).ThenBy(s => s.Sibling.Length).First().Sibling], rest);
        if (siblings.Where(s => IsShort(s, key)).OrderBy(s => s.Length).FirstOrDefault() is { } longer)
            return Below(node, [.. parent, longer], rest);
        if (
            Places(node, parent, [key]).OrderBy(p => p.Length).FirstOrDefault() is { IsDefault: false } deeper
            && deeper.Length <= parent.Length + 2
        )
            return deeper;
        return ClosestName.Of(key, siblings) is { } near ? Below(node, [.. parent, near], rest) : null;
    }

    // The same words but for one that is mistyped, or a plural.
    private static bool IsSlip(string sibling, string key)
    {
        var (a, b) = (Words(sibling), Words(key));
        if (a.Count != b.Count)
            return false;
        var wrong = a.Zip(b).Where(pair => pair.First != pair.Second).ToList();
        return wrong.Count == 0 || wrong is [var (x, y)] && (x.Length > 3 && ClosestName.Of(y, [x]) is not null);
    }

    private static bool IsShort(string sibling, string key) =>
        key.Length > 2 && sibling.StartsWith(key, StringComparison.OrdinalIgnoreCase)
        || sibling.Length > 2 && key.StartsWith(sibling, StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<string> Below(ContractNode node, ImmutableArray<string> path, ImmutableArray<string> rest) =>
        [.. path, .. Known(node.Children[path[^1]], rest)];

    // As much of a way as there is; what follows belongs to the value.
    private static ImmutableArray<string> Known(ContractNode node, ImmutableArray<string> way)
    {
        for (var length = way.Length; length > 0; length--)
        {
            if (node.At(way[..length]) is { } end && (length == way.Length || !end.Refuses))
                return way[..length];
        }

        return [];
    }

    // The same keys at another place: the one that shares most with the way there, then the highest.
    private static ImmutableArray<string>? Elsewhere(ContractNode root, ImmutableArray<string> parent, ImmutableArray<string> tail)
    {
        if (tail.Length == 1)
            return null;
        var found = Places(root, [], tail).ToList();
        return found.Count == 0
            ? null
            : found
                .OrderByDescending(p => p.Zip(parent).TakeWhile(pair => pair.First == pair.Second).Count())
                .ThenBy(p => p.Length)
                .ThenBy(p => string.Join('.', p), StringComparer.Ordinal)
                .First();
    }

    private static IEnumerable<ImmutableArray<string>> Places(ContractNode node, ImmutableArray<string> path, ImmutableArray<string> tail)
    {
        if (node.At(tail) is not null)
            yield return [.. path, .. tail];
        foreach (var (key, child) in node.Children)
        {
            foreach (var place in Places(child, path.Add(key), tail))
                yield return place;
        }
    }

    private static double Shared(string a, string b)
    {
        var (x, y) = (Words(a), Words(b));
        var shared = x.Intersect(y, StringComparer.Ordinal).Count();
        return (double)shared / x.Union(y, StringComparer.Ordinal).Count();
    }

    // storageClassName has the words storage, class and name; a plural counts as its singular.
    private static List<string> Words(string key)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= key.Length; i++)
        {
            if (i < key.Length && !(char.IsUpper(key[i]) && !char.IsUpper(key[i - 1])) && key[i] is not ('-' or '_'))
                continue;
            var word = key[start..i].Trim('-', '_').ToLowerInvariant();
            if (word.Length > 0)
                words.Add(Singular(word));
            start = i;
        }

        return words;
    }

    private static string Singular(string word) =>
        word.EndsWith("sses", StringComparison.Ordinal) ? word[..^2]
        : word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word;
}

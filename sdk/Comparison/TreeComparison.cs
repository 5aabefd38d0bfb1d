using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Comparison;

/// <summary>Compares two trees: values of a chart, settings, objects.</summary>
public static class TreeComparison
{
    // What names an item among its kind: a container, variable or volume, a mount, a port, a rule, the host of an Ingress.
    private static readonly string[] Names = ["name", "mountPath", "containerPort", "port", "host", "topologyKey", "key", "path"];

    /// <summary>The fields that differ, in the order in which they stand after; the items of a list are matched by their names.</summary>
    /// <param name="before">One tree.</param>
    /// <param name="after">The other.</param>
    /// <param name="leaves">Whether a map that is there on one side only is told field by field.</param>
    public static ImmutableArray<FieldChange> Compare(ValuesNode? before, ValuesNode? after, bool leaves = false) =>
        [.. Differences(before, after, "", "", leaves)];

    internal static IEnumerable<FieldChange> Differences(ValuesNode? before, ValuesNode? after, string path, string name, bool leaves)
    {
        // The API drops a null, and Helm deletes what it stands for.
        var (a, b) = (Present(before), Present(after));
        if (leaves)
            (a, b) = (a ?? EmptyLike(b), b ?? EmptyLike(a));
        return (a, b) switch
        {
            (ValuesMap x, ValuesMap y) => InMaps(x, y, path, leaves),
            (ValuesList x, ValuesList y) => KeyOf(x, y) is { } key ? Keyed(x, y, key, path, leaves) : Positions(x, y, path, name, leaves),
            _ when ValuesNode.DeepEquals(a, b) => [],
            (ValuesScalar x, ValuesScalar y) when IsText(x) && IsText(y) && !IsSecret(x, y, name) => Lines(x.Text, y.Text, path),
            _ => [new(path, a is null ? null : ShownText.OneLine(a, name), b is null ? null : ShownText.OneLine(b, name))],
        };
    }

    private static ValuesNode? Present(ValuesNode? node) => node is ValuesScalar { Kind: ScalarKind.Null } ? null : node;

    private static ValuesMap? EmptyLike(ValuesNode? node) => node is ValuesMap { Count: > 0 } ? ValuesMap.Empty : null;

    private static bool IsText(ValuesScalar scalar) => scalar.Text.Contains('\n', StringComparison.Ordinal);

    private static bool IsSecret(ValuesScalar a, ValuesScalar b, string name) =>
        ShownText.IsSecretText(name, a.Text) || ShownText.IsSecretText(name, b.Text);

    private static IEnumerable<FieldChange> InMaps(ValuesMap a, ValuesMap b, string path, bool leaves) =>
        b
            .Entries.Select(e => e.Key)
            .Union(a.Entries.Select(e => e.Key), StringComparer.Ordinal)
            .SelectMany(key => Differences(a[key], b[key], Below(path, key), ShownText.NameOf(b[key] is null ? a : b, key), leaves));

    private static string Below(string path, string key)
    {
        var shown = key.Contains('.', StringComparison.Ordinal) ? $"[{key}]" : key;
        return path.Length == 0 || shown[0] == '[' ? path + shown : $"{path}.{shown}";
    }

    private static string? KeyOf(ValuesList a, ValuesList b) =>
        a.Items.IsEmpty && b.Items.IsEmpty ? null : Array.Find(Names, name => IsKey(a, name) && IsKey(b, name));

    private static bool IsKey(ValuesList list, string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return list.Items.All(i => i is ValuesMap map && map[name] is ValuesScalar { Text.Length: > 0 } scalar && seen.Add(scalar.Text));
    }

    private static IEnumerable<FieldChange> Keyed(ValuesList a, ValuesList b, string key, string path, bool leaves)
    {
        var before = a.Items.Cast<ValuesMap>().ToDictionary(i => i[key]!.ToString()!, StringComparer.Ordinal);
        var after = b.Items.Cast<ValuesMap>().ToDictionary(i => i[key]!.ToString()!, StringComparer.Ordinal);
        foreach (var name in b.Items.Cast<ValuesMap>().Select(i => i[key]!.ToString()!).Union(before.Keys, StringComparer.Ordinal))
        {
            foreach (
                var change in Differences(before.GetValueOrDefault(name), after.GetValueOrDefault(name), $"{path}[{name}]", name, leaves)
            )
                yield return change;
        }

        var (kept, now) = (Order(a, after), Order(b, before));
        if (!kept.SequenceEqual(now, StringComparer.Ordinal))
            yield return new($"{path} (order)", string.Join(", ", kept), string.Join(", ", now));

        string[] Order(ValuesList list, Dictionary<string, ValuesMap> other) =>
            [.. list.Items.Cast<ValuesMap>().Select(i => i[key]!.ToString()!).Where(other.ContainsKey)];
    }

    private static IEnumerable<FieldChange> Positions(ValuesList a, ValuesList b, string path, string name, bool leaves)
    {
        foreach (var (before, after) in Alignment.Of(a.Items, b.Items, ValuesNode.DeepEquals))
        {
            var (left, right) = (a.Items[before], b.Items[after]);
            for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
            {
                var (list, position) = i < right.Length ? (b, after.Start.Value + i) : (a, before.Start.Value + i);
                var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{position}]");
                var told = ShownText.NameOf(list, position, name);
                foreach (var change in Differences(left.ElementAtOrDefault(i), right.ElementAtOrDefault(i), at, told, leaves))
                    yield return change;
            }
        }
    }

    private static IEnumerable<FieldChange> Lines(string a, string b, string path)
    {
        var (x, y) = (Split(a), Split(b));
        foreach (var (before, after) in Alignment.Of(x, y, string.Equals))
        {
            var (left, right) = (x[before], y[after]);
            for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
            {
                var at = string.Create(CultureInfo.InvariantCulture, $"{path}:{(i < right.Length ? after : before).Start.Value + i + 1}");
                yield return new(at, Line(left, i), Line(right, i));
            }
        }

        static ImmutableArray<string> Split(string text) => [.. text.Split('\n')];
        static string? Line(ImmutableArray<string> lines, int i) => i < lines.Length ? ShownText.Line(lines[i]) : null;
    }
}

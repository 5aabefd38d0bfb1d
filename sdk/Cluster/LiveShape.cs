using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Profiles.Rules;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Cluster;

/// <summary>
/// Takes out of a live object what the server and its controllers wrote, so that it can be compared with a rendered one: a field that the
/// chart does not set stays only where leaving it out is a change.
/// </summary>
internal static class LiveShape
{
    // What names an item among its kind.
    private static readonly string[] Names = ["name", "mountPath", "containerPort", "port", "key", "path"];

    // Fields that no server fills in: that the chart has them no more is a change.
    private static readonly string[] Kept =
    [
        "Deployment:spec.selector",
        "DaemonSet:spec.selector",
        "StatefulSet:spec.selector",
        "StatefulSet:spec.volumeClaimTemplates",
    ];

    /// <summary>The live object as the chart that made it may have rendered it.</summary>
    public static RenderedObject Of(ValuesMap live, RenderedObject rendered) =>
        rendered with
        {
            Tree = Map(live, rendered.Tree, $"{rendered.Kind}:"),
        };

    private static ValuesMap Map(ValuesMap live, ValuesMap rendered, string path)
    {
        var entries = ImmutableArray.CreateBuilder<ValuesEntry>();
        foreach (var (key, wanted, _, _) in rendered.Entries)
        {
            if (live[key] is { } there)
                entries.Add(new(key, Node(there, wanted, Below(path, key))));
            // The server leaves out what is empty, false or nothing.
            else if (IsEmpty(wanted))
                entries.Add(new(key, wanted));
        }

        entries.AddRange(
            live.Entries.Where(e =>
                rendered[e.Key] is null
                && (Kept.Contains(Below(path, e.Key)) || path.EndsWith("selector.matchLabels", StringComparison.Ordinal))
            )
        );
        return new(entries.ToImmutable());
    }

    private static string Below(string path, string key) => path.EndsWith(':') ? path + key : $"{path}.{key}";

    private static ValuesNode Node(ValuesNode live, ValuesNode rendered, string path) =>
        (live, rendered) switch
        {
            (ValuesMap a, ValuesMap b) => Map(a, b, path),
            (ValuesList a, ValuesList b) => List(a, b, path),
            (ValuesScalar a, ValuesScalar b) => IsSame(a, b) ? b : a,
            _ => live,
        };

    private static ValuesList List(ValuesList live, ValuesList rendered, string path)
    {
        // Admission puts volumes, variables and tolerations of its own into a Pod; a template stays as it was sent.
        var isPod = path.StartsWith("Pod:", StringComparison.Ordinal);
        if (Array.Find(Names, n => IsKey(live, n) && IsKey(rendered, n)) is { } name)
        {
            var wanted = rendered.Items.Cast<ValuesMap>().ToDictionary(i => i.TextAt(name), StringComparer.Ordinal);
            return new([
                .. live
                    .Items.Cast<ValuesMap>()
                    .Where(i => !isPod || wanted.ContainsKey(i.TextAt(name)))
                    .Select(i => wanted.TryGetValue(i.TextAt(name), out var other) ? Map(i, other, path) : i),
            ]);
        }

        if (live.Items.Length == rendered.Items.Length)
            return new([.. live.Items.Zip(rendered.Items, (a, b) => Node(a, b, path))]);
        return isPod ? rendered : live;
    }

    private static bool IsKey(ValuesList list, string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return list.Items.All(i => i is ValuesMap map && map.TextAt(name) is { Length: > 0 } text && seen.Add(text));
    }

    // The server writes quantities in its own way, and takes a number for a text where both are legal.
    private static bool IsSame(ValuesScalar live, ValuesScalar rendered) =>
        live.Text == rendered.Text
        || (
            Quantity.TryParse(live.Text, out var a)
            && Quantity.TryParse(rendered.Text, out var b)
            && QuantityValue.Of(a) == QuantityValue.Of(b)
        );

    private static bool IsEmpty(ValuesNode node) =>
        node switch
        {
            ValuesMap map => map.Entries.All(e => IsEmpty(e.Value)),
            ValuesList list => list.Items.IsEmpty,
            ValuesScalar scalar => scalar.Kind == ScalarKind.Null || scalar.Text is "" or "0" or "false",
            _ => false,
        };
}

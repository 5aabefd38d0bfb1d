using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests;

/// <summary>Compares two renders of one chart as documents: Helm's text is never compared, its versions differ in blank lines.</summary>
public static class RenderComparison
{
    /// <summary>One finding for each field that differs; none when the renders are equal but for masked fields.</summary>
    /// <param name="first">One render.</param>
    /// <param name="second">The other.</param>
    /// <param name="masks">Fields that may differ.</param>
    /// <param name="known">Fields of which it is known how they are set.</param>
    public static ImmutableArray<Diagnostic> Compare(
        ImmutableArray<RenderedObject> first,
        ImmutableArray<RenderedObject> second,
        ImmutableArray<RandomField> masks,
        ImmutableArray<RandomValue> known = default
    )
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        // An object that is there twice is another finding; here its first render is held against its first.
        var others = second.GroupBy(o => o.Identity).ToDictionary(g => g.Key, g => new Queue<RenderedObject>(g));
        foreach (var rendered in first)
        {
            if (!others.TryGetValue(rendered.Identity, out var rest) || !rest.TryDequeue(out var other))
                diagnostics.Add(ManifestDiagnostics.Appears(rendered));
            else
                diagnostics.AddRange(
                    Unmasked(rendered, other).Select(path => ManifestDiagnostics.Differs(rendered, path, Known(rendered, path)))
                );
        }

        diagnostics.AddRange(others.Values.SelectMany(rest => rest).Select(ManifestDiagnostics.Appears));
        return diagnostics.ToImmutable();

        RandomValue? Known(RenderedObject rendered, string path) =>
            known.IsDefault ? null : known.FirstOrDefault(k => k.Covers(rendered, path));

        IEnumerable<string> Unmasked(RenderedObject a, RenderedObject b) =>
            Differences(a.Tree, b.Tree, "").Where(path => !masks.Any(m => m.Covers(a.Identity, path)));
    }

    /// <summary>The paths of the fields in which two trees differ, the deepest of each branch.</summary>
    internal static IEnumerable<string> Differences(ValuesNode? a, ValuesNode? b, string path)
    {
        switch (a, b)
        {
            case (ValuesMap x, ValuesMap y):
                return x
                    .Entries.Select(e => e.Key)
                    .Union(y.Entries.Select(e => e.Key), StringComparer.Ordinal)
                    .SelectMany(key => Differences(x[key], y[key], path.Length == 0 ? key : $"{path}.{key}"));
            case (ValuesList x, ValuesList y) when x.Items.Length == y.Items.Length:
                return x.Items.SelectMany(
                    (item, i) => Differences(item, y.Items[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))
                );
            default:
                return ValuesNode.DeepEquals(a, b) ? [] : [path];
        }
    }
}

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
    public static ImmutableArray<Diagnostic> Compare(
        ImmutableArray<RenderedObject> first,
        ImmutableArray<RenderedObject> second,
        ImmutableArray<RandomField> masks
    )
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var others = second.ToLookup(o => o.Identity);
        foreach (var rendered in first)
        {
            if (others[rendered.Identity].FirstOrDefault() is not { } other)
            {
                diagnostics.Add(ManifestDiagnostics.Appears(rendered));
                continue;
            }

            foreach (var path in Differences(rendered.Tree, other.Tree, "").Where(p => !masks.Any(m => m.Covers(rendered.Identity, p))))
                diagnostics.Add(ManifestDiagnostics.Differs(rendered, path));
        }

        var known = first.Select(o => o.Identity).ToHashSet();
        diagnostics.AddRange(second.Where(o => !known.Contains(o.Identity)).Select(ManifestDiagnostics.Appears));
        return diagnostics.ToImmutable();
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

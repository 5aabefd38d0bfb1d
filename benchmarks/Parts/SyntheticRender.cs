using System.Globalization;
using System.Text;
using ChartGen.Sdk.Values;

namespace ChartGen.Benchmarks.Parts;

/// <summary>Stands in for Helm's output where no Helm is at hand: one ConfigMap-like object for each piece of the chart's own values.</summary>
internal static class SyntheticRender
{
    public static string Of(ValuesMap values, int objects)
    {
        var pieces = values.Entries.Select(e => e.Value).OfType<ValuesMap>().SelectMany(m => m.Entries).ToArray();
        var text = new StringBuilder();
        for (var i = 0; i < objects; i++)
        {
            var piece = pieces[i % pieces.Length];
            var tree = ValuesMap.Of(
                ("apiVersion", "v1"),
                ("kind", "ConfigMap"),
                ("metadata", ValuesMap.Of(("name", string.Create(CultureInfo.InvariantCulture, $"object-{i}")))),
                ("spec", ValuesMap.Of((piece.Key, piece.Value)))
            );
            text.Append("---\n# Source: platform/templates/object.yaml\n").Append(ValuesWriter.Write(tree));
        }

        return text.ToString();
    }
}

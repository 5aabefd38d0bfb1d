using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>Annotations of Ingresses, in manifests and in values.</summary>
internal static class Annotations
{
    public static IEnumerable<ValuesEntry> In(ScannedRepository repository) =>
        repository.Trees.Where(t => t is ValuesPart or Manifest { Kind: "Ingress" }).SelectMany(t => In(t.Root, ""));

    private static IEnumerable<ValuesEntry> In(ValuesNode node, string key) =>
        node switch
        {
            ValuesMap map when key.EndsWith("nnotations", StringComparison.Ordinal) => map.Entries.Where(e => e.KeyWhere is not null),
            ValuesMap map => map.Entries.SelectMany(e => In(e.Value, e.Key)),
            ValuesList list => list.Items.SelectMany(i => In(i, "")),
            _ => [],
        };
}

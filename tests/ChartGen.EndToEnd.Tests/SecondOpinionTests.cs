using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Manifests.Kubernetes;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>
/// Our tables and the .NET client of Kubernetes were made from the same API by different people. Both are asked about every object that the three
/// profiles render, as it is and with one mistake in it: a field that is none, a number for a string, a string for a number.
/// </summary>
public sealed class SecondOpinionTests
{
    private static readonly string[] Schema = ["CG6030", "CG6031"];

    [FactWithCharts]
    public async Task The_client_library_refuses_what_we_refuse_and_takes_what_we_take()
    {
        var disagreements = new List<string>();
        var asked = 0;
        var refused = 0;
        foreach (var profile in MlPlatform.Profiles)
        {
            var judgement = await MlPlatform.JudgeAsync(MlPlatform.Generate(profile, MlPlatform.SampleSite));
            foreach (var rendered in judgement.Objects.Where(o => o.Kind != "CustomResourceDefinition" && ClientLibrary.Knows(o)))
            {
                foreach (var (mistake, tree) in Mistakes.In(rendered.Tree).Prepend(("as it is", rendered.Tree)))
                {
                    var ours = Ours(rendered, tree);
                    var theirs = ClientLibrary.Refuses(rendered, tree);
                    (asked, refused) = (asked + 1, refused + (ours is null ? 0 : 1));
                    if (ours is null != theirs is null)
                        disagreements.Add($"{profile}: {rendered}, {mistake}: we say {ours ?? "yes"}, they say {theirs ?? "yes"}");
                }
            }
        }

        Expect.None(disagreements);
        Assert.InRange(asked, 1000, int.MaxValue);
        Assert.InRange(refused, asked / 4, asked);
    }

    private static string? Ours(RenderedObject rendered, ValuesMap tree) =>
        KubernetesCheck
            .Check([rendered with { Tree = tree }], "1.36")
            .Diagnostics.FirstOrDefault(d => Schema.Contains(d.Code, StringComparer.Ordinal))
            ?.Message;
}

/// <summary>Copies of a tree with one mistake each.</summary>
internal static class Mistakes
{
    /// <summary>The copies, each with the path of its mistake: one for every so many places, so that a test stays short.</summary>
    public static IEnumerable<(string Path, ValuesMap Tree)> In(ValuesMap tree)
    {
        var places = Places(tree, []).Where(p => p[0] is not ("apiVersion" or "kind")).ToList();
        for (var i = 0; i < places.Count; i += Math.Max(1, places.Count / 12))
        {
            yield return (
                $"'{string.Join('.', places[i])}' misspelt",
                (ValuesMap)Changed(tree, places[i], 0, e => e with { Key = e.Key + "Zz" })
            );
            yield return (
                $"'{string.Join('.', places[i])}' of another type",
                (ValuesMap)Changed(tree, places[i], 0, e => e with { Value = Other(e.Value) })
            );
        }
    }

    private static ValuesNode Other(ValuesNode value) =>
        value is ValuesScalar { Kind: ScalarKind.String } ? ValuesNode.FromInt32(7)
        : value is ValuesScalar ? ValuesNode.FromString("seven")
        : ValuesNode.FromString("text");

    private static IEnumerable<string[]> Places(ValuesNode node, string[] path)
    {
        var below = node switch
        {
            ValuesMap map => map.Entries.Select(e => (e.Key, e.Value)),
            ValuesList list => list.Items.Select((item, i) => ($"{i}", item)),
            _ => [],
        };
        foreach (var (key, value) in below)
        {
            string[] place = [.. path, key];
            if (node is ValuesMap)
                yield return place;
            foreach (var deeper in Places(value, place))
                yield return deeper;
        }
    }

    private static ValuesNode Changed(ValuesNode node, string[] place, int depth, Func<ValuesEntry, ValuesEntry> change) =>
        node switch
        {
            ValuesMap map => new ValuesMap([
                .. map.Entries.Select(e =>
                    e.Key != place[depth] ? e
                    : depth == place.Length - 1 ? change(e)
                    : e with { Value = Changed(e.Value, place, depth + 1, change) }
                ),
            ]),
            ValuesList list => new ValuesList([
                .. list.Items.Select((item, i) => $"{i}" == place[depth] ? Changed(item, place, depth + 1, change) : item),
            ]),
            _ => node,
        };
}

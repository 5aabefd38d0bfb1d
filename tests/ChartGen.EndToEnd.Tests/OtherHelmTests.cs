using System.Collections.Immutable;
using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>Helm's versions differ in what they print, not in what they make of our charts.</summary>
public sealed class OtherHelmTests
{
    public static TheoryData<string> Profiles => [.. MlPlatform.Profiles];

    [TheoryWithOtherHelm]
    [MemberData(nameof(Profiles))]
    public async Task An_older_Helm_4_accepts_the_chart_and_renders_the_same_objects(string profile)
    {
        var generated = MlPlatform.Generate(profile, MlPlatform.SampleSite);

        var newer = await MlPlatform.JudgeAsync(generated);
        var older = await MlPlatform.JudgeAsync(generated, await OtherHelm.FindAsync());

        Expect.None(older.Diagnostics.Where(d => d.Severity > Severity.Note).Select(d => d.ToString()));
        // Some charts make a certificate or a key at random; the catalog lists them.
        Expect.None(RenderComparison.Compare(Unset(newer), Unset(older), RandomFields.All).Select(d => d.Message));
    }

    // Where a chart's own default is null, one Helm prints the key with nothing below it and another leaves it out: unset for the API either way.
    private static ImmutableArray<RenderedObject> Unset(ProfileJudgement judgement) =>
        [.. judgement.Objects.Select(o => o with { Tree = (ValuesMap)WithoutNulls(o.Tree)! })];

    private static ValuesNode? WithoutNulls(ValuesNode node) =>
        node switch
        {
            ValuesScalar { Kind: ScalarKind.Null } => null,
            ValuesMap map => ValuesMap.Of([.. map.Entries.Select(e => (e.Key, WithoutNulls(e.Value)))]),
            ValuesList list => ValuesList.Of(list.Items.Select(item => WithoutNulls(item) ?? item)),
            _ => node,
        };
}

using ChartGen.Sdk.Diagnostics;
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
        var expected = newer.Objects.ToDictionary(o => o.Identity);
        Assert.Equal(expected.Keys.Select(k => k.ToString()).Order(), older.Objects.Select(o => o.ToString()).Order());
        // Some charts make a Secret at random; the catalog lists them.
        Expect.None(
            older
                .Objects.Where(o => o.Kind != "Secret" && !ValuesNode.DeepEquals(o.Tree, expected[o.Identity].Tree))
                .Select(o => $"{o} differs")
        );
    }
}

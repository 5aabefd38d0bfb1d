using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;

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
        Expect.None(RenderComparison.Compare(newer.Objects, older.Objects, RandomFields.All).Select(d => d.Message));
    }
}

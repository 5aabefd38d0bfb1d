using ChartGen.Sdk.Diagnostics;

namespace ChartGen.EndToEnd.Tests;

/// <summary>Every file of a site that chooses otherwise than the sample, exactly; <c>generate --check</c> guards the sample's.</summary>
public sealed class SecondSiteTests
{
    private static readonly string Site = File.ReadAllText(Repository.Full("tests/ChartGen.EndToEnd.Tests/Sites/second/chartgen.yaml"));

    public static TheoryData<string> Profiles => [.. MlPlatform.Profiles];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_file_is_as_kept(string profile)
    {
        var generated = MlPlatform.Generate(profile, Site);

        Golden.MatchFolder(generated.Files.Select(f => (f.Path.Text, f.Text)), $"second/{profile}");
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Helm_accepts_it_and_its_pods_are_as_they_must_be(string profile)
    {
        var judgement = await MlPlatform.JudgeAsync(MlPlatform.Generate(profile, Site));

        Expect.None(judgement.Diagnostics.Where(d => d.Severity > Severity.Note).Select(d => d.ToString()));
        Expect.None(PodChecks.All(judgement.Objects));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void It_meets_no_sample_fact(string profile)
    {
        Expect.None(MlPlatform.Read(profile, Site).Diagnostics.Where(d => d.Severity > Severity.Note).Select(d => d.ToString()));
    }
}

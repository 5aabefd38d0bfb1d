using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The configuration that a scan writes makes charts that Helm and every check accept, for all environments.</summary>
public sealed class ScanTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var profile in MlPlatform.Profiles)
            {
                cases.Add("before", profile);
                cases.Add("after", profile);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_found_platform_generates_validates_and_renders(string sample, string profile)
    {
        var site = Scan(sample, profile).SiteFile;
        var read = MlPlatform.Read(profile, site);

        Expect.None(read.Diagnostics.Where(d => d.Severity > Severity.Note && d.Code != "CG1299").Select(d => d.ToString()));
        var judgement = await MlPlatform.JudgeAsync(MlPlatform.Generate(read));
        Expect.None(judgement.Diagnostics.Where(d => d.Severity > Severity.Note).Select(d => d.ToString()));
        Expect.None(PodChecks.All(judgement.Objects));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Facts_that_nobody_wrote_down_are_the_samples_and_warned_of(string sample, string profile)
    {
        var warned = MlPlatform.Read(profile, Scan(sample, profile).SiteFile).Diagnostics.Count(d => d.Code == "CG1299");

        Assert.Equal(profile == "local-hostpath", warned == 0);
    }

    private static ScanResult Scan(string sample, string profile)
    {
        var root = Repository.Full($"tests/ChartGen.Sdk.Tests/Scan/Repository/{sample}");
        var files = Directory
            .EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(f => (Path: Path.GetRelativePath(root, f), Full: f))
            .Where(f => FileKinds.IsRead(f.Path))
            .Select(f => new ScannedFile(f.Path, File.ReadAllText(f.Full)));
        return RepositoryScan.Run(files, new ScanTarget(MlPlatform.Definition.Find(profile)!));
    }
}

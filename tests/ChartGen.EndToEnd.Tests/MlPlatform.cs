using System.Collections.Immutable;
using ChartGen.Profiles;
using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Profiles;
using ChartGen.Templates;
using Microsoft.Extensions.Configuration;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The platform as the command has it: read, generated and judged by the real Helm, in this process.</summary>
internal static class MlPlatform
{
    public static ImmutableArray<string> Profiles { get; } = [.. EnvironmentProfiles.All.Select(p => p.Name)];

    public static PlatformDefinition Definition { get; } =
        new()
        {
            Title = "ML platform",
            Profiles = EnvironmentProfiles.All,
            Components = PlatformComponents.All,
            Prerequisites = PlatformComponents.Prerequisites,
            Documents = PlatformComponents.Documents,
            Templates = PlatformComponents.Templates,
            Version = "0.1.0",
        };

    /// <summary>The repository's own site.</summary>
    public static string SampleSite { get; } = File.ReadAllText(Repository.Full("chartgen.yaml"));

    /// <summary>The folder with the published charts, or <see langword="null"/>: then stand-ins are judged.</summary>
    public static string? ChartSource { get; } = FactWithChartsAttribute.Folder is { Length: > 0 } folder ? folder : null;

    public static ProfileReadResult Read(string profile, string site, params IEnumerable<string> pairs) =>
        ProfileReader.Read(
            Definition.Find(profile)!,
            new ConfigurationBuilder().AddSiteFile(site, "chartgen.yaml", profile, Profiles).AddSettings(pairs).Build()
        );

    /// <summary>Generates a profile that must have no error.</summary>
    public static GeneratedProfile Generate(ProfileReadResult read)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(read.Diagnostics);
        var generated = new ChartGenerator(Definition).Generate(read, diagnostics);
        Expect.None(Errors(diagnostics));
        return generated!;
    }

    public static GeneratedProfile Generate(string profile, string site, params IEnumerable<string> pairs) =>
        Generate(Read(profile, site, pairs));

    /// <summary>Settings for each of who may install: Helm, Argo CD, Flux.</summary>
    public static ImmutableArray<ImmutableArray<string>> Installers { get; } =
    [
        [],
        ["gitops.kind=argocd", "gitops.repo=https://git.acme.test/ml.git"],
        ["gitops.kind=flux", "gitops.repo=git@git.acme.test:ml.git"],
    ];

    /// <summary>Generates a profile with what the way from the profile before it needs, as the command does.</summary>
    public static GeneratedProfile GenerateAfter(string profile, string site, params IEnumerable<string> pairs)
    {
        var diagnostics = new DiagnosticBag();
        var read = Read(profile, site, pairs);
        ProfileReadResult? before = read.Profile?.ComesAfter is { } name ? Read(name, site, pairs) : null;
        diagnostics.AddRange(read.Diagnostics);
        var generated = new ChartGenerator(Definition).Generate(read, diagnostics, before);
        Expect.None(Errors(diagnostics));
        return generated!;
    }

    /// <summary>Has the real Helm judge a profile's chart.</summary>
    public static async Task<ProfileJudgement> JudgeAsync(GeneratedProfile generated) =>
        await JudgeAsync(generated, await RealHelm.FindAsync());

    /// <summary>Has one Helm judge a profile's chart.</summary>
    public static async Task<ProfileJudgement> JudgeAsync(GeneratedProfile generated, HelmCli helm)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in generated.Files)
            folder.File(file.Path.Text, file.Text);
        using var subcharts = new SubchartResolver(Sources, helm);
        return await new ProfileJudge(helm, subcharts).JudgeAsync(generated, folder.Path, "");
    }

    /// <summary>Has the real Helm render a profile's charts, which must have no error.</summary>
    public static async Task<ProfileRender> RenderAsync(GeneratedProfile generated)
    {
        var helm = await RealHelm.FindAsync();
        using var subcharts = new SubchartResolver(Sources, helm);
        var render = await new ProfileRenderer(helm, subcharts).RenderAsync(generated, "out");
        Expect.None(Errors(render.Diagnostics));
        return render;
    }

    /// <summary>The errors among findings, as people read them.</summary>
    public static IEnumerable<string> Errors(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.ToString());

    /// <summary>Where subcharts come from. Nobody's cache: what a test sees must not depend on what was fetched once.</summary>
    public static SubchartSources Sources =>
        new()
        {
            ChartSource = ChartSource,
            Cache = new("/nowhere"),
            Offline = true,
        };
}

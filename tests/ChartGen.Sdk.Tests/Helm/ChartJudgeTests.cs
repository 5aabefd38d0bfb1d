using System.Collections.Immutable;
using System.Runtime.Versioning;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Helm;

/// <summary>With the real Helm.</summary>
public sealed class ChartJudgeTests
{
    private const string ConfigMap = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  a: b\n";
    private static readonly JudgeRequest Request = new()
    {
        Release = "r",
        Namespace = "ns",
        Shown = "out/qa/platform",
    };

    [Fact]
    public async Task Good_chart_gives_its_objects()
    {
        var judgement = await JudgeAsync(("templates/a.yaml", ConfigMap));

        var rendered = Assert.Single(judgement.Objects);
        Assert.Equal(new ObjectIdentity("", "ConfigMap", "ns", "settings"), rendered.Identity);
        Assert.Equal("platform/templates/a.yaml", rendered.Source);
        Assert.DoesNotContain(judgement.Diagnostics, d => d.Severity != Severity.Note);
    }

    [Fact]
    public async Task Refused_chart_leads_to_the_template_of_origin()
    {
        var judgement = await JudgeAsync(("templates/a.yaml", ConfigMap + "{{ .Values.x.y }}\n"));

        Assert.Empty(judgement.Objects);
        var problem = Assert.Single(judgement.Diagnostics, d => d.Severity == Severity.Error);
        Assert.Equal(("CG6010", new SourceSpan("out/qa/platform/templates/a.yaml", 7, 11)), (problem.Code, problem.Where));
        Assert.Equal("The file is written from the template 'test/templates/a.yaml.scriban'.", problem.Suggestion);
    }

    [Fact]
    public async Task Failing_template_is_found_though_lint_lets_it_pass()
    {
        var judgement = await JudgeAsync(
            ("templates/a.yaml", ConfigMap + """# {{ required "the host is missing" .Values.host }}""" + "\n")
        );

        Assert.Equal("the host is missing", Assert.Single(judgement.Diagnostics, d => d.Severity == Severity.Error).Message[^19..]);
    }

    [Fact]
    public async Task Random_value_is_named_with_its_field()
    {
        var judgement = await JudgeAsync(("templates/a.yaml", ConfigMap + "  token: {{ randAlphaNum 20 }}\n"));

        Assert.Equal(
            Diagnostic.Error(
                "CG6023",
                new SourceSpan("out/qa/platform/templates/a.yaml"),
                "Two renders of ConfigMap/settings differ in 'data.token'.",
                "The template makes the value at random or from the clock: set the value that it asks for, best by naming a Secret that exists. The file is written from the template 'test/templates/a.yaml.scriban'."
            ),
            Assert.Single(judgement.Diagnostics, d => d.Severity == Severity.Error)
        );
    }

    [Fact]
    public async Task Random_value_that_is_listed_may_differ()
    {
        var judgement = await JudgeAsync(
            Request with
            {
                RandomFields = [new("ConfigMap", "settings", "data.token", "a test")],
            },
            ("templates/a.yaml", ConfigMap + "  token: {{ randAlphaNum 20 }}\n")
        );

        Assert.DoesNotContain(judgement.Diagnostics, d => d.Severity == Severity.Error);
    }

    [Fact]
    public async Task Subcharts_are_rendered_from_their_archives()
    {
        using var folder = new TemporaryFolder();
        var archive = folder.File("sub-1.0.0.tgz", TinyChart.Archive("sub", "1.0.0", ("templates/s.yaml", ConfigMap)));

        var judgement = await JudgeAsync(
            Request with
            {
                Archives = [archive],
            },
            (
                "Chart.yaml",
                TinyChart.Metadata("platform", "0.1.0")
                    + "dependencies:\n  - name: sub\n    version: 1.0.0\n    repository: https://charts.example.com\n"
            ),
            ("templates/a.yaml", ConfigMap)
        );

        Assert.Equal(
            Diagnostic.Error(
                "CG6022",
                new SourceSpan("out/qa/platform/templates/a.yaml"),
                "ConfigMap/settings is rendered twice: by 'platform/charts/sub/templates/s.yaml' and by 'platform/templates/a.yaml'.",
                "Rename one of them, for a subchart by its fullnameOverride. The file is written from the template 'test/templates/a.yaml.scriban'."
            ),
            Assert.Single(judgement.Diagnostics, d => d.Code == "CG6022")
        );
    }

    [Fact]
    public async Task Chart_on_the_disk_is_judged_and_left_alone()
    {
        using var folder = new TemporaryFolder();
        folder.File("Chart.yaml", TinyChart.Metadata("platform", "0.1.0"));
        folder.File("templates/a.yaml", ConfigMap + "{{ .Values.x.y }}\n");

        var judgement = await new ChartJudge(await RealHelm.FindAsync()).JudgeAsync(folder.Path, Request);

        Assert.Equal(
            new SourceSpan("out/qa/platform/templates/a.yaml", 7, 11),
            Assert.Single(judgement.Diagnostics, d => d.Severity == Severity.Error).Where
        );
        Assert.Equal(
            ["Chart.yaml", "templates"],
            Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Garbage_instead_of_a_render_is_a_finding()
    {
        using var folder = new TemporaryFolder();
        folder.File("Chart.yaml", TinyChart.Metadata("platform", "0.1.0"));
        using var fake = new FakeHelm("print", folder.File("garbage", "\u001b[31m<html>: [\u0007"));

        var judgement = await new ChartJudge(fake.Cli).JudgeAsync(folder.Path, Request);

        Assert.Empty(judgement.Objects);
        Assert.Equal(["CG6020"], judgement.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Code).Distinct());
    }

    private static Task<Judgement> JudgeAsync(params (string Path, string Text)[] files) => JudgeAsync(Request, files);

    private static async Task<Judgement> JudgeAsync(JudgeRequest request, params (string Path, string Text)[] files)
    {
        ImmutableArray<(string Path, string Text)> all = files.Any(f => f.Path == "Chart.yaml")
            ? [.. files]
            : [("Chart.yaml", TinyChart.Metadata("platform", "0.1.0")), .. files];
        var chart = new Chart(
            "platform",
            [
                .. all.Append(("values.yaml", "{}"))
                    .Select(f => ChartFile.Create(ChartPath.Parse(f.Item1), f.Item2, $"test/{f.Item1}.scriban")),
            ],
            [],
            ValuesMap.Empty,
            []
        );
        return await new ChartJudge(await RealHelm.FindAsync()).JudgeAsync(chart, request);
    }
}

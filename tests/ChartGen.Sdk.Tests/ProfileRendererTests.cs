using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Tests.Charts;
using ChartGen.Sdk.Tests.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests;

/// <summary>With the real Helm.</summary>
public sealed class ProfileRendererTests : IDisposable
{
    private const string Facts = """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: facts
        data:
          release: {{ .Release.Name }}/{{ .Release.Namespace }}
          kubernetes: "{{ .Capabilities.KubeVersion.Major }}.{{ .Capabilities.KubeVersion.Minor }}"
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_profile_in_memory_renders_with_its_release_its_namespace_and_its_Kubernetes()
    {
        using var resolver = Resolver();
        var render = await new ProfileRenderer(await RealHelm.FindAsync(), resolver).RenderAsync(Generated(Facts), "out/laptop");

        Assert.Equal(("ml/of-ml", "1.34"), Fact(render));
        Assert.Empty(render.Diagnostics);
    }

    [Fact]
    public async Task A_chart_on_the_disk_takes_its_release_from_the_profile_that_it_is_of()
    {
        using var resolver = Resolver();
        var renderer = new ProfileRenderer(await RealHelm.FindAsync(), resolver);
        var chart = OnDisk(Facts);

        Assert.Equal(("ml/of-ml", "1.34"), Fact(await renderer.RenderAsync([chart], p => p, Generated("")))!);
        Assert.Equal("platform/default", Fact(await renderer.RenderAsync([chart], p => p)).Release);
    }

    [Fact]
    public async Task What_does_not_render_has_no_objects_and_the_reason_at_its_place()
    {
        using var resolver = Resolver();
        var render = await new ProfileRenderer(await RealHelm.FindAsync(), resolver).RenderAsync(
            [OnDisk("kind: ConfigMap\n{{ fail \"no host is set\" }}\n")],
            _ => "out/laptop/platform"
        );

        Assert.False(render.Succeeded);
        var error = Assert.Single(render.Diagnostics, d => d.Severity == Severity.Error);
        Assert.Equal(new SourceSpan("out/laptop/platform/templates/facts.yaml", 2, 4), error.Where);
        Assert.Contains("no host is set", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charts_that_are_required_and_missing_are_an_error_and_Helm_is_not_asked()
    {
        using var resolver = new SubchartResolver(
            new() { Cache = new(_folder.Path), ChartSource = Path.Combine(_folder.Path, "none") },
            new HelmCli()
        );
        var render = await new ProfileRenderer(new HelmCli { Executable = "no-such-helm" }, resolver).RenderAsync(
            Generated("", Parts.Subchart("sub")),
            "out/laptop"
        );

        Assert.False(render.Succeeded);
        Assert.Equal("CG4551", Assert.Single(render.Diagnostics).Code);
    }

    private string OnDisk(string template)
    {
        _folder.File("platform/Chart.yaml", TinyChart.Metadata("platform", "0.1.0"));
        _folder.File("platform/templates/facts.yaml", template);
        return Path.Combine(_folder.Path, "platform");
    }

    private static GeneratedProfile Generated(string template, params Subchart[] subcharts)
    {
        ChartFile[] files =
        [
            ChartFile.Create(ChartPath.Parse("Chart.yaml"), ChartYaml.Write("platform", "0.1.0", "A test's chart.", [.. subcharts])),
            ChartFile.Create(ChartPath.Parse("templates/facts.yaml"), template),
        ];
        var chart = new Chart("platform", [.. files], [.. subcharts], ValuesMap.Empty, []);
        return new(Read.Laptop("").Profile!, [new(chart, "ml", "of-ml")], [], "");
    }

    private SubchartResolver Resolver() => new(new() { Cache = new(_folder.Path), Offline = true }, new HelmCli());

    private static (string Release, string Kubernetes) Fact(ProfileRender render)
    {
        var data = (ValuesMap)render.Objects.Single(o => o.Name == "facts").Tree["data"]!;
        return (data["release"]!.ToString()!, data["kubernetes"]!.ToString()!);
    }
}

using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Tests.Charts;
using ChartGen.Sdk.Tests.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests;

/// <summary>With the real Helm.</summary>
public sealed class ProfileJudgeTests : IDisposable
{
    private const string Facts = """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: facts
        data:
          release: {{ .Release.Name }}/{{ .Release.Namespace }}
          kubernetes: "{{ .Capabilities.KubeVersion.Major }}.{{ .Capabilities.KubeVersion.Minor }}"
          apis: "{{ range list "elbv2.k8s.aws/v1beta1" "external-secrets.io/v1" "monitoring.coreos.com/v1" "sparkoperator.k8s.io/v1beta2" }}{{ if $.Capabilities.APIVersions.Has . }}{{ . }} {{ end }}{{ end }}"
        """;

    private static readonly byte[] Archive = TinyChart.Archive("sub", "1.0.0", ("templates/s.yaml", ConfigMap("of-sub")));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "")]
    [InlineData("observability: {kind: prometheus}\n", "monitoring.coreos.com/v1 ")]
    public async Task A_laptop_has_the_kinds_of_its_operators_alone(string site, string apis)
    {
        var judgement = await JudgeAsync(Read.Laptop(site), ("templates/facts.yaml", Facts));

        Assert.Equal(("ml/ml", "1.34", apis), Fact(judgement));
    }

    [Fact]
    public async Task A_profile_on_AWS_has_the_kinds_of_its_prerequisites()
    {
        var judgement = await JudgeAsync(Read.Cloud(""), ("templates/facts.yaml", Facts));

        Assert.Equal(("ml/ml", "1.34", "elbv2.k8s.aws/v1beta1 external-secrets.io/v1 sparkoperator.k8s.io/v1beta2 "), Fact(judgement));
    }

    [Fact]
    public async Task Another_Kubernetes_can_be_asked_for()
    {
        var generated = Generated(Read.Laptop(""), [], ("templates/facts.yaml", Facts));

        using var resolver = Resolver();
        var judgement = await new ProfileJudge(await RealHelm.FindAsync(), resolver).JudgeAsync(
            generated,
            _folder.Path,
            "out/laptop",
            "1.36"
        );

        Assert.Equal("1.36", Fact(judgement).Kubernetes);
    }

    [Fact]
    public async Task Subcharts_are_rendered_with_the_chart()
    {
        var judgement = await JudgeAsync(Read.Laptop(""), ("templates/a.yaml", ConfigMap("own")));

        Assert.Equal(["of-sub", "own"], judgement.Objects.Select(o => o.Name).Order(StringComparer.Ordinal));
        Assert.Empty(judgement.StandIns);
        Assert.DoesNotContain(judgement.Diagnostics, d => d.Severity == Severity.Error);
    }

    [Fact]
    public async Task Secrets_that_come_from_outside_are_expected_and_no_others()
    {
        var read = Read.Laptop("secrets: {names: {db: our-db}}\nimages: {pullSecrets: [pull]}\ningress: {tlsSecret: web-tls}\n");

        var judgement = await JudgeAsync(read, ("templates/pod.yaml", Pod("our-db", "of-user", "pull", "web-tls", "db", "nobodys")));

        Assert.Equal(["db", "nobodys"], Missing(judgement));
    }

    [Fact]
    public async Task A_Secret_that_External_Secrets_makes_must_be_in_the_render()
    {
        var judgement = await JudgeAsync(Read.Cloud(""), ("templates/pod.yaml", Pod("db", "of-user")));

        Assert.Equal(["db"], Missing(judgement));
    }

    [Fact]
    public async Task Without_its_subcharts_a_chart_is_not_judged()
    {
        var generated = Generated(Read.Laptop(""), [], ("templates/a.yaml", ConfigMap("own")));
        var sources = new SubchartSources { Cache = new(_folder.Path), ChartSource = Path.Combine(_folder.Path, "none") };

        using var resolver = new SubchartResolver(sources, new HelmCli());
        var judgement = await new ProfileJudge(new HelmCli { Executable = "no-such-helm" }, resolver).JudgeAsync(
            generated,
            Chart,
            "out/laptop/platform"
        );

        Assert.Empty(judgement.Objects);
        Assert.Equal("CG4551", Assert.Single(judgement.Diagnostics).Code);
    }

    [Fact]
    public async Task A_folder_without_a_profile_takes_the_charts_name_and_its_references_are_not_judged()
    {
        Generated(Read.Laptop(""), [], ("templates/facts.yaml", Facts), ("templates/pod.yaml", Pod("nobodys")));
        _folder.File("platform/Chart.yaml", TinyChart.Metadata("platform", "0.1.0"));

        using var resolver = Resolver();
        var judgement = await new ProfileJudge(await RealHelm.FindAsync(), resolver).JudgeAsync(Chart, "platform", "1.35");

        Assert.Equal(("platform/default", "1.35", ""), Fact(judgement));
        Assert.DoesNotContain(judgement.Diagnostics, d => d.Severity == Severity.Error);
    }

    [Fact]
    public async Task What_breaks_a_policy_is_found_at_its_file()
    {
        var judgement = await JudgeAsync(
            Read.Laptop("exceptions: [{rule: CG7030, object: Pod/excepted, reason: A test.}]\n"),
            ("templates/a.yaml", Latest("found")),
            ("templates/b.yaml", Latest("excepted"))
        );

        Assert.Equal(
            [
                "out/test/platform/templates/a.yaml: error CG7030: Pod/found: the container 'c' runs 'app:latest', which has no tag of its own. Give the image a version as its tag, or a digest.",
                "out/test/platform/templates/b.yaml: note CG7030: Pod/excepted: the container 'c' runs 'app:latest', which has no tag of its own. Excepted: A test.",
            ],
            judgement.Diagnostics.Where(d => d.Code == "CG7030").Select(d => d.ToString())
        );
    }

    private static string Latest(string name) =>
        $"apiVersion: v1\nkind: Pod\nmetadata:\n  name: {name}\nspec:\n  containers: [{{name: c, image: 'app:latest'}}]\n";

    private string Chart => Path.Combine(_folder.Path, "platform");

    private async Task<ProfileJudgement> JudgeAsync(ProfileReadResult read, params (string Path, string Text)[] files)
    {
        var secret = SecretSpec.Of("db", "Deployment/web", ("password", SecretText.Of("x")));
        var component = Parts.Component("web") with { Secrets = [secret], ForeignSecrets = [new("of-user", [], "Deployment/web")] };
        var generated = Generated(read, [component], files);
        using var resolver = Resolver();
        return await new ProfileJudge(await RealHelm.FindAsync(), resolver).JudgeAsync(generated, _folder.Path, "out/test");
    }

    /// <summary>A profile with one subchart whose chart lies in the folder.</summary>
    private GeneratedProfile Generated(ProfileReadResult read, ComponentOutput[] components, params (string Path, string Text)[] files)
    {
        var sub = Parts.Subchart("sub") with { ContentDigest = ChartContent.Of(ChartArchive.Read(Archive)).Digest };
        var chart = new Chart("platform", [], [sub], ValuesMap.Empty, [.. components]);
        _folder.File("source/sub-1.0.0.tgz", Archive);
        _folder.File("platform/Chart.yaml", ChartYaml.Write("platform", "0.1.0", "A test's chart.", [sub]));
        _folder.File("platform/values.yaml", "components: {sub: true}\n");
        foreach (var (path, text) in files)
            _folder.File($"platform/{path}", text);
        return new(read.Profile!, [new(chart, "ml", "ml")], [], "");
    }

    private SubchartResolver Resolver() =>
        new(new() { Cache = new(_folder.Path), ChartSource = Path.Combine(_folder.Path, "source") }, new HelmCli());

    private static (string Release, string Kubernetes, string Apis) Fact(ProfileJudgement judgement)
    {
        var data = (ValuesMap)judgement.Objects.Single(o => o.Name == "facts").Tree["data"]!;
        return (data["release"]!.ToString()!, data["kubernetes"]!.ToString()!, data["apis"]!.ToString()!);
    }

    private static IEnumerable<string> Missing(ProfileJudgement judgement) =>
        judgement.Diagnostics.Where(d => d.Code == "CG6024").Select(d => d.Message.Split('\'')[1]).Order(StringComparer.Ordinal);

    private static string ConfigMap(string name) => $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}\n";

    private static string Pod(params string[] secrets) =>
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: web\n      envFrom:\n"
        + string.Concat(secrets.Select(s => $"        - secretRef:\n            name: {s}\n"));
}

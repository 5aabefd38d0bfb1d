using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Cli.Tests;

public sealed class CatalogDiffTests
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: minio, labels: {helm.sh/chart: "minio-{{ .Chart.Version }}"}}
        spec:
          replicas: {{ .Values.REPLICAS }}
          selector: {matchLabels: {app: minio}}
          template:
            metadata: {labels: {app: minio}}
            spec:
              containers:
                - {name: minio, image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}", args: ["{{ .Values.mode }}"]}

        """;
    private const string Account =
        "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: minio, labels: {helm.sh/chart: \"minio-{{ .Chart.Version }}\"}}\n";

    private static readonly byte[] Old = Chart(
        "1.0.0",
        "mode: distributed\nreplicas: 1\nimage: {repository: quay.io/minio/minio, tag: a}\nrootPassword: aVerySecretOne\n",
        Deployment.Replace("REPLICAS", "replicas", StringComparison.Ordinal)
    );
    private static readonly byte[] New = Chart(
        "2.0.0",
        "mode: cluster\nreplicaCount: 1\nimage: {repository: quay.io/minio/minio, tag: b}\nrootPassword: anotherSecretOne\n",
        Deployment.Replace("REPLICAS", "replicaCount", StringComparison.Ordinal)
    );

    [Fact]
    public async Task What_changes_and_which_of_our_values_die_is_said()
    {
        using var bench = await WithVersionsAsync();

        var run = await bench.RunAsync("catalog", "diff", "minio", "1.0.0", "2.0.0", "--chart-source", "source", "--quiet");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Equal(
            """
            minio 1.0.0 -> 2.0.0

            Values of ours that die (1)
              CG4501 minio 2.0.0 reads no value 'minio.replicas'; Helm would let it pass without effect. Did you mean 'minio.replicaCount'? (local-hostpath, eks-single, eks-multi)

            Defaults that changed (3)
              mode: distributed -> cluster (set by local-hostpath, eks-single, eks-multi)
              image.tag: a -> b
              rootPassword: (hidden) -> (hidden)

            Keys that changed (2)
              added       replicaCount
              removed     replicas

            Images (1)
              quay.io/minio/minio:a -> quay.io/minio/minio:b: Deployment/minio[minio] (local-hostpath, eks-single, eks-multi)

            Objects of local-hostpath (2)
              restart    changed  Deployment/minio
                         spec.replicas: 2 -> 1
                         spec.template.spec.containers[minio].image: quay.io/minio/minio:a -> quay.io/minio/minio:b
              1 more differ in labels with the version only

            Objects of eks-single (2)
              restart    changed  Deployment/minio
                         spec.replicas: 2 -> 1
                         spec.template.spec.containers[minio].image: quay.io/minio/minio:a -> quay.io/minio/minio:b
              1 more differ in labels with the version only

            Objects of eks-multi (2)
              restart    changed  Deployment/minio
                         spec.replicas: 2 -> 1
                         spec.template.spec.containers[minio].image: quay.io/minio/minio:a -> quay.io/minio/minio:b
              1 more differ in labels with the version only

            """,
            run.Out
        );
    }

    [Fact]
    public async Task Json_holds_all_of_it_and_no_secret()
    {
        using var bench = await WithVersionsAsync();

        var run = await bench.RunAsync("catalog", "diff", "minio", "1.0.0", "2.0.0", "--chart-source", "source", "--format", "json");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.DoesNotContain("SecretOne", run.Out, StringComparison.Ordinal);
        var result = run.Json().GetProperty("result");
        Assert.Equal("catalog diff", run.Json().GetProperty("command").GetString());
        Assert.Equal("""{"path":"replicas","note":null}""", Text(result.GetProperty("keys").GetProperty("removed")[0]));
        var multi = result.GetProperty("profiles")[2];
        Assert.Equal("eks-multi", multi.GetProperty("profile").GetString());
        Assert.Equal("Did you mean 'minio.replicaCount'?", multi.GetProperty("dying")[0].GetProperty("suggestion").GetString());
        Assert.Equal(
            """{"before":"quay.io/minio/minio:a","after":"quay.io/minio/minio:b","usedBy":["Deployment/minio[minio]"]}""",
            Text(multi.GetProperty("images")[0])
        );
        Assert.Equal(
            [("Deployment/minio", "changed", "restart", false), ("ServiceAccount/minio", "changed", "in-place", true)],
            multi
                .GetProperty("objects")
                .EnumerateArray()
                .Select(o =>
                    (
                        o.GetProperty("identity").GetString()!,
                        o.GetProperty("change").GetString()!,
                        o.GetProperty("apply").GetString()!,
                        o.GetProperty("versionOnly").GetBoolean()
                    )
                )
        );
    }

    [Theory]
    [InlineData(2, "1.0.0", "2.0.0")]
    [InlineData(0, "1.0.0", "1.0.0")]
    public async Task Exit_code_tells_differences(int exitCode, string from, string to)
    {
        using var bench = await WithVersionsAsync();

        var run = await bench.RunAsync("catalog", "diff", "minio", from, to, "--chart-source", "source", "--exit-code", "--quiet");

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_version_that_does_not_render_is_a_problem_and_the_rest_is_said_all_the_same()
    {
        using var bench = await WithVersionsAsync();
        bench.Source("source/minio-3.0.0.tgz", Chart("3.0.0", "mode: a\n", "{{ fail \"mode must not be standalone\" }}\n"));

        var run = await bench.RunAsync("catalog", "diff", "minio", "1.0.0", "3.0.0", "--chart-source", "source", "--exit-code", "--quiet");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("mode must not be standalone", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "\nObjects of eks-multi: not known, platform does not render with both versions\n",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("  removed     replicas\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tampered_archive_of_the_pinned_version_is_said()
    {
        using var bench = await WithVersionsAsync();
        bench.Source("source/minio-5.4.0.tgz", Chart("5.4.0", "mode: a\n", ""));

        var run = await bench.RunAsync("catalog", "diff", "minio", "1.0.0", "5.4.0", "--chart-source", "source", "--require-charts");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("error CG4552: The chart differs from the published minio 5.4.0 in ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_that_is_not_in_the_folder_is_named()
    {
        using var bench = await WithVersionsAsync();

        var run = await bench.RunAsync("catalog", "diff", "minio", "1.0.0", "9.0.0", "--chart-source", "source");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("lacks minio 9.0.0; looked for 'minio-9.0.0.tgz' or 'minio/'.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chart_that_no_profile_uses_is_compared_all_the_same()
    {
        using var bench = await WithVersionsAsync();
        bench.Source("source/mlflow-1.0.0.tgz", TinyChart.Archive("mlflow", "1.0.0", ("values.yaml", "a: 1\n")));
        bench.Source("source/mlflow-2.0.0.tgz", TinyChart.Archive("mlflow", "2.0.0", ("values.yaml", "a: 2\n")));

        var run = await bench.RunAsync("catalog", "diff", "mlflow", "1.0.0", "2.0.0", "--chart-source", "source", "--quiet");

        Assert.Equal(
            """
            mlflow 1.0.0 -> 2.0.0

            Values of ours that die: none

            Defaults that changed (1)
              a: 1 -> 2

            Keys that changed: none

            Images: none

            No profile uses the chart.

            """,
            run.Out
        );
    }

    private static string Text(System.Text.Json.JsonElement element) => System.Text.Json.JsonSerializer.Serialize(element);

    private static byte[] Chart(string version, string values, string deployment) =>
        TinyChart.Archive(
            "minio",
            version,
            ("values.yaml", values),
            ("templates/deployment.yaml", deployment),
            ("templates/account.yaml", Account),
            ("templates/secret.yaml", "{{- /* {{ .Values.rootPassword }} */ -}}\n")
        );

    private static async Task<Workbench> WithVersionsAsync()
    {
        var bench = new Workbench { Platform = TinyPlatform.With(new Replicated()) };
        bench.Variables["CHARTGEN_HELM"] = (await RealHelm.FindAsync()).Executable;
        bench.Source("source/minio-1.0.0.tgz", Old);
        bench.Source("source/minio-2.0.0.tgz", New);
        return bench;
    }

    /// <summary>A component with the pinned MinIO, which says nothing of the versions that are compared.</summary>
    private sealed class Replicated : IComponent
    {
        public string Name => "store";

        public ComponentOutput Build(ComponentContext context) =>
            new()
            {
                Component = Name,
                Subchart = Subcharts.Minio,
                Values = new("store/values.yaml.scriban", ValuesMap.Empty),
                RawValues = ValuesMap.Of(("replicas", 2)),
            };
    }
}

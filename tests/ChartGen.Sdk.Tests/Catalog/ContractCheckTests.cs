using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Tests.Charts;
using ChartGen.Sdk.Tests.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Catalog;

public sealed class ContractCheckTests
{
    [Theory]
    [InlineData(
        "persistance: {size: 1Gi}",
        "error CG4501: minio 5.4.0 reads no value 'minio.persistance'; Helm would let it pass without effect. Did you mean 'minio.persistence.size'?"
    )]
    [InlineData(
        "image: {sha: x}",
        "error CG4501: minio 5.4.0 reads no value 'minio.image.sha'; Helm would let it pass without effect. There are pullPolicy, repository, tag."
    )]
    [InlineData(
        "buckets: [{name: a, versoning: true}]",
        "error CG4501: minio 5.4.0 reads no value 'minio.buckets[0].versoning'; Helm would let it pass without effect. Leave it out."
    )]
    [InlineData(
        "persistence: {storageClassName: gp3}",
        "error CG4502: 'minio.persistence.storageClassName' has no effect in minio 5.4.0: the key is 'storageClass'. Write 'minio.persistence.storageClass' instead."
    )]
    [InlineData(
        "serviceAccount: {annotations: {a: b}}",
        "error CG4502: 'minio.serviceAccount.annotations' has no effect in minio 5.4.0: the chart gives its ServiceAccount no annotations. Leave it out."
    )]
    [InlineData("replicas: {a: 1}", "error CG4504: 'minio.replicas' is a map; minio 5.4.0 takes a single value there.")]
    [InlineData("replicas: [1]", "error CG4504: 'minio.replicas' is a list; minio 5.4.0 takes a single value there.")]
    [InlineData("persistence: 1Gi", "error CG4504: 'minio.persistence' is a single value; minio 5.4.0 takes a map there.")]
    public void Wrong_value_of_ours_is_named_as_in_values_yaml(string values, string expected) =>
        Assert.EndsWith(expected, Assert.Single(Check(Subcharts.Minio, values)).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("nodeSelector: {any.of/mine: x}\nresources: {limits: {memory: 1Gi}}\nusers: []\npersistence: ''")]
    [InlineData("replicas: '3'\ntolerations: null\ningress: {annotations: {a.b/c: d}, hosts: [a]}")]
    public void Free_keys_texts_for_numbers_and_null_are_fine(string values) => Assert.Empty(Check(Subcharts.Minio, values));

    [Fact]
    public void Deprecated_value_is_a_warning_with_what_takes_its_place() =>
        Assert.EndsWith(
            "warning CG4503: 'airflow.workers.replicas' is deprecated in airflow 1.22.0. Write 'airflow.workers.celery.replicas' instead.",
            Assert.Single(Check(Subcharts.Airflow, "workers: {replicas: 2}")).ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void Keys_of_a_section_that_moved_are_named_one_by_one()
    {
        var found = Check(Subcharts.Airflow, "ingress: {web: {enabled: true, ingressClassName: alb}}").Select(d => d.Suggestion);

        Assert.Equal(
            ["Write 'airflow.ingress.apiServer.enabled' instead.", "Write 'airflow.ingress.apiServer.ingressClassName' instead."],
            found
        );
    }

    [Fact]
    public void Airflow_2_may_have_its_webserver() =>
        Assert.Empty(Check(Subcharts.Airflow, "airflowVersion: 2.11.0\nwebserver: {replicas: 2}"));

    [Fact]
    public void Value_that_a_text_of_the_users_reads_is_known() =>
        Assert.Empty(
            Check(Subcharts.KubePrometheusStack, "mine: {host: x}\nextraManifests:\n  - data: '{{ .Values.mine.host | quote }}'\n")
        );

    [Theory]
    [InlineData(
        "objectStore:\n  values:\n    replicaz: 2\n",
        "site.yaml(3,5): error CG4501: minio 5.4.0 reads no value 'objectStore.values.replicaz'; Helm would let it pass without effect. Did you mean 'objectStore.values.replicas'?"
    )]
    [InlineData(
        "objectStore:\n  values:\n    persistence:\n      storageClassName: gp3\n",
        "site.yaml(4,7): error CG4502: 'objectStore.values.persistence.storageClassName' has no effect in minio 5.4.0: the key is 'storageClass'. Write 'objectStore.values.persistence.storageClass' instead."
    )]
    [InlineData(
        "objectStore:\n  values: {image: {tag: null}}\n",
        "site.yaml(2,20): warning CG4505: 'objectStore.values.image.tag: null' takes away the default of minio 5.4.0 with Helm up to 4.1; Helm 4.2 keeps the default. Write the value that is wanted."
    )]
    [InlineData(
        "objectStore:\n  values: {makeUserJob: {securityContext: {runAsUser: 1}}}\n",
        "site.yaml(2,44): warning CG4506: 'objectStore.values.makeUserJob.securityContext.runAsUser' stands in the default values of minio 5.4.0, but none of its templates reads it. Leave it out."
    )]
    [InlineData(
        "objectStore:\n  values: {buckets: [{name: a, plicy: none}]}\n",
        "site.yaml(2,32): error CG4501: minio 5.4.0 reads no value 'objectStore.values.buckets[0].plicy'; Helm would let it pass without effect. Leave it out."
    )]
    public void Raw_value_is_named_where_and_as_the_user_wrote_it(string site, string expected)
    {
        var diagnostics = new DiagnosticBag();

        new ChartGenerator(Platform()).Generate(Read.Laptop(site), diagnostics);

        Assert.Equal(expected, Assert.Single(diagnostics).ToString());
    }

    [Fact]
    public void Raw_value_of_an_option_is_named_by_it()
    {
        var diagnostics = new DiagnosticBag();

        new ChartGenerator(Platform()).Generate(Read.Laptop("", "objectStore.values.replicaz=2"), diagnostics);

        Assert.StartsWith(
            "--set objectStore.values.replicaz: error CG4501: ",
            Assert.Single(diagnostics).ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "ingresss-nginx: {controller: {replicaCount: 3}}\ncomponents: {}\n",
        "CG4507: 'ingresss-nginx' is neither a subchart of platform nor a key of its own; Helm would let it pass without effect. Did you mean 'ingress-nginx'?"
    )]
    [InlineData(
        "grafana: {}\ncomponents: {}\n",
        "CG4507: 'grafana' is neither a subchart of platform nor a key of its own; Helm would let it pass without effect. There are ingress-nginx."
    )]
    [InlineData(
        "ingress-nginx: {controller: {replicas: 3}}\n",
        "CG4502: 'ingress-nginx.controller.replicas' has no effect in ingress-nginx 4.15.1: the key is 'replicaCount'. Write 'ingress-nginx.controller.replicaCount' instead."
    )]
    public void Values_of_a_standing_chart_are_held_against_the_contracts(string values, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.File(
            "platform/Chart.yaml",
            "name: platform\nversion: 0.1.0\ndependencies:\n  - {name: ingress-nginx, version: 4.15.1, repository: https://kubernetes.github.io/ingress-nginx}\n"
        );
        folder.File("platform/values.yaml", values);

        var found = StandingValues.Check(Path.Combine(folder.Path, "platform"), "out/platform");

        Assert.EndsWith(expected, Assert.Single(found).ToString(), StringComparison.Ordinal);
        Assert.StartsWith("out/platform/values.yaml(1,", Assert.Single(found).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_only_another_umbrella_knows_are_its_own()
    {
        using var folder = new TemporaryFolder();
        folder.File("c/Chart.yaml", "name: c\nversion: 0.1.0\ndependencies: []\n");
        folder.File("c/values.yaml", "mine: 1\nglobal: {}\nc: {}\n");

        Assert.Empty(StandingValues.Check(Path.Combine(folder.Path, "c"), "c"));
    }

    [Fact]
    public void Every_right_place_is_one()
    {
        var nowhere =
            from known in Relocations.All
            let root = Contracts.Of(Subcharts.All.Single(s => s.Name == known.Chart))!.Root
            from place in known.Relocation.To
            where !place.Contains('*', StringComparison.Ordinal) && root.At(place.Split('.')) is null
            select $"{known.Chart}: {place}";

        Expect.None(nowhere);
    }

    private static PlatformDefinition Platform() =>
        new()
        {
            Title = "t",
            Profiles = [TestProfiles.Laptop],
            Components = [new Parts.Made("minio", Build)],
            Templates = Parts.Templates(("a/b.scriban", "")),
            Version = "0.1.0",
        };

    private static ComponentOutput Build(EnvironmentProfile profile) =>
        new()
        {
            Component = "minio",
            Subchart = Subcharts.Minio,
            RawValues = profile.RawValues["minio"],
        };

    private static DiagnosticBag Check(Subchart subchart, string yaml)
    {
        var diagnostics = new DiagnosticBag();
        ContractCheck.Run(subchart, (ValuesMap)ValuesReader.Read(yaml, "values.yaml").Root!, ValuesMap.Empty, "", diagnostics);
        return diagnostics;
    }
}

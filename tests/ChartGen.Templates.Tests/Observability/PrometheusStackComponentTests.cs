using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Observability;

namespace ChartGen.Templates.Tests.Observability;

public sealed class PrometheusStackComponentTests
{
    private const string Key = "kube-prometheus-stack";

    private static Chart Of(EnvironmentProfile profile) => TestCharts.Of(profile, new PrometheusStackComponent());

    [Fact]
    public void It_comes_where_Prometheus_is_chosen_and_the_chart_brings_it()
    {
        var brought = TestProfiles.EksMulti;
        var existing = brought with { Prerequisites = brought.Prerequisites with { Prometheus = new(PrerequisiteSource.Existing) } };

        Assert.Equal([Key], Of(brought).Dependencies.Select(d => d.Key));
        Assert.Empty(Of(existing).Dependencies);
        Assert.Empty(Of(TestProfiles.EksSingle).Dependencies);
    }

    [Fact]
    public void T24_monitors_of_every_release_are_read()
    {
        var chart = Of(TestProfiles.EksMulti);

        foreach (var kind in new[] { "podMonitor", "probe", "rule", "scrapeConfig", "serviceMonitor" })
            Assert.Equal("false\n", chart.Yaml(Key, "prometheus", "prometheusSpec", $"{kind}SelectorNilUsesHelmValues"));
    }

    [Fact]
    public void T35_every_image_comes_from_the_registry_by_its_own_key()
    {
        const string registry = "444455556666.dkr.ecr.eu-central-1.amazonaws.com";
        var chart = Of(TestProfiles.EksMulti);
        string[][] keys =
        [
            ["alertmanager", "alertmanagerSpec", "image", "registry"],
            ["grafana", "image", "registry"],
            ["grafana", "sidecar", "image", "registry"],
            ["kube-state-metrics", "image", "registry"],
            ["prometheus", "prometheusSpec", "image", "registry"],
            ["prometheus-node-exporter", "image", "registry"],
            ["prometheusOperator", "admissionWebhooks", "patch", "image", "registry"],
            ["prometheusOperator", "image", "registry"],
            ["prometheusOperator", "prometheusConfigReloader", "image", "registry"],
        ];

        Assert.All(keys, k => Assert.Equal($"\"{registry}\"\n", chart.Yaml([Key, .. k])));
        Assert.Equal(keys.Length, chart.Output().Images.Length);
        Assert.Null(chart.Yaml(Key, "global"));
    }

    [Fact]
    public void From_the_upstream_registries_no_image_is_named()
    {
        var profile = TestProfiles.EksMulti with { Images = new() };

        Assert.DoesNotContain("image:", Of(profile).Yaml(Key), StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_lies_elsewhere_gets_its_own_repository()
    {
        var profile = TestProfiles.Local with
        {
            Observability = new ObservabilityChoice.Prometheus(),
            Images = new()
            {
                Map = TestProfiles.Local.Images.Map.Add(
                    "docker.io/grafana/grafana",
                    ImageRepository.Parse("registry.acme.test/tools/grafana")
                ),
            },
        };

        Assert.Equal("registry: registry.acme.test\nrepository: tools/grafana\n", Of(profile).Yaml(Key, "grafana", "image"));
    }

    [Fact]
    public void Pull_secrets_stand_below_the_chart_and_reach_no_other()
    {
        var profile = TestProfiles.EksMulti with
        {
            Images = TestProfiles.EksMulti.Images with { PullSecrets = [SubdomainName.Parse("registry-login")] },
        };

        Assert.Equal("- name: registry-login\n", Of(profile).Yaml(Key, "global", "imagePullSecrets"));
    }

    [Fact]
    public void What_EKS_keeps_to_itself_is_not_asked()
    {
        var chart = Of(TestProfiles.EksMulti);

        foreach (var part in new[] { "kubeControllerManager", "kubeEtcd", "kubeProxy", "kubeScheduler" })
            Assert.Equal("enabled: false\n", chart.Yaml(Key, part));
    }

    [Fact]
    public void T27_claims_name_their_class_and_metrics_leave_a_fifth_of_theirs_free()
    {
        var profile = TestProfiles.EksMulti with
        {
            Observability = new ObservabilityChoice.Prometheus { Size = Quantity.Parse("10Gi"), RetentionDays = 7 },
        };
        var chart = Of(profile);

        Assert.Equal("\"7d\"\n", chart.Yaml(Key, "prometheus", "prometheusSpec", "retention"));
        Assert.Equal("8192MB\n", chart.Yaml(Key, "prometheus", "prometheusSpec", "retentionSize"));
        var claim = chart.Yaml(Key, "prometheus", "prometheusSpec", "storageSpec", "volumeClaimTemplate", "spec");
        Assert.Contains("storageClassName: gp3\n", claim, StringComparison.Ordinal);
        Assert.Contains("storage: 10Gi\n", claim, StringComparison.Ordinal);
        Assert.Contains(
            "storageClassName: gp3\n",
            chart.Yaml(Key, "alertmanager", "alertmanagerSpec", "storage", "volumeClaimTemplate", "spec"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Grafanas_administrator_is_a_Secret_that_someone_makes_before()
    {
        var chart = Of(TestProfiles.EksMulti);

        Assert.Equal("existingSecret: grafana-admin\n", chart.Yaml(Key, "grafana", "admin"));
        var secret = Assert.Single(chart.Output().ForeignSecrets);
        Assert.Equal("grafana-admin", secret.Name);
        Assert.Equal<string>(["admin-password", "admin-user"], secret.Keys);
    }

    [Fact]
    public void C08_and_T07_two_copies_get_budgets_of_ours_and_one_gets_none()
    {
        var single = TestProfiles.EksSingle with { Observability = new ObservabilityChoice.Prometheus() };

        Assert.Equal("2\n", Of(TestProfiles.EksMulti).Yaml(Key, "prometheus", "prometheusSpec", "replicas"));
        Assert.Equal(["kps-alertmanager", "kps-prometheus"], Of(TestProfiles.EksMulti).Output().Workloads.Select(w => w.Name));
        Assert.Null(Of(TestProfiles.EksMulti).Yaml(Key, "prometheus", "podDisruptionBudget"));
        Assert.Null(Of(single).Yaml(Key, "prometheus", "prometheusSpec", "replicas"));
        Assert.Empty(Of(single).Output().Workloads);
    }

    [Fact]
    public void Raw_values_come_last()
    {
        var raw = ValuesMap.Of(("grafana", ValuesMap.Of(("enabled", false))));
        var profile = TestProfiles.EksMulti with
        {
            Prerequisites = TestProfiles.EksMulti.Prerequisites with { Prometheus = Prerequisite.ByChart with { Values = raw } },
        };

        Assert.Equal("false\n", Of(profile).Yaml(Key, "grafana", "enabled"));
    }
}

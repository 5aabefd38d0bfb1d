using System.Collections.Concurrent;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;

namespace ChartGen.EndToEnd.Tests;

/// <summary>Who watches the platform, seen in the objects that the published charts render.</summary>
public sealed class ObservabilityTests
{
    /// <summary>Every choice of observability in every profile, and what else changes what is watched.</summary>
    private static readonly (string Profile, string[] Settings)[] Cases =
    [
        ("local-hostpath", ["observability.kind=prometheus"]),
        ("local-hostpath", ["observability.kind=prometheus", "ingress.controller=prerequisites"]),
        ("eks-single", ["observability.kind=prometheus", "airflow.pgbouncer=true"]),
        ("eks-single", ["observability.kind=prometheus", "inference.metricsPath=/metrics"]),
        ("eks-single", ["observability.kind=cloudwatch"]),
        ("eks-multi", ["observability.kind=prometheus"]),
        ("eks-multi", ["observability.kind=prometheus", "prerequisites.prometheus.kind=existing"]),
        ("eks-multi", ["observability.kind=cloudwatch"]),
        ("eks-multi", ["observability.kind=cloudwatch", "prerequisites.cloudwatchAgent.kind=addon", "prerequisites.fluentBit.kind=addon"]),
        ("eks-multi", ["observability.kind=none"]),
    ];

    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyCollection<RenderedObject>>>> Renders = new(
        StringComparer.Ordinal
    );

    [FactWithCharts]
    public async Task Every_choice_is_accepted_with_each_monitor_before_a_port()
    {
        foreach (var (profile, settings) in Cases)
        {
            var objects = await RenderAsync(profile, settings);
            var name = $"{profile} with {string.Join(", ", settings)}";

            Expect.None(MonitorChecks.All(objects).Select(p => $"{p}\n    of {name}"));
            Expect.None(PodSpecs.Of(objects).SelectMany(PodChecks.Resources).Select(p => $"{p}\n    of {name}"));
        }
    }

    [FactWithCharts]
    public async Task Every_part_that_has_metrics_is_monitored()
    {
        Assert.Equal(
            ["airflow-pgbouncer", "airflow-statsd", "minio", "mlflow", "platform-ingress-nginx-controller", "postgres-exporter"],
            Names(await RenderAsync("eks-single", "observability.kind=prometheus", "airflow.pgbouncer=true"), "ml-platform")
        );
        Assert.Equal(
            ["airflow-statsd", "inference-driver", "inference-executors", "mlflow", "postgres-exporter"],
            Names(await RenderAsync("eks-multi", "airflow.pgbouncer=false"), "ml-platform")
        );
        Assert.Subset(
            Names(await RenderAsync("eks-multi"), "kube-system").ToHashSet(),
            new HashSet<string> { "external-secrets-metrics", "kps-kube-state-metrics", "kps-node-exporter", "kps-prometheus" }
        );
    }

    [FactWithCharts]
    public async Task T20_MLflows_metrics_are_found_and_can_be_written()
    {
        var objects = await RenderAsync("eks-multi");
        var mlflow = Assert.Single(objects, o => o is { Kind: "Deployment", Name: "mlflow" });
        var monitor = Assert.Single(objects, o => o is { Kind: "ServiceMonitor", Name: "mlflow" });
        var container = PodSpec.Items(mlflow.Tree.At("spec", "template", "spec", "containers")).First();

        Assert.Equal("ml-platform", monitor.Namespace);
        Assert.Equal("http", PodSpecs.Text(PodSpec.Items(monitor.Tree.At("spec", "endpoints")).Single()["port"]));
        Assert.Contains(PodSpec.Items(container["volumeMounts"]), m => PodSpecs.Text(m["mountPath"]) == "/mlflow/metrics");
    }

    [FactWithCharts]
    public async Task Without_Prometheus_no_object_is_its_operators()
    {
        foreach (var kind in new[] { "none", "cloudwatch" })
        {
            var objects = await RenderAsync("eks-multi", $"observability.kind={kind}");

            Assert.DoesNotContain(
                objects,
                o => o.Tree["apiVersion"]!.ToString()!.StartsWith("monitoring.coreos.com", StringComparison.Ordinal)
            );
            Assert.DoesNotContain(objects, o => o.Name is "airflow-statsd" or "postgres-exporter");
            Assert.Equal(kind == "cloudwatch", objects.Any(o => o is { Kind: "DaemonSet", Name: "fluent-bit" }));
            Assert.Equal(kind == "cloudwatch", objects.Any(o => o is { Kind: "DaemonSet", Name: "cloudwatch-agent" }));
        }
    }

    [FactWithCharts]
    public async Task Dashboards_arrive_in_Grafana_as_they_were_written()
    {
        var generated = MlPlatform.Generate("eks-multi", MlPlatform.SampleSite);
        var written = generated.Files.Single(f => f.Path.Text == "platform/files/dashboards/airflow.json").Text;
        var map = Assert.Single(await RenderAsync("eks-multi"), o => o is { Kind: "ConfigMap", Name: "dashboard-airflow" });

        Assert.Equal("1", PodSpecs.Text(map.Tree.At("metadata", "labels", "grafana_dashboard")));
        Assert.Equal(written.Trim(), PodSpecs.Text(map.Tree.At("data", "ml-platform-airflow.json")).Trim());
    }

    private static string[] Names(IEnumerable<RenderedObject> objects, string @namespace) =>
        [.. MonitorChecks.Monitors(objects).Where(m => m.Namespace == @namespace).Select(m => m.Name).Order(StringComparer.Ordinal)];

    private static async Task<IReadOnlyCollection<RenderedObject>> RenderAsync(string profile, params string[] settings) =>
        await Renders.GetOrAdd($"{profile} {string.Join(' ', settings)}", _ => new(() => JudgeAsync(profile, settings))).Value;

    private static async Task<IReadOnlyCollection<RenderedObject>> JudgeAsync(string profile, string[] settings)
    {
        var judgement = await MlPlatform.JudgeAsync(MlPlatform.Generate(profile, MlPlatform.SampleSite, settings));
        Expect.None(judgement.Diagnostics.Where(d => d.Severity > Severity.Note).Select(d => d.ToString()));
        return judgement.Objects;
    }
}

using ChartGen.Sdk;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>What eks-multi promises, seen in the objects that the published charts render; without those charts these tests are skipped.</summary>
public sealed class EksMultiTests
{
    private const string Registry = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/";

    private static readonly Lazy<Task<ProfileJudgement>> Judgement = new(async () =>
    {
        var judgement = await MlPlatform.JudgeAsync(MlPlatform.Generate("eks-multi", MlPlatform.SampleSite));
        Expect.None(MlPlatform.Errors(judgement.Diagnostics));
        return judgement;
    });

    // The definitions of kinds name every field that there could be.
    private static async Task<RenderedObject[]> BothCharts() =>
        [.. (await Judgement.Value).Objects.Where(o => o.Kind != "CustomResourceDefinition")];

    private static async Task<RenderedObject[]> PlatformChart() =>
        [.. (await Judgement.Value).Charts.Single(c => c.Name == ChartGenerator.ChartFolder).Objects];

    [FactWithCharts]
    public async Task No_volume_lies_in_a_folder_of_a_node()
    {
        var objects = await PlatformChart();

        Expect.None(Leaves(objects).Where(l => l.Path.Contains("hostPath", StringComparison.Ordinal)).Select(l => l.Path));
        Expect.None(Claims(objects).Where(c => Text(c.Spec, "storageClassName") is "hostpath" or "").Select(c => c.Name));
    }

    [FactWithCharts]
    public async Task No_pod_gets_a_static_key_of_AWS()
    {
        string[] keys = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
        var objects = await BothCharts();

        Expect.None(Leaves(objects).Where(l => keys.Any(k => l.Text.Contains(k, StringComparison.OrdinalIgnoreCase))).Select(l => l.Path));
    }

    [FactWithCharts]
    public async Task No_object_carries_a_Secrets_value()
    {
        var objects = await BothCharts();

        // What charts make at random in the cluster and cannot be told not to, which the catalog lists with the reason; and where Alertmanager
        // sends nothing yet.
        Assert.Equal(
            ["alertmanager-kps-alertmanager", "aws-load-balancer-tls", "mlflow-flask-server-secret-key"],
            objects.Where(o => o.Kind == "Secret" && HasData(o)).Select(o => o.Name).Order(StringComparer.Ordinal)
        );
    }

    [FactWithCharts]
    public async Task Every_image_comes_from_the_registry()
    {
        var images = Images(await BothCharts()).ToList();

        Expect.None(images.Where(i => !i.Image.StartsWith(Registry, StringComparison.Ordinal)).Select(i => $"{i.Where}: {i.Image}"));
        Assert.Contains(images, i => i.Where.Contains("initContainers", StringComparison.Ordinal));
        Assert.Contains(images, i => i.Where.StartsWith("Job/", StringComparison.Ordinal));
        Assert.Contains(images, i => i.Where.StartsWith("ConfigMap/", StringComparison.Ordinal));
        Assert.Contains(images, i => i.Where.StartsWith("SparkApplication/", StringComparison.Ordinal));
        Assert.Contains(images, i => i.Where.Contains("airflow.cfg", StringComparison.Ordinal));
    }

    [FactWithCharts]
    public async Task Shared_claims_are_ReadWriteMany_on_efs()
    {
        var shared = Claims(await PlatformChart()).Where(c => c.Name.EndsWith("-efs-sc", StringComparison.Ordinal)).ToList();

        Assert.Equal(["models-efs-sc", "spark-checkpoints-efs-sc"], shared.Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.All(shared, c => Assert.Equal("efs-sc", Text(c.Spec, "storageClassName")));
        Assert.All(shared, c => Assert.Equal("ReadWriteMany", PodSpecs.Text(Assert.Single(((ValuesList)c.Spec["accessModes"]!).Items))));
    }

    [FactWithCharts]
    public async Task Every_other_claim_names_gp3()
    {
        var others = Claims(await BothCharts()).Where(c => !c.Name.EndsWith("-efs-sc", StringComparison.Ordinal));

        Expect.None(others.Where(c => Text(c.Spec, "storageClassName") != "gp3").Select(c => c.Name));
    }

    [FactWithCharts]
    public async Task Airflow_runs_both_executors()
    {
        var settings = (await PlatformChart()).Single(o => o.Kind == "ConfigMap" && o.Tree.At("data", "airflow.cfg") is not null);

        Assert.Contains(
            "executor = CeleryExecutor,KubernetesExecutor\n",
            Text(settings.Tree, "data", "airflow.cfg"),
            StringComparison.Ordinal
        );
    }

    [FactWithCharts]
    public async Task Workloads_have_their_copies()
    {
        var objects = await PlatformChart();

        Assert.Equal(
            [
                "Deployment/airflow-api-server 2",
                "Deployment/airflow-dag-processor 2",
                "Deployment/airflow-pgbouncer 2",
                "Deployment/airflow-scheduler 2",
                "Deployment/airflow-statsd 1",
                "Deployment/airflow-triggerer 2",
                "Deployment/airflow-worker 3",
                "Deployment/mlflow 2",
                "Deployment/postgres-exporter 1",
            ],
            objects
                .Where(o => o.Kind is "Deployment" or "StatefulSet")
                .Select(o => $"{o} {Text(o.Tree, "spec", "replicas")}")
                .Order(StringComparer.Ordinal)
        );
    }

    [FactWithCharts]
    public async Task Budgets_let_a_node_be_drained()
    {
        var objects = await PlatformChart();
        var workloads = objects.Where(o => o.Kind is "Deployment" or "StatefulSet").ToList();

        foreach (var budget in objects.Where(o => o.Kind == "PodDisruptionBudget"))
        {
            var chosen = workloads.Where(w => Selects(budget, w)).ToList();
            Assert.True(chosen.Count == 1, $"{budget} chooses {chosen.Count} workloads: {string.Join(", ", chosen)}");
            Assert.True(int.Parse(Text(chosen[0].Tree, "spec", "replicas"), null) >= 2, $"{budget} blocks the drain of {chosen[0]}.");
        }

        var copied = workloads.Where(w => int.Parse(Text(w.Tree, "spec", "replicas"), null) >= 2);
        Expect.None(
            copied
                .Where(w => !objects.Any(b => b.Kind == "PodDisruptionBudget" && Selects(b, w)))
                .Select(w => $"{w} has no PodDisruptionBudget.")
        );
    }

    [FactWithCharts]
    public async Task Copies_are_spread_over_zones_and_nodes()
    {
        var objects = await PlatformChart();
        var copied = objects.Where(o => o.Kind is "Deployment" or "StatefulSet" && int.Parse(Text(o.Tree, "spec", "replicas"), null) >= 2);

        foreach (var workload in copied)
        {
            var pod = Assert.Single(PodSpecs.Of([workload])).Spec;
            var spread = Below(pod["topologySpreadConstraints"]).Concat(Below(pod["affinity"]));
            var keys = spread
                .Where(l => l.Path.EndsWith("topologyKey", StringComparison.Ordinal))
                .Select(l => l.Text)
                .ToHashSet(StringComparer.Ordinal);
            Assert.True(
                keys.IsSupersetOf(["topology.kubernetes.io/zone", "kubernetes.io/hostname"]),
                $"{workload}: {string.Join(", ", keys)}"
            );
        }
    }

    [FactWithCharts]
    public async Task Pages_are_Prefix_paths_of_one_ALB_with_a_health_check_each()
    {
        var pages = (await PlatformChart()).Where(o => o.Kind == "Ingress").ToList();

        Assert.Equal(
            ["airflow.ml.example.com", "mlflow.ml.example.com"],
            pages.SelectMany(p => PodSpec.Items(p.Tree.At("spec", "rules"))).Select(r => Text(r, "host")).Order(StringComparer.Ordinal)
        );
        foreach (var page in pages)
        {
            Assert.Equal("alb", Text(page.Tree, "spec", "ingressClassName"));
            Assert.NotEqual("", Text(page.Tree, "metadata", "annotations", "alb.ingress.kubernetes.io/healthcheck-path"));
            Assert.StartsWith(
                "arn:aws:acm:",
                Text(page.Tree, "metadata", "annotations", "alb.ingress.kubernetes.io/certificate-arn"),
                StringComparison.Ordinal
            );
            Assert.Equal("ip", Text(page.Tree, "metadata", "annotations", "alb.ingress.kubernetes.io/target-type"));
            var paths = PodSpec.Items(page.Tree.At("spec", "rules")).SelectMany(r => PodSpec.Items(r.At("http", "paths")));
            Assert.All(paths, p => Assert.Equal(("Prefix", "/"), (Text(p, "pathType"), Text(p, "path"))));
        }

        Assert.Single(pages.Select(p => Text(p.Tree, "metadata", "annotations", "alb.ingress.kubernetes.io/group.name")).Distinct());
    }

    [FactWithCharts]
    public async Task Accounts_that_reach_AWS_carry_their_role()
    {
        const string Annotation = "eks.amazonaws.com/role-arn";
        var objects = await BothCharts();
        var roles = objects
            .Where(o => o.Kind == "ServiceAccount")
            .Select(o => (o.Name, Role: Text(o.Tree, "metadata", "annotations", Annotation)))
            .Where(a => a.Role.Length > 0)
            .ToList();

        Assert.All(roles, a => Assert.StartsWith("arn:aws:iam::111122223333:role/", a.Role, StringComparison.Ordinal));
        Assert.Contains(roles, a => a.Name.Contains("mlflow", StringComparison.Ordinal));
        Assert.Contains(roles, a => a.Name.Contains("worker", StringComparison.Ordinal));
        Assert.Contains(roles, a => a.Name.Contains("inference", StringComparison.Ordinal));
    }

    [Fact]
    public void The_values_name_no_key_no_folder_and_no_other_registry()
    {
        var chart = MlPlatform.Generate("eks-multi", MlPlatform.SampleSite).Chart;

        string[] words =
        [
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "hostpath",
            "docker.io/",
            "quay.io/",
            "registry.k8s.io/",
            "ghcr.io/",
        ];
        Expect.None(
            from file in chart.Files
            where file.Path.Text is "values.yaml" || file.Path.Text.StartsWith("templates/", StringComparison.Ordinal)
            from line in file.Text.Split('\n')
            where !line.TrimStart().StartsWith('#')
            from word in words
            where line.Contains(word, StringComparison.OrdinalIgnoreCase)
            select $"{file.Path}: {line.Trim()}"
        );
    }

    private static IEnumerable<(string Where, string Image)> Images(IEnumerable<RenderedObject> objects)
    {
        foreach (var rendered in objects)
        {
            foreach (var pod in PodSpecs.Of([rendered]))
            foreach (var (where, container) in pod.Containers)
                yield return (where, Text(container, "image"));
            // worker_container_repository and worker_container_tag: what the KubernetesExecutor starts where a pod template names no image.
            foreach (
                var line in Text(rendered.Tree, "data", "airflow.cfg")
                    .Split('\n')
                    .Where(l => l.StartsWith("worker_container_repository", StringComparison.Ordinal))
            )
                yield return ($"{rendered} airflow.cfg", line.Split('=')[1].Trim());
        }
    }

    private static IEnumerable<(string Name, ValuesMap Spec)> Claims(IEnumerable<RenderedObject> objects) =>
        objects
            .Where(o => o.Kind == "PersistentVolumeClaim")
            .Select(o => (o.Name, (ValuesMap)o.Tree["spec"]!))
            .Concat(
                objects
                    .SelectMany(o => PodSpec.Items(o.Tree.At("spec", "volumeClaimTemplates")))
                    .Select(c => (Text(c, "metadata", "name"), (ValuesMap)c["spec"]!))
            );

    private static bool Selects(RenderedObject budget, RenderedObject workload)
    {
        var labels = workload.Tree.At("spec", "template", "metadata", "labels") as ValuesMap ?? ValuesMap.Empty;
        return budget.Tree.At("spec", "selector", "matchLabels") is ValuesMap selector
            && selector.Entries.All(e => PodSpecs.Text(labels[e.Key]) == PodSpecs.Text(e.Value));
    }

    private static bool HasData(RenderedObject secret) =>
        new[] { "data", "stringData" }.Any(key => secret.Tree[key] is ValuesMap { Count: > 0 });

    private static IEnumerable<(string Path, string Text)> Leaves(IEnumerable<RenderedObject> objects) =>
        objects.SelectMany(o => Below(o.Tree).Select(l => ($"{o}{l.Path}", l.Text)));

    private static IEnumerable<(string Path, string Text)> Below(ValuesNode? node, string path = "") =>
        node switch
        {
            ValuesMap map => map.Entries.SelectMany(e => Below(e.Value, $"{path}.{e.Key}")),
            ValuesList list => list.Items.SelectMany(item => Below(item, $"{path}[]")),
            ValuesScalar scalar => [(path, scalar.Text)],
            _ => [],
        };

    private static string Text(ValuesMap map, params ReadOnlySpan<string> path) => PodSpecs.Text(map.At(path));
}

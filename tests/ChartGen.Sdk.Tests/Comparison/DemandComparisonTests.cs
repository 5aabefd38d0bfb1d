using ChartGen.Sdk.Comparison;

namespace ChartGen.Sdk.Tests.Comparison;

public sealed class DemandComparisonTests
{
    private const long Mi = 1 << 20;

    private const long Gi = 1 << 30;

    [Theory]
    [InlineData(
        "apps/v1",
        "Deployment",
        "{replicas: 3, template: {spec: {containers: [{name: a, resources: {requests: {cpu: 250m, memory: 1Gi}}}, {name: b, resources: {requests: {cpu: 50m}}}]}}}",
        3,
        900,
        3 * Gi
    )]
    [InlineData(
        "apps/v1",
        "StatefulSet",
        "{template: {spec: {containers: [{name: a, resources: {limits: {cpu: 1, memory: 1Gi}}}]}}}",
        1,
        1000,
        Gi
    )]
    [InlineData(
        "apps/v1",
        "Deployment",
        "{template: {spec: {initContainers: [{name: i, resources: {requests: {cpu: 2}}}], containers: [{name: a, resources: {requests: {cpu: 1, memory: 64Mi}}}]}}}",
        1,
        2000,
        64 * Mi
    )]
    [InlineData(
        "apps/v1",
        "Deployment",
        "{template: {spec: {initContainers: [{name: s, restartPolicy: Always, resources: {requests: {cpu: 500m}}}], containers: [{name: a, resources: {requests: {cpu: 1}}}]}}}",
        1,
        1500,
        0
    )]
    [InlineData("batch/v1", "Job", "{template: {spec: {containers: [{name: a, resources: {requests: {cpu: 1}}}]}}}", 0, 0, 0)]
    [InlineData("apps/v1", "DaemonSet", "{template: {spec: {containers: [{name: a, resources: {requests: {cpu: 1}}}]}}}", 0, 0, 0)]
    [InlineData("monitoring.coreos.com/v1", "Prometheus", "{replicas: 2, resources: {requests: {cpu: 250m, memory: 1Gi}}}", 2, 500, 2 * Gi)]
    [InlineData(
        "sparkoperator.k8s.io/v1beta2",
        "SparkApplication",
        "{driver: {cores: 1, memory: 1g, memoryOverhead: 512m}, executor: {cores: 2, instances: 2, memory: 2g}}",
        3,
        5000,
        (1024 + 512 + 2 * (2048 + 384)) * Mi
    )]
    public void Pods_that_stand_ask_for_what_their_containers_do(
        string apiVersion,
        string kind,
        string spec,
        int pods,
        long cpu,
        long memory
    )
    {
        var demand = Demand(Object(apiVersion, kind, "a", spec)).After;

        Assert.Equal((pods, cpu, memory), (demand.Pods, demand.MilliCpu, demand.Memory));
    }

    [Fact]
    public void The_smallest_number_of_an_autoscaler_counts()
    {
        var demand = Demand(
            Object("apps/v1", "Deployment", "a", "{template: {spec: {containers: [{name: a, resources: {requests: {cpu: 1}}}]}}}")
                + "\n---\n"
                + Object("autoscaling/v2", "HorizontalPodAutoscaler", "h", "{minReplicas: 2, scaleTargetRef: {kind: Deployment, name: a}}")
        );

        Assert.Equal((2, 2000), (demand.After.Pods, demand.After.MilliCpu));
    }

    [Fact]
    public void Claims_are_summed_by_their_class()
    {
        const string template =
            "{replicas: 2, volumeClaimTemplates: [{metadata: {name: d}, spec: {storageClassName: gp3, resources: {requests: {storage: 5Gi}}}}]}";

        var demand = DemandComparison.Compare(
            Compared.Objects(Object("v1", "PersistentVolumeClaim", "m", "{storageClassName: gp3, resources: {requests: {storage: 1Gi}}}")),
            Compared.Objects(
                Object("v1", "PersistentVolumeClaim", "n", "{storageClassName: efs-sc, resources: {requests: {storage: 2Gi}}}")
                    + "\n---\n"
                    + Object("apps/v1", "StatefulSet", "s", template)
            )
        );

        Assert.Equal(["efs-sc 0 2", "gp3 1 10"], demand.Storage.Select(s => $"{s.StorageClass} {s.Before / Gi} {s.After / Gi}"));
        Assert.Equal(["PersistentVolumeClaim/m", "PersistentVolumeClaim/n", "StatefulSet/s (d)"], demand.Changes.Select(c => c.Object));
    }

    [Fact]
    public void A_workload_that_turns_into_another_kind_is_one_change()
    {
        const string spec = "{replicas: REPLICAS, template: {spec: {containers: [{name: a, resources: {requests: {cpu: 1}}}]}}}";

        var change = Assert.Single(
            DemandComparison
                .Compare(
                    Compared.Objects(Object("apps/v1", "StatefulSet", "w", spec.Replace("REPLICAS", "1", StringComparison.Ordinal))),
                    Compared.Objects(Object("apps/v1", "Deployment", "w", spec.Replace("REPLICAS", "3", StringComparison.Ordinal)))
                )
                .Changes
        );

        Assert.Equal(("Deployment/w", 1, 3), (change.Object, change.Before?.Pods, change.After?.Pods));
    }

    private static DemandComparisonResult Demand(string after) => DemandComparison.Compare([], Compared.Objects(after));

    private static string Object(string apiVersion, string kind, string name, string spec) =>
        $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: {name}}}\nspec: {spec}";
}

using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class ReplicasAreSpreadTests
{
    [Fact]
    public void Copies_that_nothing_spreads_are_found()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: half}
            spec:
              replicas: 2
              template:
                metadata: {labels: {app: web}}
                spec: {topologySpreadConstraints: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}, {topologyKey: topology.kubernetes.io/zone, labelSelector: {matchLabels: {app: other}}}], containers: [{name: c}]}
            ---
            apiVersion: sparkoperator.k8s.io/v1beta2
            kind: SparkApplication
            metadata: {name: s}
            spec: {driver: {cores: 1}, executor: {instances: 2}}
            """;

        Assert.Equal(
            [
                "Deployment/web has 2 replicas that nothing spreads over nodes and zones. Give it topologySpreadConstraints, or a podAntiAffinity, that choose its own labels.",
                "Deployment/half has 2 replicas that nothing spreads over zones. Give it topologySpreadConstraints, or a podAntiAffinity, that choose its own labels.",
                "SparkApplication/s (executor) has 2 replicas that nothing spreads over nodes and zones. Give it topologySpreadConstraints, or a podAntiAffinity, that choose its own labels.",
            ],
            Judged.By<ReplicasAreSpread>(Yaml)
        );
    }

    [Fact]
    public void Constraints_and_anti_affinity_are_fine()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              template:
                metadata: {labels: {app: web}}
                spec: {topologySpreadConstraints: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchExpressions: [{key: app, operator: In, values: [web]}]}}], affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{podAffinityTerm: {topologyKey: topology.kubernetes.io/zone, labelSelector: {matchLabels: {app: web}}}}]}}, containers: [{name: c}]}
            """;

        Assert.Empty(Judged.By<ReplicasAreSpread>(Yaml));
    }

    [Fact]
    public void One_node_spreads_nothing()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c}]}
            """;

        Assert.Empty(Judged.By<ReplicasAreSpread>(TestProfiles.Laptop, Yaml));
    }
}

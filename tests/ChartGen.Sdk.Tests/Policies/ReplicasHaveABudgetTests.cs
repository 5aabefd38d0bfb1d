using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class ReplicasHaveABudgetTests
{
    [Fact]
    public void Replicas_without_a_budget_are_found()
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

        Assert.Equal(
            [
                "Deployment/web has 2 replicas and no PodDisruptionBudget. Switch on its chart's budget, or declare it in Workloads of its component.",
            ],
            Judged.By<ReplicasHaveABudget>(Yaml)
        );
    }

    [Fact]
    public void Replicas_with_a_budget_are_fine()
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
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: web}
            spec: {maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow, selector: {matchLabels: {app: web}}}
            """;

        Assert.Empty(Judged.By<ReplicasHaveABudget>(Yaml));
    }

    [Fact]
    public void One_node_needs_no_budget()
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

        Assert.Empty(Judged.By<ReplicasHaveABudget>(TestProfiles.Laptop, Yaml));
    }

    [Fact]
    public void Replicas_that_an_autoscaler_keeps_count()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c}]}
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec: {minReplicas: 3, maxReplicas: 5, scaleTargetRef: {kind: Deployment, name: web}}
            """;

        Assert.Equal(
            [
                "Deployment/web has 3 replicas and no PodDisruptionBudget. Switch on its chart's budget, or declare it in Workloads of its component.",
            ],
            Judged.By<ReplicasHaveABudget>(Yaml)
        );
    }
}

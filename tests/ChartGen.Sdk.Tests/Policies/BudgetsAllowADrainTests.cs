using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class BudgetsAllowADrainTests
{
    [Fact]
    public void A_budget_that_blocks_a_drain_is_found()
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
            metadata: {name: zero}
            spec: {maxUnavailable: 0, unhealthyPodEvictionPolicy: AlwaysAllow, selector: {matchLabels: {app: web}}}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: all}
            spec: {minAvailable: 51%, unhealthyPodEvictionPolicy: AlwaysAllow, selector: {matchLabels: {app: web}}}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: both}
            spec: {maxUnavailable: 1, minAvailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow, selector: {matchLabels: {app: web}}}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: unready}
            spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}
            """;

        Assert.Equal(
            [
                "PodDisruptionBudget/zero allows no eviction: maxUnavailable is 0. Set maxUnavailable to 1 and unhealthyPodEvictionPolicy to AlwaysAllow, and have no budget for a single replica.",
                "PodDisruptionBudget/all allows no eviction: minAvailable is 51% of 2. Set maxUnavailable to 1 and unhealthyPodEvictionPolicy to AlwaysAllow, and have no budget for a single replica.",
                "PodDisruptionBudget/both has both minAvailable and maxUnavailable, which the API refuses. Set maxUnavailable to 1 and unhealthyPodEvictionPolicy to AlwaysAllow, and have no budget for a single replica.",
                "PodDisruptionBudget/unready keeps pods that are not ready from being evicted. Set maxUnavailable to 1 and unhealthyPodEvictionPolicy to AlwaysAllow, and have no budget for a single replica.",
            ],
            Judged.By<BudgetsAllowADrain>(Yaml)
        );
    }

    [Fact]
    public void A_budget_that_lets_one_go_is_fine()
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
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: half}
            spec: {minAvailable: 50%, unhealthyPodEvictionPolicy: AlwaysAllow, selector: {matchLabels: {app: web}}}
            """;

        Assert.Empty(Judged.By<BudgetsAllowADrain>(Yaml));
    }

    [Fact]
    public void A_budget_of_a_single_replica_blocks_for_ever()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 1
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c}]}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: one}
            spec: {minAvailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow, selector: {matchLabels: {app: web}}}
            """;

        Assert.Equal(
            [
                "PodDisruptionBudget/one allows no eviction: minAvailable is 1 of 1. Set maxUnavailable to 1 and unhealthyPodEvictionPolicy to AlwaysAllow, and have no budget for a single replica.",
            ],
            Judged.By<BudgetsAllowADrain>(Yaml)
        );
    }
}

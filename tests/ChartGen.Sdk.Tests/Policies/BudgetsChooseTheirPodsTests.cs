using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class BudgetsChooseTheirPodsTests
{
    [Fact]
    public void A_budget_of_nobody_of_two_and_a_second_one_are_found()
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
            apiVersion: batch/v1
            kind: Job
            metadata: {name: task}
            spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c}]}}}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: first}
            spec: {maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow, selector: {matchLabels: {app: web}}}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: second}
            spec: {maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow, selector: {matchLabels: {app: web}}}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: nobody}
            spec: {maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow, selector: {matchLabels: {app: webb}}}
            """;

        Assert.Equal(
            [
                "PodDisruptionBudget/first chooses the pods of Deployment/web and of Job/task. Select by labels that the pods of one workload have, and no others.",
                "PodDisruptionBudget/second chooses the pods of Deployment/web and of Job/task. Select by labels that the pods of one workload have, and no others.",
                "PodDisruptionBudget/second chooses the pods of Deployment/web, which PodDisruptionBudget/first chooses too. Select by labels that the pods of one workload have, and no others.",
                "PodDisruptionBudget/second chooses the pods of Job/task, which PodDisruptionBudget/first chooses too. Select by labels that the pods of one workload have, and no others.",
                "PodDisruptionBudget/nobody chooses no pod. Select by labels that the pods of one workload have, and no others.",
            ],
            Judged.By<BudgetsChooseTheirPods>(Yaml)
        );
    }

    [Fact]
    public void A_budget_of_one_workload_is_fine()
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

        Assert.Empty(Judged.By<BudgetsChooseTheirPods>(Yaml));
    }
}

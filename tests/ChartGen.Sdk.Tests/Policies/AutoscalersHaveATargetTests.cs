using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class AutoscalersHaveATargetTests
{
    [Fact]
    public void An_autoscaler_of_nobody_or_to_zero_is_found()
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
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec: {minReplicas: 0, maxReplicas: 5, scaleTargetRef: {kind: Deployment, name: webb}}
            """;

        Assert.Equal(
            [
                "HorizontalPodAutoscaler/web scales Deployment/webb, which no chart makes. Name the workload as it is rendered.",
                "HorizontalPodAutoscaler/web goes from 0 to 5 replicas. Begin with at least 1, and end no lower.",
            ],
            Judged.By<AutoscalersHaveATarget>(Yaml)
        );
    }

    [Fact]
    public void An_autoscaler_of_a_workload_is_fine()
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
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec: {minReplicas: 2, maxReplicas: 5, scaleTargetRef: {kind: Deployment, name: web}}
            """;

        Assert.Empty(Judged.By<AutoscalersHaveATarget>(Yaml));
    }
}

using System.Collections.Immutable;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Templates.Availability;

namespace ChartGen.Templates.Tests.Availability;

public sealed class AvailabilityComponentTests
{
    [Fact]
    public void C08_a_budget_lets_one_replica_go_and_never_waits_for_a_broken_one()
    {
        Assert.Equal(
            """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata:
              name: mlflow
              labels:
                app.kubernetes.io/name: mlflow
                app.kubernetes.io/component: availability
                {{- include "platform.labels" . | nindent 4 }}
            spec:
              maxUnavailable: 1
              # A pod that is not ready protects nothing; without this it would block the drain of its node forever.
              unhealthyPodEvictionPolicy: AlwaysAllow
              selector:
                matchLabels:
                  app.kubernetes.io/instance: "{{ .Release.Name }}"
                  app.kubernetes.io/name: "mlflow"

            """,
            ChartOf(Workload("mlflow", 2)).File("templates/availability/mlflow.yaml")
        );
    }

    [Fact]
    public void C08_a_single_replica_has_no_budget()
    {
        Assert.DoesNotContain(ChartOf(Workload("mlflow", 1)).Files, f => f.Path.Text.StartsWith("templates/", StringComparison.Ordinal));
    }

    [Fact]
    public void T07_a_budget_has_one_limit_only()
    {
        Assert.DoesNotContain(
            "minAvailable",
            ChartOf(Workload("mlflow", 3)).File("templates/availability/mlflow.yaml"),
            StringComparison.Ordinal
        );
    }

    private static WorkloadSpec Workload(string name, int replicas) =>
        new(
            name,
            replicas,
            new Dictionary<string, string>
            {
                ["app.kubernetes.io/name"] = name,
                ["app.kubernetes.io/instance"] = "{{ .Release.Name }}",
            }.ToImmutableSortedDictionary(StringComparer.Ordinal)
        );

    private static Chart ChartOf(params ImmutableArray<WorkloadSpec> workloads) =>
        TestCharts.Of(
            TestProfiles.EksMulti,
            new FakeComponent(new() { Component = "consumer", Workloads = workloads }),
            new AvailabilityComponent()
        );
}

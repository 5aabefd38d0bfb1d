using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Tests.Manifests;

public sealed class DeniedPodsTests
{
    private const string Deny = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: deny}
        spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
        ---

        """;

    private const string Web = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web}
        spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}
        ---

        """;

    private const string Pods = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec: {template: {metadata: {labels: {app: web, tier: one}}}}
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: clean}
        spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: clean}}}}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: bare}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: elsewhere, namespace: other}
        ---

        """;

    private const string Spark = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: driver}
        spec: {podSelector: {matchLabels: {app: stream, spark-role: driver}}}
        ---
        apiVersion: sparkoperator.k8s.io/v1beta2
        kind: SparkApplication
        metadata: {name: stream}
        spec: {driver: {labels: {app: stream}}, executor: {labels: {app: stream}}}
        """;

    [Fact]
    public void CG2044_pods_that_no_policy_chooses_are_a_warning() =>
        Assert.Equal(
            [
                "warning CG2044: CronJob/clean has pods that no component declares, so the NetworkPolicies let them resolve names and do nothing else. "
                    + "Write a NetworkPolicy of your own for them, declare them in PodGroups of their component, or set network.policies to false.",
                "warning CG2044: Pod/bare has pods that no component declares, so the NetworkPolicies let them resolve names and do nothing else. "
                    + "Write a NetworkPolicy of your own for them, declare them in PodGroups of their component, or set network.policies to false.",
            ],
            Check(Deny + Web + Pods)
        );

    [Fact]
    public void CG2044_a_policy_for_the_driver_does_not_speak_of_executors() =>
        Assert.StartsWith("warning CG2044: SparkApplication/stream has pods", Assert.Single(Check(Deny + Spark)), StringComparison.Ordinal);

    [Fact]
    public void Where_nothing_is_denied_no_pod_needs_a_policy() => Assert.Empty(Check(Web + Pods));

    private static IEnumerable<string> Check(string manifests) =>
        DeniedPods.Check(RenderedObjects.Parse(manifests, "ns").Objects).Select(d => (d with { Where = null }).ToString());
}

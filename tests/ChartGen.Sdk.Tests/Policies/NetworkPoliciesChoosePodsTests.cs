using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class NetworkPoliciesChoosePodsTests
{
    [Fact]
    public void A_NetworkPolicy_of_nobody_is_found()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c, ports: [{name: web, containerPort: 8080}]}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: a}
            spec: {podSelector: {matchLabels: {app: webb}}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: deny}
            spec: {podSelector: {}}
            """;

        Assert.Equal(
            ["Warning: NetworkPolicy/a chooses no pod. Select by labels that its pods have."],
            Judged.By<NetworkPoliciesChoosePods>(Yaml)
        );
    }

    [Fact]
    public void A_NetworkPolicy_of_pods_and_of_all_are_fine()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c, ports: [{name: web, containerPort: 8080}]}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: a}
            spec: {podSelector: {matchLabels: {app: web}}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: deny}
            spec: {podSelector: {}}
            """;

        Assert.Empty(Judged.By<NetworkPoliciesChoosePods>(Yaml));
    }
}

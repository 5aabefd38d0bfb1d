using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class TokensStayWithCallersTests
{
    [Fact]
    public void A_token_without_rights_and_the_default_account_are_found()
    {
        const string Yaml = """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: a}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec: {serviceAccountName: a, containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: b}
            spec: {containers: [{name: c}]}
            """;

        Assert.Equal(
            [
                "Pod/a holds a token of 'a', to which no role is bound: c. Set automountServiceAccountToken to false on the account or the pod.",
                "Pod/b holds a token of the ServiceAccount 'default', which no chart makes. Give it an account of its own, or set automountServiceAccountToken to false.",
            ],
            Judged.By<TokensStayWithCallers>(Yaml)
        );
    }

    [Fact]
    public void No_token_and_a_token_with_rights_are_fine()
    {
        const string Yaml = """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: a}
            automountServiceAccountToken: false
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: of-nobody}
            spec: {automountServiceAccountToken: false, containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec: {serviceAccountName: a, containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: b}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: b}
            subjects: [{kind: ServiceAccount, name: b}]
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: b}
            spec: {serviceAccountName: b, containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: hidden}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: hidden}
            spec:
              serviceAccountName: hidden
              containers: [{name: c, volumeMounts: [{name: empty, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]}]
            """;

        Assert.Empty(Judged.By<TokensStayWithCallers>(Yaml));
    }
}

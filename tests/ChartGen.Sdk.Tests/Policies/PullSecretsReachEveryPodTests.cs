using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class PullSecretsReachEveryPodTests
{
    [Fact]
    public void A_pod_without_the_pull_secret_is_found()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec: {imagePullSecrets: [{name: login}]}
            ---
            apiVersion: sparkoperator.k8s.io/v1beta2
            kind: SparkApplication
            metadata: {name: s}
            spec: {driver: {cores: 1}, imagePullSecrets: [login, other]}
            """;

        Assert.Equal(
            [
                "Pod/a has no pull secret 'other'. Set imagePullSecrets in its chart's own shape; global.imagePullSecrets reaches few charts.",
            ],
            Judged.By<PullSecretsReachEveryPod>(Private, Yaml)
        );
    }

    [Fact]
    public void The_pod_or_its_account_may_have_it()
    {
        const string Yaml = """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: a}
            imagePullSecrets: [{name: other}]
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec: {serviceAccountName: a, imagePullSecrets: [{name: login}]}
            """;

        Assert.Empty(Judged.By<PullSecretsReachEveryPod>(Private, Yaml));
    }

    private static EnvironmentProfile Private { get; } =
        TestProfiles.Cloud with
        {
            Images = new() { PullSecrets = [SubdomainName.Parse("login"), SubdomainName.Parse("other")] },
        };
}

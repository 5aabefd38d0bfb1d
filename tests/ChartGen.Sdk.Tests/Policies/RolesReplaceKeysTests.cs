using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class RolesReplaceKeysTests
{
    [Fact]
    public void AWS_keys_are_found_wherever_they_come_from()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec:
              containers:
                - name: c
                  env:
                    - {name: AWS_ACCESS_KEY_ID, valueFrom: {secretKeyRef: {name: s, key: k}}}
                    - {name: AWS_REGION, value: eu-west-1}
            """;

        Assert.Equal(
            [
                "Pod/a: the container 'c' has AWS_ACCESS_KEY_ID, which takes the place of its role. Remove the variable: the pod's ServiceAccount gives it a role.",
            ],
            Judged.By<RolesReplaceKeys>(Yaml)
        );
    }

    [Fact]
    public void A_pod_without_keys_is_fine()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec: {containers: [{name: c, env: [{name: AWS_REGION, value: eu-west-1}]}]}
            """;

        Assert.Empty(Judged.By<RolesReplaceKeys>(Yaml));
    }

    [Fact]
    public void The_keys_of_MinIO_are_no_AWS_keys()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec: {containers: [{name: c, env: [{name: AWS_ACCESS_KEY_ID, valueFrom: {secretKeyRef: {name: s, key: k}}}]}]}
            """;

        Assert.Empty(Judged.By<RolesReplaceKeys>(TestProfiles.Cloud with { ObjectStore = TestProfiles.Laptop.ObjectStore }, Yaml));
    }
}

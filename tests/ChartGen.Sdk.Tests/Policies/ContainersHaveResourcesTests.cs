using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class ContainersHaveResourcesTests
{
    [Fact]
    public void Each_container_without_requests_or_limits_is_found_wherever_its_pod_is()
    {
        const string Yaml = """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: a}
            spec:
              jobTemplate:
                spec:
                  template:
                    spec:
                      initContainers: [{name: i}]
                      containers: [{name: c, resources: {requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1Gi}}}]
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: airflow}
            data:
              pod_template_file.yaml: |
                spec:
                  containers: [{name: base, resources: {limits: {cpu: 1, memory: 1Gi}}}]
            ---
            apiVersion: sparkoperator.k8s.io/v1beta2
            kind: SparkApplication
            metadata: {name: s}
            spec:
              driver: {cores: 1, memory: 1g, coreLimit: 1}
              executor: {cores: 1, memory: 1g}
            """;

        Assert.Equal(
            [
                "CronJob/a: the container 'i' has no requests.cpu, requests.memory, limits.cpu, limits.memory. Set its resources; many charts have a key for each init container, sidecar and Job.",
                "CronJob/a: the container 'c' has no limits.cpu. Set its resources; many charts have a key for each init container, sidecar and Job.",
                "ConfigMap/airflow: the container 'base' has no requests.cpu, requests.memory. Set its resources; many charts have a key for each init container, sidecar and Job.",
                "SparkApplication/s (executor): the container 'executor' has no limits.cpu. Set its resources; many charts have a key for each init container, sidecar and Job.",
            ],
            Judged.By<ContainersHaveResources>(Yaml)
        );
    }

    [Fact]
    public void Requests_and_limits_of_both_are_fine()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec:
              initContainers: [{name: i, resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}}]
              containers: [{name: c, resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}}]
            """;

        Assert.Empty(Judged.By<ContainersHaveResources>(Yaml));
    }
}

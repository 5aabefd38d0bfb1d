using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class OneNodeMountsAClaimTests
{
    [Fact]
    public void Pods_that_may_start_on_two_nodes_are_found()
    {
        const string Yaml = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: a}
            spec: {storageClassName: gp3, accessModes: [ReadWriteOnce]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: writer}
            spec:
              template:
                metadata: {labels: {volume: a}}
                spec: {volumes: [{name: v, persistentVolumeClaim: {claimName: a}}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: reader}
            spec:
              replicas: 2
              template:
                metadata: {labels: {app: reader}}
                spec:
                  affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {volume: a}}}]}}
                  volumes: [{name: v, persistentVolumeClaim: {claimName: a, readOnly: true}}]
            """;

        Assert.Equal(
            [
                "Deployment/writer mounts the claim 'a', which one node can, and does not require the node of Deployment/reader. Give the pods one label and a required podAffinity by kubernetes.io/hostname to it, or put the claim on a class that gives ReadWriteMany.",
                "Deployment/reader mounts the claim 'a', which one node can, and does not require the node of its other copies. Give the pods one label and a required podAffinity by kubernetes.io/hostname to it, or put the claim on a class that gives ReadWriteMany.",
            ],
            Judged.By<OneNodeMountsAClaim>(Yaml)
        );
    }

    [Fact]
    public void Pods_that_find_each_other_are_fine()
    {
        const string Yaml = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: a}
            spec: {storageClassName: gp3, accessModes: [ReadWriteOnce]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: both}
            spec:
              replicas: 2
              template:
                metadata: {labels: {volume: a}}
                spec:
                  affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {volume: a}}}]}}
                  volumes: [{name: v, persistentVolumeClaim: {claimName: a}}]
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: b}
            spec: {storageClassName: efs-sc, accessModes: [ReadWriteMany]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shared}
            spec:
              replicas: 3
              template:
                spec: {volumes: [{name: v, persistentVolumeClaim: {claimName: b}}]}
            """;

        Assert.Empty(Judged.By<OneNodeMountsAClaim>(Yaml));
    }
}

using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class NoHostPathTests
{
    [Fact]
    public void A_folder_of_the_node_is_found()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              template:
                spec: {volumes: [{name: a, hostPath: {path: /proc}}, {name: b, hostPath: {path: /sys}}]}
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: {name: disk}
            spec: {local: {path: /mnt}}
            """;

        Assert.Equal(
            [
                "DaemonSet/agent mounts folders of its node: /proc, /sys. Use a claim or an emptyDir.",
                "PersistentVolume/disk is a folder of a node. Have a StorageClass make the volume.",
            ],
            Judged.By<NoHostPath>(Yaml)
        );
    }

    [Fact]
    public void Claims_and_scratch_space_are_fine()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec: {volumes: [{name: a, emptyDir: {}}, {name: b, persistentVolumeClaim: {claimName: b}}]}
            """;

        Assert.Empty(Judged.By<NoHostPath>(Yaml));
    }
}

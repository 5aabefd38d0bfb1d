using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class CheckpointsHaveOneWriterTests
{
    [Fact]
    public void A_second_writer_is_found()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a}
            spec:
              replicas: 2
              strategy: {type: RollingUpdate}
              template:
                spec:
                  containers: [{name: c, volumeMounts: [{name: v, mountPath: /v}]}]
                  volumes: [{name: v, persistentVolumeClaim: {claimName: spark-checkpoints-efs-sc}}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: b}
            spec:
              replicas: 1
              strategy: {type: Recreate}
              template:
                spec:
                  containers: [{name: c, volumeMounts: [{name: v, mountPath: /v}]}]
                  volumes: [{name: v, persistentVolumeClaim: {claimName: spark-checkpoints-efs-sc}}]
            """;

        Assert.Equal(
            [
                "Deployment/a has several copies that write checkpoints. Run one replica.",
                "Deployment/a writes checkpoints, and its next pod starts beside it. Set its strategy to Recreate.",
                "Deployment/b writes the checkpoints that Deployment/a writes. Give it a volume of its own, or mount it read-only.",
            ],
            Judged.By<CheckpointsHaveOneWriter>(Yaml)
        );
    }

    [Fact]
    public void One_writer_and_a_SparkApplication_are_fine()
    {
        const string Yaml = """
            apiVersion: sparkoperator.k8s.io/v1beta2
            kind: SparkApplication
            metadata: {name: stream}
            spec:
              volumes: [{name: v, persistentVolumeClaim: {claimName: spark-checkpoints-efs-sc}}]
              driver: {volumeMounts: [{name: v, mountPath: /v}]}
              executor: {instances: 4, volumeMounts: [{name: v, mountPath: /v}]}
            """;

        Assert.Empty(Judged.By<CheckpointsHaveOneWriter>(Yaml));
    }
}

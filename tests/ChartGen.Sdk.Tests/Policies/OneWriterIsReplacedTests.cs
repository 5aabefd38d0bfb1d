using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class OneWriterIsReplacedTests
{
    [Fact]
    public void A_rolling_update_of_a_writer_is_found()
    {
        const string Yaml = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: a}
            spec: {accessModes: [ReadWriteOnce]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: store}
            spec:
              template:
                spec:
                  containers: [{name: c, volumeMounts: [{name: v, mountPath: /v}]}]
                  volumes: [{name: v, persistentVolumeClaim: {claimName: a}}]
            """;

        Assert.Equal(
            [
                "Deployment/store writes to the claim 'a', which one node can mount, and is replaced by a rolling update. Set its strategy to Recreate.",
            ],
            Judged.By<OneWriterIsReplaced>(Yaml)
        );
    }

    [Fact]
    public void A_writer_that_is_recreated_and_a_reader_are_fine()
    {
        const string Yaml = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: a}
            spec: {accessModes: [ReadWriteOnce]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: store}
            spec:
              strategy: {type: Recreate}
              template:
                spec:
                  containers: [{name: c, volumeMounts: [{name: v, mountPath: /v}]}]
                  volumes: [{name: v, persistentVolumeClaim: {claimName: a}}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: reader}
            spec:
              template:
                spec:
                  containers: [{name: c, volumeMounts: [{name: v, mountPath: /v, readOnly: true}]}]
                  volumes: [{name: v, persistentVolumeClaim: {claimName: a}}]
            """;

        Assert.Empty(Judged.By<OneWriterIsReplaced>(Yaml));
    }
}

using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class ClaimsAskForWhatTheirClassGivesTests
{
    [Fact]
    public void A_mode_that_the_class_does_not_give_is_found_and_a_shared_volume_for_one_node()
    {
        const string Yaml = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: a}
            spec: {storageClassName: gp3, accessModes: [ReadWriteMany]}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: models-efs-sc}
            spec: {storageClassName: efs-sc, accessModes: [ReadWriteOnce]}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: c}
            spec: {storageClassName: gp3}
            """;

        Assert.Equal(
            [
                "PersistentVolumeClaim/a: the claim 'a' asks for ReadWriteMany, which 'gp3' does not give. Ask for ReadWriteOnce.",
                "PersistentVolumeClaim/models-efs-sc: the claim 'models-efs-sc' is shared by pods, and asks for ReadWriteOnce only. Ask for ReadWriteMany.",
                "PersistentVolumeClaim/c: the claim 'c' asks for no access mode. Ask for ReadWriteOnce.",
            ],
            Judged.By<ClaimsAskForWhatTheirClassGives>(Yaml)
        );
    }

    [Fact]
    public void A_mode_that_the_class_gives_is_fine()
    {
        const string Yaml = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: a}
            spec: {storageClassName: gp3, accessModes: [ReadWriteOncePod]}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: models-efs-sc}
            spec: {storageClassName: efs-sc, accessModes: [ReadWriteMany]}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: logs}
            spec: {storageClassName: efs-sc, accessModes: [ReadWriteOnce]}
            """;

        Assert.Empty(Judged.By<ClaimsAskForWhatTheirClassGives>(Yaml));
    }
}

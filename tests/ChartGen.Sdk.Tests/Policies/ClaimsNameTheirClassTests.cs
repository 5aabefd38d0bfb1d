using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class ClaimsNameTheirClassTests
{
    [Fact]
    public void A_claim_of_no_class_or_of_another_is_found()
    {
        const string Yaml = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: a}
            spec: {accessModes: [ReadWriteOnce]}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: b}
            spec:
              volumeClaimTemplates: [{metadata: {name: data}, spec: {storageClassName: standard}}]
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: c}
            spec: {storage: {volumeClaimTemplate: {spec: {storageClassName: gp2}}}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: d}
            spec: {volumes: [{name: scratch, ephemeral: {volumeClaimTemplate: {spec: {}}}}]}
            """;

        Assert.Equal(
            [
                "PersistentVolumeClaim/a: the claim 'a' names no StorageClass. Name 'gp3' or 'efs-sc'.",
                "StatefulSet/b: the claim 'data' names the StorageClass 'standard', which is not the profile's. Name 'gp3' or 'efs-sc'.",
                "Prometheus/c: the claim 'c-db' names the StorageClass 'gp2', which is not the profile's. Name 'gp3' or 'efs-sc'.",
                "Pod/d: the claim 'scratch' names no StorageClass. Name 'gp3' or 'efs-sc'.",
            ],
            Judged.By<ClaimsNameTheirClass>(Yaml)
        );
    }

    [Fact]
    public void A_claim_of_a_promised_class_is_fine()
    {
        const string Yaml = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: a}
            spec: {storageClassName: gp3}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: b}
            spec:
              volumeClaimTemplates: [{metadata: {name: data}, spec: {storageClassName: efs-sc}}]
            """;

        Assert.Empty(Judged.By<ClaimsNameTheirClass>(Yaml));
    }
}

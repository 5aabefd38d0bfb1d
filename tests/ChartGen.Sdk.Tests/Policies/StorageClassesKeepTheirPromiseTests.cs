using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class StorageClassesKeepTheirPromiseTests
{
    [Fact]
    public void A_class_that_is_something_else_is_found_and_one_that_nobody_makes()
    {
        const string Yaml = """
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: {name: gp3}
            provisioner: kubernetes.io/aws-ebs
            parameters: {type: gp2, encrypted: "true"}
            reclaimPolicy: Delete
            volumeBindingMode: Immediate
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: a}
            spec: {storageClassName: efs-sc}
            """;

        Assert.Equal(
            [
                "StorageClass/gp3: 'provisioner' is not 'ebs.csi.aws.com'. Set it to 'ebs.csi.aws.com'; a class cannot be changed in place, so delete the old one first.",
                "StorageClass/gp3: 'parameters.type' is not 'gp3'. Set it to 'gp3'; a class cannot be changed in place, so delete the old one first.",
                "StorageClass/gp3: 'reclaimPolicy' is not 'Retain'. Set it to 'Retain'; a class cannot be changed in place, so delete the old one first.",
                "StorageClass/gp3: 'volumeBindingMode' is not 'WaitForFirstConsumer'. Set it to 'WaitForFirstConsumer'; a class cannot be changed in place, so delete the old one first.",
                "PersistentVolumeClaim/a: the claim 'a' names the StorageClass 'efs-sc', which no chart makes. Have the prerequisites chart make it, or set prerequisites.storageClasses.kind to who does.",
            ],
            Judged.By<StorageClassesKeepTheirPromise>(Yaml)
        );
    }

    [Fact]
    public void The_classes_of_the_profile_are_fine()
    {
        const string Yaml = """
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: {name: gp3}
            provisioner: ebs.csi.aws.com
            parameters: {type: gp3, encrypted: "true"}
            reclaimPolicy: Retain
            volumeBindingMode: WaitForFirstConsumer
            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: {name: efs-sc}
            provisioner: efs.csi.aws.com
            parameters: {provisioningMode: efs-ap, fileSystemId: fs-11111111, uid: "50000", gid: "0"}
            reclaimPolicy: Retain
            """;

        Assert.Empty(Judged.By<StorageClassesKeepTheirPromise>(Yaml));
    }
}

using ChartGen.Sdk.Cluster.Checks;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Cluster.Checks;

/// <summary>StorageClasses, their drivers, and claims.</summary>
public sealed class StorageTests
{
    private const string Classes = "/apis/storage.k8s.io/v1/storageclasses";

    private const string Drivers = "/apis/storage.k8s.io/v1/csidrivers";

    private const string Claims = """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: models-efs-sc}
        spec: {storageClassName: efs-sc, resources: {requests: {storage: 20Gi}}}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: postgresql}
        spec: {volumeClaimTemplates: [{metadata: {name: data}, spec: {storageClassName: gp3}}]}
        """;

    private const string Gp3 = """
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: gp3}
        provisioner: ebs.csi.aws.com
        parameters: {encrypted: "true", type: gp3, csi.storage.k8s.io/fstype: ext4}
        reclaimPolicy: Retain
        volumeBindingMode: WaitForFirstConsumer
        """;

    private static readonly EnvironmentProfile ByTerraform = TestProfiles.Cloud with
    {
        Prerequisites = new() { StorageClasses = Prerequisite.ByAddon },
    };

    [Fact]
    public void A_class_that_is_missing_names_who_brings_it()
    {
        const string Pending = ": claims that name it stay pending, and so do their pods.";

        Assert.Equal(
            [
                $"error CG8220: There is no StorageClass 'efs-sc'{Pending} Make it, or name one that is there in storage.block or storage.shared.",
                $"error CG8220: There is no StorageClass 'gp3'{Pending} Install the chart 'prerequisites', which makes it.",
            ],
            Examined.By<StorageClasses>(Examined.Plan(TestProfiles.Cloud, Claims, Gp3), (Classes, Examined.List())).Texts()
        );
        Assert.Contains(
            $"error CG8220: There is no StorageClass 'gp3'{Pending} Have Terraform make it, or set prerequisites.storageClasses.kind to chart.",
            Examined.By<StorageClasses>(Examined.Plan(ByTerraform, Claims), (Classes, Examined.List())).Texts()
        );
    }

    [Fact]
    public void A_class_that_differs_in_what_never_changes_is_told_field_by_field()
    {
        const string Live = """
            {"metadata": {"name": "gp3"}, "provisioner": "ebs.csi.aws.com", "parameters": {"encrypted": "true", "type": "gp3", "iops": "6000"},
             "reclaimPolicy": "Delete", "volumeBindingMode": "WaitForFirstConsumer", "allowVolumeExpansion": false}
            """;

        Assert.Equal(
            [
                "error CG8221: StorageClass/gp3 cannot become what the chart has: reclaimPolicy is 'Delete' and not 'Retain', "
                    + "parameters.csi.storage.k8s.io/fstype is missing and not 'ext4', parameters.iops is '6000' and not missing; the upgrade would be refused. "
                    + "Volumes do not notice when their class goes: kubectl delete storageclass gp3, then upgrade. Or leave the class to who made it.",
            ],
            Examined
                .By<StorageClasses>(Examined.Plan(TestProfiles.Cloud, Claims, Gp3), (Classes, Examined.List(Efs("fs-11111111"), Live)))
                .Texts()
        );
    }

    [Fact]
    public void A_class_of_others_is_held_to_what_the_profile_counts_on()
    {
        const string Auto = """{"metadata": {"name": "gp3"}, "provisioner": "ebs.csi.eks.amazonaws.com"}""";

        Assert.Equal(
            [
                "error CG8222: StorageClass/efs-sc has parameters.fileSystemId 'fs-22222222', and the profile counts on 'fs-11111111'. "
                    + "Have it made as the profile says, or describe it by kind existing with its own name.",
                "error CG8222: StorageClass/gp3 has provisioner 'ebs.csi.eks.amazonaws.com', and the profile counts on 'ebs.csi.aws.com'. "
                    + "Have it made as the profile says, or describe it by kind existing with its own name.",
            ],
            Examined.By<StorageClasses>(Examined.Plan(ByTerraform, Claims), (Classes, Examined.List(Efs("fs-22222222"), Auto))).Texts()
        );
    }

    [Fact]
    public void Several_default_classes_are_a_warning_and_equal_ones_good()
    {
        const string Live = """
            {"metadata": {"name": "gp3", "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}}, "provisioner": "ebs.csi.aws.com",
             "parameters": {"csi.storage.k8s.io/fstype": "ext4", "encrypted": "true", "type": "gp3"}, "reclaimPolicy": "Retain", "volumeBindingMode": "WaitForFirstConsumer"}
            """;
        const string Old =
            """{"metadata": {"name": "gp2", "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}}, "provisioner": "kubernetes.io/aws-ebs"}""";

        var part = Examined.By<StorageClasses>(
            Examined.Plan(TestProfiles.Cloud, Claims, Gp3),
            (Classes, Examined.List(Live, Old, Efs("fs-11111111")))
        );

        Assert.Equal(
            [
                "warning CG8223: 2 StorageClasses are the default: gp2, gp3; a claim of no class silently gets the newest. "
                    + "Leave the annotation storageclass.kubernetes.io/is-default-class to one of them. The platform's claims all name theirs.",
            ],
            part.Texts()
        );
        Assert.Equal(["efs-sc (efs.csi.aws.com)", "gp3 (ebs.csi.aws.com)"], part.Facts());
    }

    [Fact]
    public void A_driver_behind_a_class_has_to_be_registered()
    {
        var part = Examined.By<CsiDrivers>(
            Examined.Plan(TestProfiles.Cloud, Claims),
            (Classes, Examined.List(Efs("fs-11111111"))),
            (Drivers, Examined.List("""{"metadata": {"name": "efs.csi.aws.com"}}"""))
        );

        Assert.Equal(["efs.csi.aws.com"], part.Facts());
        Assert.Equal(
            [
                "error CG8224: There is no CSIDriver 'ebs.csi.aws.com': nothing makes the volumes of its classes. Create the EKS add-on aws-ebs-csi-driver.",
            ],
            part.Texts()
        );
    }

    [Fact]
    public void A_laptops_provisioner_is_no_CSI_driver()
    {
        const string Yaml = "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\nspec: {storageClassName: hostpath}\n";

        Assert.Empty(
            Examined
                .By<CsiDrivers>(
                    Examined.Plan(TestProfiles.Laptop, Yaml),
                    (Classes, Examined.List("""{"metadata": {"name": "hostpath"}, "provisioner": "docker.io/hostpath"}"""))
                )
                .Findings
        );
    }

    [Theory]
    [InlineData("40Gi", "40Gi")]
    [InlineData("10Gi", "32Gi")]
    public void A_claim_never_shrinks(string requested, string capacity)
    {
        var larger = requested == "40Gi" ? requested : capacity;

        Assert.Equal(
            [
                $"error CG8280: PersistentVolumeClaim/models-efs-sc has {larger}, and the chart asks for 20Gi: volumes do not shrink, and the upgrade would be refused. "
                    + $"Raise its size to {larger} at least.",
            ],
            Examined
                .By<Sdk.Cluster.Checks.Claims>(
                    Examined.Plan(TestProfiles.Cloud, Claims),
                    Live("models-efs-sc", "efs-sc", requested, capacity)
                )
                .Texts()
        );
    }

    [Fact]
    public void A_claim_of_the_same_size_in_another_unit_is_good()
    {
        var part = Examined.By<Sdk.Cluster.Checks.Claims>(
            Examined.Plan(TestProfiles.Cloud, Claims),
            Live("models-efs-sc", "efs-sc", "20480Mi", "20480Mi")
        );

        Assert.Equal(["models-efs-sc (20Gi)"], part.Facts());
        Assert.Empty(part.Findings);
    }

    [Fact]
    public void A_claim_of_the_release_that_the_chart_has_no_more_goes_unless_it_is_kept()
    {
        var plan = Examined.Plan(TestProfiles.Cloud, Claims);

        Assert.Equal(
            [
                "warning CG8286: The upgrade deletes PersistentVolumeClaim/minio: it is of the release 'ml', and the chart has it no more. "
                    + "Copy its data first, or keep it: kubectl annotate persistentvolumeclaim minio --namespace ml helm.sh/resource-policy=keep. "
                    + "Whether its volume outlives it is the reclaimPolicy of 'gp3'.",
            ],
            Examined.By<Sdk.Cluster.Checks.Claims>(plan, Live("minio", "gp3", "1Gi", "1Gi", owner: "ml")).Texts()
        );
        Assert.Empty(
            Examined.By<Sdk.Cluster.Checks.Claims>(plan, Live("minio", "gp3", "1Gi", "1Gi", owner: "ml", policy: "keep")).Findings
        );
        Assert.Empty(Examined.By<Sdk.Cluster.Checks.Claims>(plan, Live("minio", "gp3", "1Gi", "1Gi", owner: "other")).Findings);
    }

    [Fact]
    public void Of_a_profile_with_stand_ins_nothing_is_said_to_go()
    {
        var plan = Examined.Plan(TestProfiles.Cloud, Claims) with { StandIns = [Sdk.Catalog.Subcharts.Minio] };

        Assert.Empty(Examined.By<Sdk.Cluster.Checks.Claims>(plan, Live("minio", "gp3", "1Gi", "1Gi", owner: "ml")).Findings);
    }

    [Fact]
    public void A_new_StatefulSet_would_adopt_an_old_claim()
    {
        Assert.Equal(
            [
                "error CG8287: PersistentVolumeClaim/data-postgresql-0 is there with the class 'hostpath', and StatefulSet/postgresql would adopt it instead of making one of 'gp3'. "
                    + "Bring out what is worth keeping, and delete the claim while nothing runs that mounts it.",
            ],
            Examined
                .By<Sdk.Cluster.Checks.Claims>(
                    Examined.Plan(TestProfiles.Cloud, Claims),
                    Live("data-postgresql-0", "hostpath", "1Gi", "1Gi")
                )
                .Texts()
        );
    }

    private static string Efs(string id) =>
        $$$"""{"metadata": {"name": "efs-sc"}, "provisioner": "efs.csi.aws.com", "parameters": {"fileSystemId": "{{{id}}}"}}""";

    private static (string Path, string Json) Live(
        string name,
        string @class,
        string requested,
        string capacity,
        string owner = "",
        string policy = ""
    ) =>
        (
            "/api/v1/namespaces/ml/persistentvolumeclaims",
            Examined.List(
                $$$"""
                {"metadata": {"name": "{{{name}}}", "annotations": {"meta.helm.sh/release-name": "{{{owner}}}", "meta.helm.sh/release-namespace": "ml", "helm.sh/resource-policy": "{{{policy}}}"}},
                 "spec": {"storageClassName": "{{{@class}}}", "resources": {"requests": {"storage": "{{{requested}}}"} } }, "status": {"capacity": {"storage": "{{{capacity}}}"} } }
                """
            )
        );
}

using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Profiles;
using ChartGen.Templates.Prerequisites;

namespace ChartGen.Templates.Tests.Prerequisites;

public sealed class StorageClassesTests
{
    private static Chart Of(EnvironmentProfile profile) => TestCharts.Of(profile, new StorageClassesComponent());

    [Fact]
    public void Block_volumes_are_encrypted_expandable_and_made_in_the_zone_of_their_first_pod() =>
        Assert.EndsWith(
            """
            provisioner: ebs.csi.aws.com
            parameters:
              csi.storage.k8s.io/fstype: ext4
              encrypted: "true"
              type: gp3
            # A claim that is deleted by mistake, or with its namespace, loses nothing: its volume stays as Released.
            reclaimPolicy: Retain
            volumeBindingMode: WaitForFirstConsumer
            allowVolumeExpansion: true

            """,
            Of(TestProfiles.EksSingle).Text("templates/storage/gp3.yaml"),
            StringComparison.Ordinal
        );

    [Fact]
    public void T26_numbers_among_the_parameters_are_strings() =>
        Assert.Contains(
            """
            parameters:
              directoryPerms: "770"
              fileSystemId: fs-0fedcba9876543210
              gid: "0"
              provisioningMode: efs-ap
              uid: "50000"

            """,
            Of(TestProfiles.EksMulti).Text("templates/storage/efs-sc.yaml"),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_claim_on_the_file_system_may_change_its_number() =>
        Assert.EndsWith(
            """
            reclaimPolicy: Retain
            volumeBindingMode: Immediate
            # A file system has no size. This lets the number in a claim grow, which the API refuses otherwise.
            allowVolumeExpansion: true

            """,
            Of(TestProfiles.EksMulti).Text("templates/storage/efs-sc.yaml"),
            StringComparison.Ordinal
        );

    [Fact]
    public void C03_a_class_says_the_same_in_every_profile() =>
        Assert.Equal(
            Of(TestProfiles.EksSingle).Text("templates/storage/gp3.yaml"),
            Of(TestProfiles.EksMulti).Text("templates/storage/gp3.yaml")
        );

    [Fact]
    public void T27_no_class_is_the_clusters_default_since_every_claim_names_its_own() =>
        Assert.All(
            Of(TestProfiles.EksMulti).Files,
            f => Assert.DoesNotContain("storageclass.kubernetes.io/is-default-class", f.Text, StringComparison.Ordinal)
        );

    [Fact]
    public void Each_class_is_there_once() =>
        Assert.Equal(["templates/storage/gp3.yaml"], Of(TestProfiles.EksSingle).FilesBelow("templates/storage"));

    [Fact]
    public void Classes_that_the_cluster_has_are_left_alone() =>
        Assert.Empty(
            Of(
                TestProfiles.EksMulti with
                {
                    Prerequisites = new() { StorageClasses = new(Sdk.Profiles.Choices.PrerequisiteSource.Existing) },
                }
            ).Components
        );

    [Fact]
    public void A_laptop_brings_its_own() => Assert.Empty(Of(TestProfiles.Local).Components);
}

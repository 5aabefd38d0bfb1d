using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Prerequisites;

namespace ChartGen.Templates.Tests.Prerequisites;

public sealed class EfsDriverTests
{
    private const string Key = "aws-efs-csi-driver";

    private static Chart Of(EnvironmentProfile profile, Prerequisite? driver = null) =>
        TestCharts.Of(profile with { Prerequisites = new() { EfsDriver = driver ?? Prerequisite.ByChart } }, new EfsDriverComponent());

    [Fact]
    public void An_add_on_brings_no_chart_but_its_controller_makes_access_points()
    {
        var output = Of(TestProfiles.EksMulti, Prerequisite.ByAddon).Output();

        Assert.Null(output.Subchart);
        var account = Assert.Single(output.Accounts);
        Assert.Equal(("efs-csi-controller-sa", AccountMaker.Outside), (account.Name, account.Maker));
        Assert.Equal("make and delete access points of the file system `fs-0fedcba9876543210`", Assert.Single(account.Rights).Summary);
    }

    [Fact]
    public void A_driver_that_the_cluster_has_is_left_alone() =>
        Assert.Empty(Of(TestProfiles.EksMulti, new(PrerequisiteSource.Existing)).Components);

    [Fact]
    public void A_profile_without_EFS_needs_no_driver() => Assert.Empty(Of(TestProfiles.EksSingle).Components);

    [Fact]
    public void The_nodes_mount_without_a_role()
    {
        var chart = Of(TestProfiles.EksMulti);

        Assert.Null(chart.Yaml(Key, "node", "serviceAccount"));
        Assert.Empty(chart.Output().Accounts.Single(a => a.Name == "efs-csi-node-sa").Rights);
    }

    [Fact]
    public void The_controller_is_not_privileged() =>
        Assert.Equal("privileged: false\n", Of(TestProfiles.EksMulti).Yaml(Key, "controller", "containerSecurityContext"));

    [Fact]
    public void T07_the_budget_has_one_limit_only() =>
        Assert.Equal(
            """
            enabled: true
            # Takes the chart's own 1 away: a budget has one limit only, and Helm 4.2 does not let null delete it.
            minAvailable: 0
            maxUnavailable: 1
            unhealthyPodEvictionPolicy: AlwaysAllow

            """,
            Of(TestProfiles.EksMulti).Yaml(Key, "controller", "podDisruptionBudget")
        );

    [Fact]
    public void C08_a_single_controller_has_no_budget()
    {
        var chart = Of(TestProfiles.EksMulti with { Availability = new(Nodes: 1, Zones: 1) });

        Assert.Equal("1\n", chart.Yaml(Key, "controller", "replicaCount"));
        Assert.Null(chart.Yaml(Key, "controller", "podDisruptionBudget"));
    }

    [Theory]
    [InlineData("image")]
    [InlineData("sidecars", "csiProvisioner", "image")]
    [InlineData("sidecars", "livenessProbe", "image")]
    [InlineData("sidecars", "nodeDriverRegistrar", "image")]
    public void Every_image_comes_from_the_registry(params string[] path) =>
        Assert.StartsWith(
            "repository: \"444455556666.dkr.ecr.eu-central-1.amazonaws.com/",
            Of(TestProfiles.EksMulti).Yaml([Key, .. path]),
            StringComparison.Ordinal
        );
}

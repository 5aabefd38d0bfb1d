using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Prerequisites;

namespace ChartGen.Templates.Tests.Prerequisites;

public sealed class EbsDriverTests
{
    private const string Key = "aws-ebs-csi-driver";

    private static Chart Of(EnvironmentProfile profile, Prerequisite? driver = null) =>
        TestCharts.Of(profile with { Prerequisites = new() { EbsDriver = driver ?? Prerequisite.ByChart } }, new EbsDriverComponent());

    [Fact]
    public void An_add_on_brings_no_chart_but_its_account_has_rights()
    {
        var output = Of(TestProfiles.EksSingle, Prerequisite.ByAddon).Output();

        Assert.Null(output.Subchart);
        var account = Assert.Single(output.Accounts);
        Assert.Equal(("ebs-csi-controller-sa", AccountMaker.Outside), (account.Name, account.Maker));
        Assert.Equal("make, attach, grow and delete the EBS volumes of claims", Assert.Single(account.Rights).Summary);
    }

    [Fact]
    public void A_driver_that_the_cluster_has_is_left_alone() =>
        Assert.Empty(Of(TestProfiles.EksSingle, new(PrerequisiteSource.Existing)).Components);

    [Fact]
    public void A_laptop_has_no_such_driver() => Assert.Empty(Of(TestProfiles.Local).Components);

    [Fact]
    public void Without_an_AWS_account_there_is_a_driver_without_rights() =>
        Assert.All(Of(TestProfiles.EksSingle with { Aws = null }).Output().Accounts, a => Assert.Empty(a.Rights));

    [Fact]
    public void The_controller_has_the_role_and_the_nodes_have_none()
    {
        var chart = Of(TestProfiles.EksSingle);

        Assert.Equal(
            "annotations:\n  eks.amazonaws.com/role-arn: \"arn:aws:iam::444455556666:role/acme-ml.kube-system.ebs-csi-controller-sa\"\n",
            chart.Yaml(Key, "controller", "serviceAccount")
        );
        Assert.Null(chart.Yaml(Key, "node", "serviceAccount"));
        Assert.Equal(
            [("ebs-csi-controller-sa", 1), ("ebs-csi-node-sa", 0)],
            chart.Output().Accounts.Select(a => (a.Name, a.Rights.Length))
        );
    }

    [Theory]
    [InlineData("image")]
    [InlineData("sidecars", "provisioner", "image")]
    [InlineData("sidecars", "attacher", "image")]
    [InlineData("sidecars", "resizer", "image")]
    [InlineData("sidecars", "snapshotter", "image")]
    [InlineData("sidecars", "livenessProbe", "image")]
    [InlineData("sidecars", "nodeDriverRegistrar", "image")]
    public void Every_image_comes_from_the_registry(params string[] path) =>
        Assert.StartsWith(
            "repository: \"444455556666.dkr.ecr.eu-central-1.amazonaws.com/",
            Of(TestProfiles.EksSingle).Yaml([Key, .. path]),
            StringComparison.Ordinal
        );

    [Fact]
    public void Upstream_images_are_left_to_the_chart() =>
        Assert.Null(Of(TestProfiles.EksSingle with { Images = new() }).Yaml(Key, "image"));

    [Fact]
    public void T35_pull_secrets_are_strings_in_the_charts_own_key() =>
        Assert.Equal(
            "- registry-pull\n",
            Of(TestProfiles.EksSingle with { Images = new() { PullSecrets = [SubdomainName.Parse("registry-pull")] } })
                .Yaml(Key, "imagePullSecrets")
        );

    [Fact]
    public void C08_a_single_controller_has_no_budget()
    {
        var chart = Of(TestProfiles.EksSingle);

        Assert.Equal("1\n", chart.Yaml(Key, "controller", "replicaCount"));
        Assert.Equal("enabled: false\n", chart.Yaml(Key, "controller", "podDisruptionBudget"));
    }

    [Fact]
    public void C08_two_controllers_have_a_budget_that_lets_unready_pods_go_and_lie_apart()
    {
        var chart = Of(TestProfiles.EksMulti);

        Assert.Null(chart.Yaml(Key, "controller", "replicaCount"));
        Assert.Equal("unhealthyPodEvictionPolicy: AlwaysAllow\n", chart.Yaml(Key, "controller", "podDisruptionBudget"));
        Assert.Equal(2, ((ValuesList)chart.Values.At(Key, "controller", "topologySpreadConstraints")!).Items.Length);
    }

    [Fact]
    public void Raw_values_are_merged_last() =>
        Assert.Equal(
            "true\n",
            Of(TestProfiles.EksSingle, Prerequisite.ByChart with { Values = ValuesMap.Of(("node", ValuesMap.Of(("enableWindows", true)))) })
                .Yaml(Key, "node", "enableWindows")
        );
}

using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Cluster;
using ChartGen.Sdk.Cluster.Checks;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Cluster.Checks;

public sealed class ServerVersionTests
{
    [Fact]
    public void A_server_that_a_chart_does_not_take_is_an_error_and_another_one_than_planned_a_warning()
    {
        var part = Check("v1.20.15", Subcharts.KubePrometheusStack, Subcharts.Mlflow);

        Assert.Equal(
            [
                "error CG8210: The server is Kubernetes v1.20.15, and kube-prometheus-stack 88.5.3 takes >=1.25.0-0 only: Helm refuses the install. Upgrade the cluster.",
                "warning CG8211: The server is Kubernetes 1.20, and the charts were rendered and judged for 1.34. ChartGen knows 1.33 to 1.36; try the charts elsewhere first.",
            ],
            part.Texts()
        );
        Assert.Equal(CheckVerdict.Problem, part.Verdict);
    }

    [Fact]
    public void A_version_that_ChartGen_knows_can_be_set()
    {
        Assert.Equal(
            [
                "warning CG8211: The server is Kubernetes 1.35, and the charts were rendered and judged for 1.34. Set platform.kubernetes to \"1.35\" and generate again.",
            ],
            Check("v1.35.0-eks-1a2b3c4").Texts()
        );
    }

    [Fact]
    public void The_version_that_was_planned_is_good()
    {
        var part = Check("v1.34.1-eks-113cf36", Subcharts.KubePrometheusStack);

        Assert.Equal(["1.34, as the charts were rendered for", "every chart takes it"], part.Facts());
        Assert.Equal(CheckVerdict.Ok, part.Verdict);
    }

    [Fact]
    public void A_patch_version_of_the_profile_is_of_the_servers_minor()
    {
        var profile = TestProfiles.Laptop with
        {
            Platform = TestProfiles.Laptop.Platform with { Kubernetes = KubernetesVersion.Parse("1.34.7") },
        };

        Assert.Empty(Examined.By<ServerVersion>(Examined.Plan(profile, ""), ("/version", """{"gitVersion": "v1.34.1"}""")).Findings);
    }

    [Theory]
    [InlineData(">=1.16.0-0", true)]
    [InlineData(">= 1.19.0-0", true)]
    [InlineData(">=1.21, <1.34", false)]
    [InlineData("<1.30 || >=1.34.1", true)]
    [InlineData("1.34.1", true)]
    [InlineData("> 1.34.1", false)]
    [InlineData("^1.20", null)]
    [InlineData("1.x", null)]
    [InlineData(">=", null)]
    public void Ranges_are_read_as_charts_write_them(string range, bool? holds) =>
        Assert.Equal(holds, VersionRange.Contains(range, new(1, 34, 1)));

    [Theory]
    [InlineData("")]
    [InlineData("v1.34.x")]
    [InlineData("1.2.3.4")]
    [InlineData("<html>")]
    public void What_is_no_version_is_none(string text) => Assert.Null(VersionRange.Read(text));

    private static CheckedPart Check(string version, params Subchart[] subcharts) =>
        Examined.By<ServerVersion>(
            Examined.Plan(TestProfiles.Laptop, "", "", subcharts),
            ("/version", $$"""{"major": "1", "minor": "34+", "gitVersion": "{{version}}"}""")
        );
}

namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class PodStaysWhereItIsTests
{
    [Fact]
    public void A_bare_pod_on_several_nodes_is_a_warning()
    {
        var read = Read.Cloud("", "inference.kind=pod");

        Assert.Equal(
            "--set inference.kind: warning CG1211: inference.kind is 'pod', which is gone for good when one of the 3 nodes is drained. Use inference.kind deployment or spark.",
            Assert.Single(Read.Coded(read, "CG1211"))
        );
    }

    [Fact]
    public void A_bare_pod_on_one_node_is_fine()
    {
        var read = Read.Laptop("", "inference.kind=pod");

        Assert.Empty(Read.Coded(read, "CG1211"));
        Assert.True(Read.IsFine(read));
    }
}

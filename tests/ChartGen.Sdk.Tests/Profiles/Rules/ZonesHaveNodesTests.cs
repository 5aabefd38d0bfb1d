namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class ZonesHaveNodesTests
{
    [Fact]
    public void More_zones_than_nodes_are_an_error()
    {
        var read = Read.Laptop("", "availability.zones=2");

        Assert.Equal(
            "--set availability.zones: error CG1218: availability has 2 zones but 1 node. Set zones to at most the number of nodes.",
            Assert.Single(Read.Coded(read, "CG1218"))
        );
    }

    [Fact]
    public void Fewer_zones_than_nodes_are_fine()
    {
        var read = Read.Cloud("", "availability.zones=1");

        Assert.Empty(Read.Coded(read, "CG1218"));
        Assert.True(Read.IsFine(read));
    }
}

namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class HostPathHasOneNodeTests
{
    [Fact]
    public void A_folder_of_one_node_is_not_there_on_another()
    {
        var read = Read.Cloud("", "storage.block.kind=hostpath");

        Assert.Equal(
            "--set storage.block.kind: error CG1221: storage.block.kind is 'hostpath', whose data stays on one node, but availability.nodes is 3. Use storage.block.kind ebs or existing, or one node.",
            Assert.Single(Read.Coded(read, "CG1221"))
        );
    }

    [Fact]
    public void One_node_has_its_folders()
    {
        var read = Read.Laptop("");

        Assert.Empty(Read.Coded(read, "CG1221"));
        Assert.True(Read.IsFine(read));
    }
}

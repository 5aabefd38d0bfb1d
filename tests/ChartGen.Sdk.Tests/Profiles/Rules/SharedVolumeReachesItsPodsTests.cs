namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class SharedVolumeReachesItsPodsTests
{
    [Fact]
    public void A_volume_of_one_node_cannot_serve_pods_on_three()
    {
        var read = Read.Cloud("storage: {shared: {kind: ebs}}\n");

        Assert.Equal(
            "site.yaml(1,26): error CG1201: storage.shared is 'ebs', whose volumes one node mounts, but pods on 3 nodes share them. Use storage.shared.kind efs, or one node.",
            Assert.Single(Read.Coded(read, "CG1201"))
        );
    }

    [Fact]
    public void One_node_may_share_a_volume_of_one_node()
    {
        var read = Read.Cloud("", "storage.shared.kind=ebs", "availability.nodes=1", "availability.zones=1");

        Assert.Empty(Read.Coded(read, "CG1201"));
        Assert.True(Read.IsFine(read));
    }

    [Fact]
    public void A_class_that_every_node_mounts_may_be_shared()
    {
        var read = Read.Cloud(
            "",
            "storage.shared.kind=existing",
            "storage.shared.className=files",
            "storage.shared.accessMode=ReadWriteMany"
        );

        Assert.Empty(Read.Coded(read, "CG1201"));
        Assert.True(Read.IsFine(read));
    }

    [Fact]
    public void A_single_pod_shares_with_nobody()
    {
        var read = Read.Cloud("", "storage.shared.kind=ebs", "inference.kind=none", "airflow.executor=LocalExecutor", "broker.kind=none");

        Assert.Empty(Read.Coded(read, "CG1201"));
        Assert.True(Read.IsFine(read));
    }
}

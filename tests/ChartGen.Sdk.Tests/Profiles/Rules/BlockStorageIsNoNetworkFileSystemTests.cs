namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class BlockStorageIsNoNetworkFileSystemTests
{
    [Fact]
    public void A_database_does_not_live_on_efs()
    {
        var read = Read.Cloud("", "storage.block.kind=efs", "storage.block.fileSystemId=fs-22222222", "database.kind=in-cluster");

        Assert.Equal(
            "--set storage.block.kind: error CG1202: storage.block is the network file system 'efs-sc', and the database keeps its data there. Use storage.block.kind ebs; EFS is for storage.shared.",
            Assert.Single(Read.Coded(read, "CG1202"))
        );
    }

    [Fact]
    public void A_queue_does_not_live_on_an_nfs_class()
    {
        var read = Read.Cloud("", "storage.block.kind=existing", "storage.block.className=my-nfs", "broker.kind=in-cluster");

        Assert.Equal(
            "--set storage.block.className: error CG1202: storage.block is the network file system 'my-nfs', and the broker keeps its data there. Use storage.block.kind ebs; EFS is for storage.shared.",
            Assert.Single(Read.Coded(read, "CG1202"))
        );
    }

    [Fact]
    public void MinIO_does_not_live_on_a_class_of_many_writers()
    {
        var read = Read.Laptop(
            "database: {kind: rds, host: db.internal}\nsecrets: {kind: manifest}\naws: {region: eu-central-1, accountId: \"210987654321\", clusterName: ml}\n",
            "storage.block.kind=existing",
            "storage.block.className=files",
            "storage.block.accessMode=ReadWriteMany"
        );

        Assert.Equal(
            "--set storage.block.className: error CG1202: storage.block is the network file system 'files', and MinIO keeps its data there. Use storage.block.kind ebs; EFS is for storage.shared.",
            Assert.Single(Read.Coded(read, "CG1202"))
        );
    }

    [Fact]
    public void Prometheus_does_not_live_on_efs()
    {
        string[] pairs = ["storage.block.kind=efs", "storage.block.fileSystemId=fs-22222222", "observability.kind=prometheus"];

        Assert.Equal(
            "--set storage.block.kind: error CG1202: storage.block is the network file system 'efs-sc', and Prometheus keeps its data there. Use storage.block.kind ebs; EFS is for storage.shared.",
            Assert.Single(Read.Coded(Read.Cloud("", pairs), "CG1202"))
        );
        Assert.Empty(Read.Coded(Read.Cloud("", [.. pairs, "prerequisites.prometheus.kind=existing"]), "CG1202"));
    }

    [Fact]
    public void A_class_for_which_nothing_stands_may_be_any()
    {
        var read = Read.Cloud("", "storage.block.kind=efs", "storage.block.fileSystemId=fs-11111111");

        Assert.Empty(Read.Coded(read, "CG1202"));
        Assert.True(Read.IsFine(read));
    }

    [Fact]
    public void An_ordinary_class_is_fine_for_a_database()
    {
        var read = Read.Laptop("", "storage.block.kind=existing", "storage.block.className=fast-ssd");

        Assert.Empty(Read.Coded(read, "CG1202"));
        Assert.True(Read.IsFine(read));
    }
}

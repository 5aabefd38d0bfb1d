namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class OneFileSystemBehindEachClassTests
{
    [Fact]
    public void Two_file_systems_behind_one_class_are_an_error()
    {
        var read = Read.Cloud("", "storage.block.kind=efs", "storage.block.fileSystemId=fs-22222222");

        Assert.Equal(
            "--set storage.block.fileSystemId: error CG1224: storage.block is on 'fs-22222222' and storage.shared on 'fs-11111111', but both are of the class 'efs-sc'. "
                + "Name one file system in both, or give one of them a StorageClass of yours: kind existing with className.",
            Assert.Single(Read.Coded(read, "CG1224"))
        );
    }

    [Fact]
    public void One_file_system_for_both_is_fine() =>
        Assert.Empty(Read.Coded(Read.Cloud("", "storage.block.kind=efs", "storage.block.fileSystemId=fs-11111111"), "CG1224"));
}

namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class OneFileSystemBehindEachClassTests
{
    [Fact]
    public void Two_file_systems_behind_one_class_are_an_error()
    {
        var read = Read.Cloud("", "storage.block.kind=efs", "storage.block.fileSystemId=fs-00000000000000001");

        Assert.Equal("?", Assert.Single(Read.Coded(read, "CG1224")));
    }

    [Fact]
    public void One_file_system_for_both_is_fine() =>
        Assert.Empty(Read.Coded(Read.Cloud("", "storage.block.kind=efs", "storage.block.fileSystemId=fs-0123456789abcdef0"), "CG1224"));
}

namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class MountPathsDifferTests
{
    [Fact]
    public void Two_volumes_at_one_path_are_an_error()
    {
        var read = Read.Laptop("", "volumes.spark-checkpoints.mountPath=/models/");

        Assert.Equal(
            "--set volumes.spark-checkpoints.mountPath: error CG1223: The volumes models and spark-checkpoints are mounted at the same path, '/models'. Give each volume a path of its own.",
            Assert.Single(Read.Coded(read, "CG1223"))
        );
    }

    [Fact]
    public void Volumes_at_two_paths_are_fine()
    {
        var read = Read.Laptop("", "volumes.models.mountPath=/data");

        Assert.Empty(Read.Coded(read, "CG1223"));
        Assert.True(Read.IsFine(read));
    }
}

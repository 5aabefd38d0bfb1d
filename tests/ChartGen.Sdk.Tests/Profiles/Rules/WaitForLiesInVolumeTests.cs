namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class WaitForLiesInVolumeTests
{
    [Fact]
    public void A_file_outside_every_volume_is_a_warning()
    {
        var read = Read.Laptop("", "inference.waitFor=/model/x.pkl");

        Assert.Equal(
            "--set inference.waitFor: warning CG1222: inference.waitFor is '/model/x.pkl', which lies in no volume, so nobody can write it while inference waits. Name a file below /mnt/checkpoints or /models.",
            Assert.Single(Read.Coded(read, "CG1222"))
        );
    }

    [Fact]
    public void A_file_in_a_volume_may_appear()
    {
        var read = Read.Laptop("", "inference.waitFor=/models/x.pkl");

        Assert.Empty(Read.Coded(read, "CG1222"));
        Assert.True(Read.IsFine(read));
    }
}

namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class MaxReplicasCoverReplicasTests
{
    [Fact]
    public void Fewer_at_most_than_at_least_is_an_error()
    {
        var read = Read.Laptop("", "inference.replicas=3", "inference.maxReplicas=2");

        Assert.Equal(
            "--set inference.maxReplicas: error CG1212: inference.maxReplicas is 2, less than inference.replicas, which is 3. Raise maxReplicas, or leave it out for no autoscaling.",
            Assert.Single(Read.Coded(read, "CG1212"))
        );
    }

    [Fact]
    public void Without_a_most_the_copies_are_fixed()
    {
        var read = Read.Laptop("", "inference.replicas=3");

        Assert.Empty(Read.Coded(read, "CG1212"));
        Assert.True(Read.IsFine(read));
    }
}

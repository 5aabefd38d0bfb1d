namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class StreamHasOneWriterTests
{
    [Fact]
    public void Two_copies_of_a_stream_are_an_error()
    {
        var read = Read.Laptop("", "inference.mode=streaming", "inference.replicas=2");

        Assert.Equal(
            "--set inference.replicas: error CG1210: inference.mode is 'streaming', whose checkpoints have one writer, but up to 2 copies may run. Set inference.replicas to 1 and leave maxReplicas out, or use inference.kind spark, whose executors share one driver.",
            Assert.Single(Read.Coded(read, "CG1210"))
        );
    }

    [Fact]
    public void A_stream_does_not_scale_by_load()
    {
        var read = Read.Laptop("", "inference.mode=streaming", "inference.maxReplicas=4");

        Assert.Equal(
            "--set inference.maxReplicas: error CG1210: inference.mode is 'streaming', whose checkpoints have one writer, but up to 4 copies may run. Set inference.replicas to 1 and leave maxReplicas out, or use inference.kind spark, whose executors share one driver.",
            Assert.Single(Read.Coded(read, "CG1210"))
        );
    }

    [Fact]
    public void A_stream_with_one_writer_is_fine_on_many_nodes()
    {
        var read = Read.Cloud("", "inference.kind=deployment", "inference.mode=streaming", "inference.replicas=1");

        Assert.Empty(Read.Coded(read, "CG1210"));
        Assert.True(Read.IsFine(read));
    }

    [Fact]
    public void Spark_may_have_many_executors()
    {
        var read = Read.Cloud("", "inference.replicas=8");

        Assert.Empty(Read.Coded(read, "CG1210"));
        Assert.True(Read.IsFine(read));
    }
}

namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class BrokerHasCeleryTests
{
    [Fact]
    public void A_broker_without_celery_is_a_warning()
    {
        var read = Read.Laptop("", "broker.kind=in-cluster");

        Assert.Equal(
            "--set broker.kind: warning CG1207: broker.kind is 'in-cluster', but LocalExecutor has no Celery workers. Set broker.kind to none.",
            Assert.Single(Read.Coded(read, "CG1207"))
        );
    }

    [Fact]
    public void A_broker_with_celery_is_used()
    {
        var read = Read.Cloud("");

        Assert.Empty(Read.Coded(read, "CG1207"));
        Assert.True(Read.IsFine(read));
    }
}

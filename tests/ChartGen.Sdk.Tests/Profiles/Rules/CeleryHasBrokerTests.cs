namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class CeleryHasBrokerTests
{
    [Fact]
    public void Celery_without_a_broker_is_an_error()
    {
        var read = Read.Laptop("airflow: {executor: CeleryExecutor}\n");

        Assert.Equal(
            "site.yaml(1,21): error CG1206: airflow.executor is CeleryExecutor, but broker.kind is 'none'. Set broker.kind to in-cluster or elasticache, or airflow.executor to LocalExecutor or KubernetesExecutor.",
            Assert.Single(Read.Coded(read, "CG1206"))
        );
    }

    [Fact]
    public void Kubernetes_needs_no_broker()
    {
        var read = Read.Laptop("", "airflow.executor=KubernetesExecutor");

        Assert.Empty(Read.Coded(read, "CG1206"));
        Assert.True(Read.IsFine(read));
    }

    [Fact]
    public void A_broker_feeds_celery()
    {
        var read = Read.Laptop("", "airflow.executor=CeleryExecutor,KubernetesExecutor", "broker.kind=in-cluster");

        Assert.Empty(Read.Coded(read, "CG1206"));
        Assert.True(Read.IsFine(read));
    }
}

namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class HostsDifferTests
{
    [Fact]
    public void Two_components_on_one_host_are_an_error()
    {
        var read = Read.Laptop("hosts: {airflow:  a.test, mlflow: A.test}\n");

        Assert.Equal(
            "site.yaml(1,35): error CG1220: hosts.airflow and hosts.mlflow are the same host, 'a.test'. Give each component a host of its own, or leave it out for <component>.<platform.domain>.",
            Assert.Single(Read.Coded(read, "CG1220"))
        );
    }

    [Fact]
    public void A_host_may_not_be_the_default_of_another()
    {
        var read = Read.Laptop("", "hosts.airflow=mlflow.ml.test");

        Assert.Equal(
            "--set hosts.airflow: error CG1220: hosts.airflow and hosts.mlflow are the same host, 'mlflow.ml.test'. Give each component a host of its own, or leave it out for <component>.<platform.domain>.",
            Assert.Single(Read.Coded(read, "CG1220"))
        );
    }

    [Fact]
    public void A_host_of_what_does_not_run_takes_nothing()
    {
        var read = Read.Cloud("hosts: {airflow: a.test, minio: a.test}\n");

        Assert.Empty(Read.Coded(read, "CG1220"));
        Assert.True(Read.IsFine(read));
    }

    [Fact]
    public void Without_ingress_hosts_mean_nothing()
    {
        var read = Read.Laptop("hosts: {airflow: a.test, mlflow: a.test}\n", "ingress.kind=none");

        Assert.Empty(Read.Coded(read, "CG1220"));
        Assert.True(Read.IsFine(read));
    }
}

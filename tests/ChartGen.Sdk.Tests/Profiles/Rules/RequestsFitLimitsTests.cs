namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class RequestsFitLimitsTests
{
    [Fact]
    public void A_cpu_request_above_its_limit_is_an_error()
    {
        var read = Read.Laptop("", "airflow.workers.resources.requests.cpu=1500m");

        Assert.Equal(
            "--set airflow.workers.resources.requests.cpu: error CG1214: airflow.workers requests cpu 1500m, above its limit 1. Set airflow.workers.resources.limits.cpu to at least 1500m.",
            Assert.Single(Read.Coded(read, "CG1214"))
        );
    }

    [Fact]
    public void A_memory_limit_below_the_request_is_an_error()
    {
        var read = Read.Laptop("", "database.resources.limits.memory=128M");

        Assert.Equal(
            "--set database.resources.limits.memory: error CG1214: database requests memory 128Mi, above its limit 128M. Set database.resources.limits.memory to at least 128Mi.",
            Assert.Single(Read.Coded(read, "CG1214"))
        );
    }

    [Fact]
    public void Equal_amounts_in_other_units_are_fine()
    {
        var read = Read.Laptop(
            "",
            "mlflow.resources.requests.cpu=1000m",
            "mlflow.resources.requests.memory=1048576Ki",
            "inference.resources.requests.cpu=1e0",
            "objectStore.resources.requests.memory=1073741824"
        );

        Assert.Empty(Read.Coded(read, "CG1214"));
        Assert.True(Read.IsFine(read));
    }
}

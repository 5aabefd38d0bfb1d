namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class ChartsOwnVariablesStayTests
{
    [Fact]
    public void A_variable_that_the_chart_sets_is_an_error()
    {
        var read = Read.Laptop("airflow: {env: {AIRFLOW__CORE__FERNET_KEY: x}}\n");

        Assert.Equal(
            "site.yaml(1,44): error CG1216: 'airflow.env.AIRFLOW__CORE__FERNET_KEY' sets AIRFLOW__CORE__FERNET_KEY, which the Airflow chart sets itself, so the container would have it twice. Remove it; ChartGen gives the chart the Secrets that it reads.",
            Assert.Single(Read.Coded(read, "CG1216"))
        );
    }

    [Fact]
    public void A_part_may_not_set_it_either()
    {
        var read = Read.Laptop("", "airflow.workers.env.AIRFLOW_HOME=/x");

        Assert.Equal(
            "--set airflow.workers.env.AIRFLOW_HOME: error CG1216: 'airflow.workers.env.AIRFLOW_HOME' sets AIRFLOW_HOME, which the Airflow chart sets itself, so the container would have it twice. Remove it; ChartGen gives the chart the Secrets that it reads.",
            Assert.Single(Read.Coded(read, "CG1216"))
        );
    }

    [Fact]
    public void What_is_switched_off_in_the_chart_may_be_set()
    {
        var read = Read.Laptop(
            "airflow: {env: {AIRFLOW__CORE__FERNET_KEY: {secret: s, key: k}}, values: {enableBuiltInSecretEnvVars: {AIRFLOW__CORE__FERNET_KEY: false}}}\n"
        );

        Assert.Empty(Read.Coded(read, "CG1216"));
        Assert.True(Read.IsFine(read));
    }

    [Fact]
    public void Other_settings_of_airflow_may_be_set()
    {
        var read = Read.Laptop("airflow: {env: {AIRFLOW__CORE__PARALLELISM: 8}}\n");

        Assert.Empty(Read.Coded(read, "CG1216"));
        Assert.True(Read.IsFine(read));
    }
}

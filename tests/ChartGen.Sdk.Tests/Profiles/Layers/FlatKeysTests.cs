using ChartGen.Sdk.Profiles;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Sdk.Tests.Profiles.Layers;

public sealed class FlatKeysTests
{
    [Fact]
    public void Environment_variables_set_settings_in_any_case()
    {
        Environment.SetEnvironmentVariable("chartgen__DATABASE__SIZE", "7Gi");
        Environment.SetEnvironmentVariable("CHARTGEN__VOLUMES__Spark-Checkpoints__SIZE", "9Gi");
        Environment.SetEnvironmentVariable("CHARTGEN__DATABSE__SIZE", "7Gi");
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables(ProfileReader.VariablePrefix).Build();
        Environment.SetEnvironmentVariable("chartgen__DATABASE__SIZE", null);
        Environment.SetEnvironmentVariable("CHARTGEN__VOLUMES__Spark-Checkpoints__SIZE", null);
        Environment.SetEnvironmentVariable("CHARTGEN__DATABSE__SIZE", null);

        var read = ProfileReader.Read(TestProfiles.Laptop, configuration);

        Assert.Equal("7Gi", read.Settings.At("database", "size")!.ToString());
        Assert.Equal("9Gi", read.Settings.At("volumes", "spark-checkpoints", "size")!.ToString());
        Assert.Equal(new(SettingOrigin.Variable, new("CHARTGEN__DATABASE__SIZE")), read.Sources["database.size"]);
        Assert.Equal(
            "CHARTGEN__DATABSE__SIZE: error CG1002: 'DATABSE' is not a key of the configuration. Did you mean 'CHARTGEN__DATABASE'?",
            Read.Only(read)
        );
    }

    [Theory]
    [InlineData("airflow:env:A", "airflow.env")]
    [InlineData("AIRFLOW:VALUES:scheduler:x", "airflow.values")]
    [InlineData("ingress:annotations:a", "ingress.annotations")]
    [InlineData("identity:roles:mlflow", "identity.roles")]
    [InlineData("images:map:a", "images.map")]
    [InlineData("secrets:names:a", "secrets.names")]
    public void Free_maps_cannot_be_set_by_variables(string key, string path)
    {
        Assert.Equal(
            $"{key}: error CG1006: A variable cannot set what is below '{path}': variables do not keep the case of its keys. Use --set {path}.<key>=<value>.",
            Read.Only(Read.Flat(TestProfiles.Laptop, (key, "x")))
        );
    }

    [Fact]
    public void Profiles_cannot_be_set_by_variables()
    {
        Assert.Equal(
            "PROFILES:laptop:database:kind: error CG1006: A variable cannot set what is below 'profiles'. Use --set <key>=<value> in a call for that profile, or its tree in chartgen.yaml.",
            Read.Only(Read.Flat(TestProfiles.Laptop, ("PROFILES:laptop:database:kind", "rds")))
        );
    }

    [Fact]
    public void Lists_come_by_index_or_as_a_flow_sequence()
    {
        var indexed = Read.Flat(TestProfiles.Laptop, ("images:pullSecrets:0", "a"), ("images:pullSecrets:1", "b"));
        var text = Read.Flat(TestProfiles.Laptop, ("images:pullSecrets", "[a, b]"));

        Assert.Equal(["a", "b"], indexed.Profile!.Images.PullSecrets.Select(s => s.Text));
        Assert.Equal(["a", "b"], text.Profile!.Images.PullSecrets.Select(s => s.Text));
    }

    [Fact]
    public void A_variable_for_a_section_is_a_wrong_node()
    {
        Assert.Equal(
            "database: error CG1003: 'database' holds keys; here stands a single value.",
            Read.Only(Read.Flat(TestProfiles.Laptop, ("database", "rds")))
        );
    }

    [Fact]
    public void An_option_wins_over_a_variable_and_a_variable_over_the_file()
    {
        var configuration = new ConfigurationBuilder()
            .AddSiteFile("database: {size: 2Gi}\nmlflow: {replicas: 2}\n", "site.yaml", "laptop", ["laptop"])
            .AddInMemoryCollection([
                KeyValuePair.Create("database:size", (string?)"3Gi"),
                KeyValuePair.Create("mlflow:replicas", (string?)"3"),
            ])
            .AddSettings(["database.size=4Gi"])
            .Build();

        var read = ProfileReader.Read(TestProfiles.Laptop, configuration);

        Assert.Equal("4Gi", read.Settings.At("database", "size")!.ToString());
        Assert.Equal(3, read.Profile!.Mlflow.Replicas);
        Assert.Equal("4Gi", configuration["database:size"]);
    }
}

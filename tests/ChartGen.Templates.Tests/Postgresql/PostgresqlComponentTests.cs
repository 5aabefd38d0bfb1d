using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Postgresql;

namespace ChartGen.Templates.Tests.Postgresql;

public sealed class PostgresqlComponentTests
{
    private static Chart Of(EnvironmentProfile profile) => TestCharts.Of(profile, new PostgresqlComponent());

    [Fact]
    public void A_managed_database_brings_no_chart() => Assert.Empty(Of(TestProfiles.EksMulti).Components);

    [Theory]
    [InlineData("local", "postgresql-data-hostpath\n")]
    [InlineData("single", "postgresql-data-gp3\n")]
    public void T17_and_C04_the_data_lies_on_a_claim_of_ours_that_carries_its_class(string profile, string claim) =>
        Assert.Equal(claim, Of(Named(profile)).Yaml("postgresql", "storage", "persistentVolumeClaimName"));

    [Fact]
    public void C06_the_storage_component_is_asked_for_the_claim() =>
        Assert.Equal<ClaimSpec>(
            [new ClaimSpec("postgresql-data", new StorageChoice.Ebs(), Quantity.Parse("10Gi"), "PostgreSQL")],
            Of(TestProfiles.EksSingle).Output().Claims
        );

    [Fact]
    public void T36_the_superuser_has_no_password_but_the_Secrets() =>
        Assert.Equal(
            """
            existingSecret: postgresql-credentials
            superuserPassword:
              secretKey: adminPassword

            """,
            Of(TestProfiles.Local).Yaml("postgresql", "settings")
        );

    [Fact]
    public void Both_databases_are_made_by_variables_of_psql_so_that_no_quote_breaks_them() =>
        Assert.Equal(
            """
            \getenv user AIRFLOW_DATABASE_USER
            \getenv password AIRFLOW_DATABASE_PASSWORD
            CREATE ROLE :"user" LOGIN PASSWORD :'password';
            CREATE DATABASE airflow OWNER :"user";

            \getenv user MLFLOW_DATABASE_USER
            \getenv password MLFLOW_DATABASE_PASSWORD
            CREATE ROLE :"user" LOGIN PASSWORD :'password';
            CREATE DATABASE mlflow OWNER :"user";

            """,
            ((ValuesScalar)Of(TestProfiles.Local).Values.At("postgresql", "customScripts", "10-databases.sql")!).Text
        );

    [Fact]
    public void Every_variable_of_the_script_comes_from_a_key_that_the_Secret_has()
    {
        var chart = Of(TestProfiles.Local);
        var read = ((ValuesList)chart.Values.At("postgresql", "env")!)
            .Items.Cast<ValuesMap>()
            .ToDictionary(e => e["name"]!.ToString()!, e => ((ValuesMap)e.At("valueFrom", "secretKeyRef")!)["key"]!.ToString()!);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["AIRFLOW_DATABASE_USER"] = "airflowUser",
                ["AIRFLOW_DATABASE_PASSWORD"] = "airflowPassword",
                ["MLFLOW_DATABASE_USER"] = "mlflowUser",
                ["MLFLOW_DATABASE_PASSWORD"] = "mlflowPassword",
            },
            read
        );
        Assert.Equal(
            [.. read.Values.Append("adminPassword").Order(StringComparer.Ordinal)],
            Assert.Single(chart.Output().Secrets).Keys.Keys
        );
    }

    [Fact]
    public void The_Secret_can_have_another_name()
    {
        var chart = Of(
            TestProfiles.Local with
            {
                SecretNames = TestProfiles.Local.SecretNames.Add("postgresql-credentials", SubdomainName.Parse("pg")),
            }
        );

        Assert.DoesNotContain("postgresql-credentials", chart.Text("values.yaml"), StringComparison.Ordinal);
        Assert.Equal("pg\n", chart.Yaml("postgresql", "settings", "existingSecret"));
    }

    [Fact]
    public void T35_the_mirror_is_written_in_the_charts_own_pieces() =>
        Assert.Equal(
            """
            registry: "444455556666.dkr.ecr.eu-central-1.amazonaws.com"
            repository: library/postgres

            """,
            Of(TestProfiles.EksSingle).Yaml("postgresql", "image")
        );

    [Fact]
    public void Without_a_mirror_the_registry_stays_the_charts() =>
        Assert.Equal("repository: library/postgres\n", Of(TestProfiles.Local).Yaml("postgresql", "image"));

    [Fact]
    public void Pull_secrets_are_objects()
    {
        var images = new ImageSettings { PullSecrets = [SubdomainName.Parse("regcred")] };

        Assert.Equal("- name: regcred\n", Of(TestProfiles.Local with { Images = images }).Yaml("postgresql", "imagePullSecrets"));
    }

    [Fact]
    public void The_server_and_its_init_container_have_requests_and_limits()
    {
        var chart = Of(TestProfiles.Local);

        Assert.All(
            ["resources", "initResources"],
            key => Assert.All(["requests", "limits"], part => Assert.Equal(2, ((ValuesMap)chart.Values.At("postgresql", key, part)!).Count))
        );
    }

    [Fact]
    public void The_pods_account_carries_no_token()
    {
        var chart = Of(TestProfiles.Local);

        Assert.Equal("postgresql\n", chart.Yaml("postgresql", "serviceAccount", "name"));
        var account = Assert.Single(chart.Output().Accounts);
        Assert.Equal(("postgresql", AccountMaker.Platform, false), (account.Name, account.Maker, account.MountsToken));
    }

    [Fact]
    public void Raw_values_of_the_site_come_last()
    {
        var raw = ValuesMap.Of(("settings", ValuesMap.Of(("authMethod", "md5"))));
        var chart = Of(TestProfiles.Local with { RawValues = TestProfiles.Local.RawValues.Add("postgresql", raw) });

        Assert.Equal("md5\n", chart.Yaml("postgresql", "settings", "authMethod"));
        Assert.Equal("postgresql-credentials\n", chart.Yaml("postgresql", "settings", "existingSecret"));
    }

    private static EnvironmentProfile Named(string name) => name == "local" ? TestProfiles.Local : TestProfiles.EksSingle;
}

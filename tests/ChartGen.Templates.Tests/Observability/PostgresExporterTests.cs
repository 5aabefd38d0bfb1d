using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Templates.Tests.Observability;

public sealed class PostgresExporterTests
{
    private const string Path = "templates/observability/postgres-exporter.yaml";

    private static string Text(EnvironmentProfile profile) => Watched.Chart(profile).Text(Path);

    private static ComponentOutput Output(EnvironmentProfile profile) =>
        Assert.Single(Watched.Chart(profile).Components, c => c.Component == "observability");

    [Fact]
    public void In_the_cluster_it_asks_the_database_of_the_platform() =>
        Assert.Contains("value: \"postgresql:5432/mlflow?sslmode=disable\"\n", Text(Watched.Single), StringComparison.Ordinal);

    [Fact]
    public void On_RDS_it_asks_by_TLS_and_leaves_RDS_own_database_alone()
    {
        var text = Text(TestProfiles.EksMulti);

        Assert.Contains(
            "value: \"db.cluster.eu-central-1.rds.amazonaws.com:5432/mlflow?sslmode=require\"\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("- --exclude-databases=rdsadmin\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rdsadmin", Text(Watched.Single), StringComparison.Ordinal);
    }

    [Fact]
    public void It_logs_in_by_the_Secret_of_MLflow()
    {
        Assert.Contains(
            """
                        - name: DATA_SOURCE_PASS
                          valueFrom:
                            secretKeyRef:
                              name: mlflow-database
                              key: password

            """,
            Text(Watched.Single),
            StringComparison.Ordinal
        );
        Assert.Equal(["mlflow-database"], Output(Watched.Single).Secrets.Select(s => s.Name));
    }

    [Fact]
    public void It_comes_from_the_registry_with_an_account_without_rights()
    {
        Assert.Contains(
            "image: 444455556666.dkr.ecr.eu-central-1.amazonaws.com/prometheuscommunity/postgres-exporter:v0.19.1\n",
            Text(Watched.Single).Replace("\"", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        var account = Assert.Single(Output(Watched.Single).Accounts);
        Assert.Equal(("postgres-exporter", AccountMaker.Platform, false), (account.Name, account.Maker, account.MountsToken));
        Assert.Empty(account.Rights);
    }

    [Fact]
    public void Its_way_to_the_database_is_declared()
    {
        Assert.Equal(new Peer.Pods("postgresql"), Assert.Single(Output(Watched.Single).Connections).To);
        Assert.Equal(new Peer.Vpc(), Assert.Single(Output(TestProfiles.EksMulti).Connections).To);
    }
}

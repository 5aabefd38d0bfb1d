using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Templates.Airflow;

namespace ChartGen.Templates.Tests.Airflow;

public sealed class AirflowSecretsTests
{
    private const string Login = "{airflow-database.username|url}:{airflow-database.password|url}";

    [Fact]
    public void Metadata_in_the_cluster_has_one_url() =>
        Assert.Equal([("connection", $"postgresql://{Login}@postgresql:5432/airflow")], Keys(TestProfiles.Local, "airflow-metadata"));

    [Fact]
    public void Metadata_on_RDS_has_a_url_for_each_driver_since_they_spell_tls_differently()
    {
        const string host = "db.cluster.eu-central-1.rds.amazonaws.com";
        Assert.Equal(
            [
                ("connection", $"postgresql://{Login}@{host}:5432/airflow?sslmode=require"),
                ("connection-async", $"postgresql+asyncpg://{Login}@{host}:5432/airflow?ssl=require"),
            ],
            Keys(TestProfiles.EksMulti, "airflow-metadata")
        );
    }

    [Fact]
    public void T12_with_pgbouncer_metadata_points_at_it_and_its_own_files_at_the_database()
    {
        var profile = TestProfiles.EksMulti with { Airflow = TestProfiles.EksMulti.Airflow with { PgBouncer = true } };

        Assert.Equal([("connection", $"postgresql://{Login}@airflow-pgbouncer:6543/airflow")], Keys(profile, "airflow-metadata"));
        var files = Keys(profile, "airflow-pgbouncer-config").ToDictionary();
        Assert.StartsWith(
            "[databases]\nairflow = host=db.cluster.eu-central-1.rds.amazonaws.com port=5432 dbname=airflow pool_size=20\n",
            files["pgbouncer.ini"],
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "\nserver_tls_sslmode = require\nstats_users = {airflow-database.username}\n",
            files["pgbouncer.ini"],
            StringComparison.Ordinal
        );
        Assert.Equal("\"{airflow-database.username}\" \"{airflow-database.password}\"\n", files["users.txt"]);
        Assert.Equal(
            [("connection", $"postgresql://{Login}@127.0.0.1:6543/pgbouncer?sslmode=disable")],
            Keys(profile, "airflow-pgbouncer-stats")
        );
    }

    [Fact]
    public void The_queue_in_the_cluster_and_its_clients_share_one_password()
    {
        Assert.Equal(
            [("connection", "redis://:{broker.password|url}@airflow-redis:6379/0")],
            Keys(TestProfiles.EksSingle, "airflow-broker-url")
        );
        Assert.Equal([("password", "{broker.password}")], Keys(TestProfiles.EksSingle, "airflow-redis-password"));
    }

    [Fact]
    public void ElastiCache_is_reached_with_tls()
    {
        Assert.Equal(
            [("connection", "rediss://:{broker.password|url}@queue.euc1.cache.amazonaws.com:6379/0?ssl_cert_reqs=required")],
            Keys(TestProfiles.EksMulti, "airflow-broker-url")
        );
        Assert.DoesNotContain(AirflowSecrets.Of(TestProfiles.EksMulti), s => s.Name == "airflow-redis-password");
    }

    [Fact]
    public void Without_Celery_there_is_no_broker() =>
        Assert.Equal(
            ["airflow-metadata", "airflow-fernet-key", "airflow-api-secret-key", "airflow-jwt-secret", "airflow-admin"],
            AirflowSecrets.Of(TestProfiles.Local).Select(s => s.Name)
        );

    private static IEnumerable<(string, string)> Keys(EnvironmentProfile profile, string secret) =>
        Assert
            .Single(AirflowSecrets.Of(profile), s => s.Name == secret)
            .Keys.Select(k => (k.Key, string.Concat(k.Value.Parts.Select(Print))));

    private static string Print(SecretPart part) =>
        part switch
        {
            SecretPart.Fixed piece => piece.Value,
            SecretPart.Property property => $"{{{property.Credential}.{property.Name}{(property.UrlEncoded ? "|url" : "")}}}",
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
}

using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Common;

namespace ChartGen.Templates.Airflow;

/// <summary>The Secrets that Airflow reads, and what each is made of.</summary>
internal static class AirflowSecrets
{
    /// <summary>The key of the metadata Secret that asyncpg reads; it knows <c>ssl</c> where libpq knows <c>sslmode</c>.</summary>
    public const string AsyncConnection = "connection-async";

    /// <summary>The variable that Airflow reads it from.</summary>
    public const string AsyncVariable = "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC";

    private const string Everything = "Airflow, every pod";
    private const int PgBouncerPort = 6543;

    /// <summary>Whether Airflow needs a URL of its own for asynchronous connections: derived from the other it would hold <c>sslmode</c>.</summary>
    public static bool NeedsAsyncConnection(EnvironmentProfile profile) =>
        profile.Database is DatabaseChoice.Rds && !profile.Airflow.PgBouncer;

    /// <summary>Secrets that ChartGen knows how to make.</summary>
    public static ImmutableArray<SecretSpec> Of(EnvironmentProfile profile)
    {
        var secrets = ImmutableArray.CreateBuilder<SecretSpec>();
        secrets.Add(Metadata(profile));
        secrets.Add(Single(PlatformNames.AirflowFernetKeySecret, Everything, "fernet-key", PlatformCredentials.FernetKey));
        secrets.Add(Single(PlatformNames.AirflowApiSecretKeySecret, Everything, "api-secret-key", PlatformCredentials.ApiSecretKey));
        secrets.Add(
            Single(PlatformNames.AirflowJwtSecret, "Airflow, scheduler and api-server", "jwt-secret", PlatformCredentials.JwtSecret)
        );
        secrets.Add(
            SecretSpec.Of(
                PlatformNames.AirflowAdminSecret,
                "Job/airflow-create-user",
                ("username", SecretText.Of(PlatformCredentials.AirflowAdminUser)),
                ("password", SecretText.Of(PlatformCredentials.AirflowAdminPassword))
            )
        );
        if (profile.Airflow.Executor.HasCelery())
            secrets.AddRange(Broker(profile.Broker));
        if (profile.Airflow.PgBouncer)
            secrets.AddRange(PgBouncer(profile));
        return secrets.ToImmutable();
    }

    private static SecretSpec Metadata(EnvironmentProfile profile)
    {
        var isRds = profile.Database is DatabaseChoice.Rds;
        if (profile.Airflow.PgBouncer)
            return SecretSpec.Of(
                PlatformNames.AirflowMetadataSecret,
                Everything,
                ("connection", Url(PlatformNames.PgBouncerService, PgBouncerPort, ""))
            );
        var (host, port) = profile.DatabaseAddress();
        var connection = ("connection", Url(host, port, isRds ? "?sslmode=require" : ""));
        return isRds
            ? SecretSpec.Of(
                PlatformNames.AirflowMetadataSecret,
                Everything,
                connection,
                (AsyncConnection, Url(host, port, "?ssl=require", "postgresql+asyncpg"))
            )
            : SecretSpec.Of(PlatformNames.AirflowMetadataSecret, Everything, connection);
    }

    private static IEnumerable<SecretSpec> Broker(BrokerChoice broker)
    {
        const string celery = "Airflow, scheduler and workers";
        var password = PlatformCredentials.BrokerPassword(inUrl: true);
        switch (broker)
        {
            case BrokerChoice.InCluster:
                yield return Single(
                    PlatformNames.AirflowRedisSecret,
                    "StatefulSet/airflow-redis",
                    "password",
                    PlatformCredentials.BrokerPassword()
                );
                yield return Single(
                    PlatformNames.AirflowBrokerSecret,
                    celery,
                    "connection",
                    "redis://:",
                    password,
                    $"@{PlatformNames.RedisService}:6379/0"
                );
                break;
            case BrokerChoice.ElastiCache cache:
                yield return Single(
                    PlatformNames.AirflowBrokerSecret,
                    celery,
                    "connection",
                    "rediss://:",
                    password,
                    $"@{cache.Host.Text}:{cache.Port}/0?ssl_cert_reqs=required"
                );
                break;
        }
    }

    // T12: given the metadata Secret by name, the chart would write a pgbouncer.ini that points at its own, absent database.
    private static IEnumerable<SecretSpec> PgBouncer(EnvironmentProfile profile)
    {
        const string pods = "Deployment/airflow-pgbouncer";
        var (host, port) = profile.DatabaseAddress();
        var tls = profile.Database is DatabaseChoice.Rds ? "require" : "disable";
        var user = PlatformCredentials.AirflowDatabaseUser();
        var password = PlatformCredentials.AirflowDatabasePassword();
        yield return SecretSpec.Of(
            PlatformNames.AirflowPgBouncerConfigSecret,
            pods,
            (
                "pgbouncer.ini",
                SecretText.Of(
                    $"""
                    [databases]
                    {PlatformNames.AirflowDatabase} = host={host} port={port} dbname={PlatformNames.AirflowDatabase} pool_size=20

                    [pgbouncer]
                    pool_mode = transaction
                    listen_addr = *
                    listen_port = {PgBouncerPort}
                    auth_type = scram-sha-256
                    auth_file = /etc/pgbouncer/users.txt
                    ignore_startup_parameters = extra_float_digits
                    max_client_conn = 500
                    max_prepared_statements = 200
                    server_tls_sslmode = {tls}

                    """,
                    "stats_users = ",
                    user,
                    "\n"
                )
            ),
            ("users.txt", SecretText.Of("\"", user, "\" \"", password, "\"\n"))
        );
        yield return SecretSpec.Of(
            PlatformNames.AirflowPgBouncerStatsSecret,
            pods,
            ("connection", Url("127.0.0.1", PgBouncerPort, "?sslmode=disable", database: "pgbouncer"))
        );
    }

    private static SecretText Url(
        string host,
        int port,
        string query,
        string scheme = "postgresql",
        string database = PlatformNames.AirflowDatabase
    ) =>
        SecretText.Of(
            $"{scheme}://",
            PlatformCredentials.AirflowDatabaseUser(inUrl: true),
            ":",
            PlatformCredentials.AirflowDatabasePassword(inUrl: true),
            $"@{host}:{port}/{database}{query}"
        );

    private static SecretSpec Single(string name, string readBy, string key, params IEnumerable<SecretPart> parts) =>
        SecretSpec.Of(name, readBy, (key, SecretText.Of(parts)));
}

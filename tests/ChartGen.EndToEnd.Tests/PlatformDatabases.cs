using System.Text;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The platform's databases on a server of a test's own, with names and contents that quoting must survive.</summary>
internal static class PlatformDatabases
{
    public const string AirflowUser = "airflow";

    public const string MlflowUser = "experiments";

    /// <summary>Both databases, empty, each with its owner.</summary>
    public static PostgresServer Empty(bool withTls = false)
    {
        var server = new PostgresServer(withTls);
        foreach (var (database, owner) in new[] { ("airflow", AirflowUser), ("mlflow", MlflowUser) })
        {
            server.Query("postgres", $"CREATE ROLE {owner} LOGIN");
            server.Query("postgres", $"CREATE DATABASE {database} OWNER {owner}");
        }

        return server;
    }

    /// <summary>Both databases with tables, rows, keys and an index.</summary>
    public static PostgresServer Filled()
    {
        var server = Empty();
        server.Query(
            "airflow",
            """
            SET ROLE airflow;
            CREATE TABLE dag (id serial PRIMARY KEY, name text UNIQUE NOT NULL);
            CREATE TABLE dag_run (id int PRIMARY KEY, dag int REFERENCES dag, conf jsonb, state text);
            CREATE INDEX state ON dag_run (state);
            INSERT INTO dag (name) VALUES ('Lernen "ß" \ ''x''');
            INSERT INTO dag_run SELECT i, 1, '{"a": [1, null]}', 'ok' FROM generate_series(1, 500) i
            """
        );
        server.Query("mlflow", "SET ROLE experiments; CREATE TABLE runs (id uuid PRIMARY KEY, metric double precision)");
        server.Query("mlflow", "INSERT INTO runs SELECT gen_random_uuid(), i / 7.0 FROM generate_series(1, 500) i");
        return server;
    }

    /// <summary>Everything in them, as text; with <paramref name="tolerant"/> also where a table is gone.</summary>
    public static string Content(PostgresServer server, bool tolerant = false)
    {
        const string Tables =
            "SELECT tablename, tableowner, (SELECT count(*) FROM pg_attribute WHERE attrelid = tablename::regclass AND attnum > 0) "
            + "FROM pg_tables WHERE schemaname = 'public' ORDER BY 1; SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1";
        var text = new StringBuilder(server.Query("airflow", Tables)).Append(server.Query("mlflow", Tables));
        text.Append(server.Query("airflow", "SELECT * FROM dag ORDER BY 1"));
        if (!tolerant)
            text.Append(server.Query("airflow", "SELECT * FROM dag_run ORDER BY 1"));
        return text.Append(server.Query("mlflow", "SELECT * FROM runs ORDER BY 1")).ToString();
    }
}

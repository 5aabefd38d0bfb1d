using System.Globalization;
using ChartGen.Sdk;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>
/// Backups there and back: the very commands of the rendered CronJobs and of the runbook, against a real PostgreSQL and with folders in the
/// places of S3 and MinIO.
/// </summary>
public sealed class BackupTests
{
    private const string Bucket = "ml-prod-backups";

    private static readonly Dictionary<string, string> Passwords = new(StringComparer.Ordinal)
    {
        ["airflowUser"] = PlatformDatabases.AirflowUser,
        ["airflowPassword"] = "p'a \"$w0rd",
        ["mlflowUser"] = PlatformDatabases.MlflowUser,
        ["mlflowPassword"] = "other",
        ["AWS_ACCESS_KEY_ID"] = "mlflow",
        ["AWS_SECRET_ACCESS_KEY"] = "secret",
    };

    // What runs in the database's pod runs here; a port leads nowhere, since a folder stands for MinIO.
    private const string FakeKubectl = """
        #!/usr/bin/env bash
        case $1 in
          exec)
            while [[ $1 != -- ]]; do shift; done
            shift
            exec "$@"
            ;;
          get) printf secret | base64 ;;
          port-forward) exec sleep 60 ;;
          *) exit 64 ;;
        esac

        """;

    private const string FakeAws = """
        #!/usr/bin/env bash
        [[ "$1 $2 $4" == 's3 cp -' ]] || exit 64
        exec cat "$FAKE_S3/${3#s3://}"

        """;

    [FactWithPostgres]
    public async Task Dumps_of_the_job_bring_both_databases_back_by_the_runbook()
    {
        var generated = MlPlatform.Generate("eks-single", MlPlatform.SampleSite);
        var job = await CronJobAsync(generated, "postgresql-backup");
        using var server = PlatformDatabases.Filled();
        using var folder = new TemporaryFolder();
        var before = PlatformDatabases.Content(server);

        foreach (var container in job)
            Succeed(Run(container, folder, ("PGHOST", "127.0.0.1"), ("PGPORT", Text(server.Port))));
        var dumps = Directory.GetDirectories(Path.Combine(folder.Path, "s3", Bucket, "backups/postgresql"));
        server.Query("airflow", "DROP TABLE dag_run; INSERT INTO dag (name) VALUES ('after the backup')");
        server.Query("mlflow", "TRUNCATE runs; ALTER TABLE runs ADD COLUMN later int");
        Assert.NotEqual(before, PlatformDatabases.Content(server, tolerant: true));
        Succeed(
            Restore(
                generated,
                folder,
                line => line.StartsWith("aws s3 cp ", StringComparison.Ordinal),
                ("backup", Path.GetFileName(Assert.Single(dumps))),
                ("PGHOST", "127.0.0.1"),
                ("PGPORT", Text(server.Port)),
                ("AIRFLOW_DATABASE_USER", Passwords["airflowUser"]),
                ("MLFLOW_DATABASE_USER", Passwords["mlflowUser"])
            )
        );

        Assert.Equal(before, PlatformDatabases.Content(server));
        Assert.Equal("2\n", server.Query("airflow", "INSERT INTO dag (name) VALUES ('next') RETURNING id").Split('\n')[0] + "\n");
    }

    [FactWithPostgres]
    public async Task A_dump_that_fails_is_not_taken_for_a_backup()
    {
        var job = await CronJobAsync(MlPlatform.Generate("eks-single", MlPlatform.SampleSite), "postgresql-backup");
        using var server = PlatformDatabases.Filled();
        using var folder = new TemporaryFolder();
        server.Query("airflow", "ALTER DATABASE mlflow RENAME TO gone");

        var (exitCode, _, errors) = Run(job[0], folder, ("PGHOST", "127.0.0.1"), ("PGPORT", Text(server.Port)));

        Assert.NotEqual(0, exitCode);
        Assert.Contains("database \"mlflow\" does not exist", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Passwords["airflowPassword"], errors, StringComparison.Ordinal);
    }

    [FactWithPrograms("rclone", "bash")]
    public async Task Objects_come_back_by_the_runbook_and_a_copy_forgets_none()
    {
        var generated = MlPlatform.Generate("eks-single", MlPlatform.SampleSite);
        var copy = Assert.Single(await CronJobAsync(generated, "minio-backup"));
        using var folder = new TemporaryFolder();
        var source = Path.Combine(folder.Path, "minio", "ml-prod-artifacts");
        folder.File("minio/ml-prod-artifacts/mlflow/1/model.pkl", "model");
        folder.File("minio/ml-prod-artifacts/mlflow/1/ein Öl & mehr.txt", "notes");
        File.SetLastWriteTimeUtc(Path.Combine(source, "mlflow/1/model.pkl"), DateTime.UtcNow.AddHours(-1));

        Succeed(Run(copy, folder));
        File.Delete(Path.Combine(source, "mlflow/1/model.pkl"));
        folder.File("minio/ml-prod-artifacts/mlflow/1/ein Öl & mehr.txt", "more notes");
        File.SetLastWriteTimeUtc(Path.Combine(source, "mlflow/1/ein Öl & mehr.txt"), DateTime.UtcNow.AddHours(1));
        Succeed(Run(copy, folder));
        Directory.Delete(source, recursive: true);
        Succeed(Restore(generated, folder, line => line.Contains("RCLONE_CONFIG_", StringComparison.Ordinal) || IsCopy(line)));

        Assert.Equal("model", File.ReadAllText(Path.Combine(source, "mlflow/1/model.pkl")));
        Assert.Equal("more notes", File.ReadAllText(Path.Combine(source, "mlflow/1/ein Öl & mehr.txt")));

        static bool IsCopy(string line) =>
            line.StartsWith("rclone copy ", StringComparison.Ordinal)
            || line.StartsWith("kill ", StringComparison.Ordinal)
            || line.EndsWith("minio=$!; sleep 3", StringComparison.Ordinal);
    }

    // The containers in the order in which they run.
    private static async Task<ValuesMap[]> CronJobAsync(GeneratedProfile generated, string name)
    {
        var judgement = await MlPlatform.JudgeAsync(generated);
        var job = Assert.Single(judgement.Objects, o => o.Kind == "CronJob" && o.Name == name);
        return [.. Assert.Single(PodSpecs.Of([job])).Containers.Select(c => c.Container)];
    }

    private static (int ExitCode, string Output, string Errors) Run(
        ValuesMap container,
        TemporaryFolder folder,
        params (string Name, string Value)[] others
    ) => ContainerProgram.Run(container, Passwords, others.Concat(Folders(folder)));

    private static (int ExitCode, string Output, string Errors) Restore(
        GeneratedProfile generated,
        TemporaryFolder folder,
        Func<string, bool> wanted,
        params (string Name, string Value)[] others
    )
    {
        Executable(folder.File("bin/aws", FakeAws));
        Executable(folder.File("bin/kubectl", FakeKubectl));
        var runbook = generated.Files.Single(f => f.Path.Text == "RUNBOOK.md").Text;
        var section = runbook[runbook.IndexOf("### Backups on S3\n", StringComparison.Ordinal)..];
        var lines = section.Split('\n').TakeWhile((line, i) => i == 0 || !line.StartsWith('#')).Where(wanted).ToList();
        Assert.NotEmpty(lines);
        var script = string.Join('\n', ["set -euo pipefail", .. lines]).Replace("_TYPE=s3", "_TYPE=alias", StringComparison.Ordinal);
        var environment = others
            .Concat(Folders(folder))
            .Append(("FAKE_S3", Path.Combine(folder.Path, "s3")))
            .Append(("PATH", $"{Path.Combine(folder.Path, "bin")}:{Environment.GetEnvironmentVariable("PATH")}"));
        return Programs.Run("bash", ["-c", script], environment.ToDictionary(e => e.Item1, e => (string?)e.Item2));
    }

    // Folders in the places of what the containers reach: the claim, S3 and MinIO.
    private static IEnumerable<(string, string)> Folders(TemporaryFolder folder)
    {
        yield return ("BACKUP_FOLDER", Directory.CreateDirectory(Path.Combine(folder.Path, "claim")).FullName);
        foreach (var (remote, place) in new[] { ("BACKUP", "s3"), ("MINIO", "minio") })
        {
            yield return ($"RCLONE_CONFIG_{remote}_TYPE", "alias");
            yield return ($"RCLONE_CONFIG_{remote}_REMOTE", Directory.CreateDirectory(Path.Combine(folder.Path, place)).FullName);
        }
    }

    private static void Executable(string file) => File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);

    private static void Succeed((int ExitCode, string Output, string Errors) run) =>
        Assert.True(run.ExitCode == 0, $"{run.ExitCode}: {run.Errors}{run.Output}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A test that runs a PostgreSQL server and rclone, and is skipped, and seen to be skipped, where the machine has them not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithPostgresAttribute : FactAttribute
{
    public FactWithPostgresAttribute()
    {
        var missing = new[] { "pg_dump", "psql", "rclone", "bash", "runuser" }.FirstOrDefault(p => !Programs.Has(p, "--version"));
        Skip = PostgresServer.Missing ?? (missing is null ? null : $"There is no {missing} on the PATH.");
    }
}

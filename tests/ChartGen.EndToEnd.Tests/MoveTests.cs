using System.Globalization;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>
/// The way from one profile to the next: the very programs of the copies, between two PostgreSQL servers, between folders in the places of
/// volumes, and with folders in the places of S3 and MinIO.
/// </summary>
public sealed class MoveTests
{
    private static readonly Dictionary<string, string> Passwords = new(StringComparer.Ordinal)
    {
        ["airflowUser"] = PlatformDatabases.AirflowUser,
        ["airflowPassword"] = "p'a \"$w0rd",
        ["mlflowUser"] = PlatformDatabases.MlflowUser,
        ["mlflowPassword"] = "other",
        ["AWS_ACCESS_KEY_ID"] = "mlflow",
        ["AWS_SECRET_ACCESS_KEY"] = "secret",
    };

    // Airflow's user, in root's group.
    private static readonly string[] AsAirflow = ["setpriv", "--reuid", "50000", "--regid", "0", "--clear-groups", "--"];

    // Two clusters on one machine: each context has a database of its own, and a folder in the place of the volume that a pod mounts.
    private const string FakeKubectl = """
        #!/usr/bin/env bash
        set -u
        context=$2
        shift 2
        case $1 in
          exec)
            while [[ $1 != -- ]]; do shift; done
            shift
            port=PORT_${context//-/_}
            export PGHOST=127.0.0.1 PGPORT=${!port}
            exec "${@//\/volume/$FAKE_ROOT/$context/volume}"
            ;;
          get) printf secret | base64 ;;
          port-forward) exec sleep 60 ;;
          apply | wait | delete) echo "$context $*" >> "$FAKE_ROOT/calls" ;;
          *) exit 64 ;;
        esac

        """;

    [FactWithPostgres]
    public void Both_databases_arrive_by_the_Job_and_a_second_run_changes_nothing()
    {
        var job = Job("copy-databases");
        using var from = PlatformDatabases.Filled();
        using var to = PlatformDatabases.Empty(withTls: true);

        var first = Databases(job, from, to);
        var afterFirst = PlatformDatabases.Content(to);
        var second = Databases(job, from, to);

        Succeed(first);
        Succeed(second);
        Assert.EndsWith("mlflow: the same rows in 1 tables\n", first.Output, StringComparison.Ordinal);
        Assert.Contains("airflow: the same rows in 2 tables\n", first.Output, StringComparison.Ordinal);
        Assert.Equal(PlatformDatabases.Content(from), afterFirst);
        Assert.Equal(afterFirst, PlatformDatabases.Content(to));
        Assert.Equal("2", to.Query("airflow", "SET ROLE airflow; INSERT INTO dag (name) VALUES ('next') RETURNING id").Split('\n')[1]);
    }

    [FactWithPostgres]
    public void A_copy_of_databases_that_breaks_off_leaves_RDS_as_it_was_and_says_what_to_do()
    {
        using var from = PlatformDatabases.Filled();
        using var to = PlatformDatabases.Empty(withTls: true);
        to.Query("mlflow", "SET ROLE experiments; CREATE TABLE runs AS SELECT 'of before' AS name");
        from.Query("airflow", "ALTER DATABASE mlflow RENAME TO gone");

        var (exitCode, _, errors) = Databases(Job("copy-databases"), from, to);

        Assert.Equal(1, exitCode);
        Assert.Contains("database \"mlflow\" does not exist", errors, StringComparison.Ordinal);
        Assert.EndsWith(
            "mlflow: the copy broke off and RDS is as it was. Repair what stands above and run this Job again.\n",
            errors,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Passwords["airflowPassword"], errors, StringComparison.Ordinal);
        Assert.Equal("of before\n", to.Query("mlflow", "SELECT name FROM runs"));
    }

    [FactWithPostgres]
    public void Rows_that_the_other_side_has_not_fail_the_Job()
    {
        using var from = PlatformDatabases.Filled();
        using var to = PlatformDatabases.Empty(withTls: true);
        to.Query("airflow", "SET ROLE airflow; CREATE TABLE stray AS SELECT 1 AS id");

        var (exitCode, _, errors) = Databases(Job("copy-databases"), from, to);

        Assert.Equal(1, exitCode);
        Assert.Contains("> public.stray|1\nairflow: tables differ in their rows (< old, > RDS). ", errors, StringComparison.Ordinal);
    }

    [FactWithPostgres]
    public void A_database_without_TLS_is_not_written_to()
    {
        using var from = PlatformDatabases.Filled();
        using var to = PlatformDatabases.Empty();

        var (exitCode, _, errors) = Databases(Job("copy-databases"), from, to);

        Assert.Equal(1, exitCode);
        Assert.Contains("server does not support SSL, but SSL was required", errors, StringComparison.Ordinal);
    }

    [FactWithPrograms("rclone")]
    public void Objects_arrive_by_the_Job_and_a_second_run_sends_what_changed()
    {
        using var folder = new TemporaryFolder();
        folder.File("before/ml-prod-artifacts/mlflow/1/model.pkl", "model");
        folder.File("before/ml-prod-artifacts/mlflow/1/ein Öl & mehr.txt", "notes");
        folder.File("before/ml-prod-artifacts/other/not MLflow's.txt", "x");
        folder.File("after/ml-prod-artifacts/mlflow/2/there already.txt", "y");

        Succeed(Objects(folder));
        folder.File("before/ml-prod-artifacts/mlflow/1/ein Öl & mehr.txt", "more notes");
        var second = Objects(folder);

        Succeed(second);
        Assert.Equal("Copied and compared: before:ml-prod-artifacts/mlflow/ is at after:ml-prod-artifacts/mlflow/.\n", second.Output);
        Assert.Equal(
            ["1/ein Öl & mehr.txt: more notes", "1/model.pkl: model", "2/there already.txt: y"],
            Files(Path.Combine(folder.Path, "after/ml-prod-artifacts/mlflow"))
        );
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "after/ml-prod-artifacts/other")));
    }

    [FactWithPrograms("rclone")]
    public void Objects_that_change_while_they_are_copied_fail_the_Job()
    {
        using var folder = new TemporaryFolder();
        var source = folder.File("before/ml-prod-artifacts/mlflow/1/model.pkl", "model");
        var rclone = $"#!/usr/bin/env bash\n'{Tools.Find("rclone")}' \"$@\" || exit\n[[ $1 != copy ]] || echo later > '{source}'\n";
        Executable(folder.File("bin/rclone", rclone));

        var (exitCode, _, errors) = Objects(folder, ("PATH", PathWith(folder)));

        Assert.Equal(1, exitCode);
        Assert.Contains("1/model.pkl: ", errors, StringComparison.Ordinal);
        Assert.EndsWith(
            "What stands above is missing or different. Stop what writes to before:ml-prod-artifacts/mlflow/ and run this Job again.\n",
            errors,
            StringComparison.Ordinal
        );
    }

    [FactWithPrograms("rclone")]
    public void A_store_without_objects_is_told_from_one_that_was_copied()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, errors) = Objects(folder);

        Assert.Equal(1, exitCode);
        Assert.EndsWith(
            "There is nothing at before:ml-prod-artifacts/mlflow/. If nobody has stored anything there yet, go on without this Job.\n",
            errors,
            StringComparison.Ordinal
        );
    }

    [FactAsRoot("setpriv", "rclone")]
    public void Task_logs_arrive_where_Airflow_looks_and_what_is_roots_is_left_alone()
    {
        using var folder = Open();
        folder.File("logs/dag_id=a/run_id=scheduled__2026-01-01T00:00:00+00:00/task_id=t/attempt=1.log", "log");
        Directory.CreateDirectory(Path.Combine(folder.Path, "logs/lost+found"), UnixFileMode.None);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "logs/latest"), "dag_id=a");
        Must("chown", "--recursive", "50000:0", Path.Combine(folder.Path, "logs/dag_id=a"));
        Must("chown", "50000:0", Directory.CreateDirectory(Path.Combine(folder.Path, "after")).FullName);

        var run = ContainerProgram.Run(
            Job("copy-logs-0"),
            Passwords,
            [("FROM", Path.Combine(folder.Path, "logs")), ("HOME", "/nowhere"), .. Remotes(folder)],
            AsAirflow
        );

        Succeed(run);
        Assert.Equal(
            ["dag_id=a/run_id=scheduled__2026-01-01T00:00:00+00:00/task_id=t/attempt=1.log: log"],
            Files(Path.Combine(folder.Path, "after/ml-prod-artifacts/airflow/logs"))
        );
    }

    [FactAsRoot("setpriv")]
    public void A_volume_arrives_with_modes_and_links_and_belongs_to_who_uses_it()
    {
        using var folder = Volumes();

        var first = Volume(folder);
        var arrived = Entries(folder, "to");
        var second = Volume(folder);

        Succeed(first);
        Assert.Equal("Copied and compared: every entry is the same.\n", first.Output);
        Succeed(second);
        Assert.Equal("Copied before: every entry is the same.\n", second.Output);
        Assert.Equal(Entries(folder, "from"), arrived);
        Assert.Equal(arrived, Entries(folder, "to"));
        Assert.Contains("50000 0 664 -rw-rw-r-- ./1/model.pkl", arrived, StringComparison.Ordinal);
        Assert.Contains("50000 0 2775 drwxrwsr-x ./1", arrived, StringComparison.Ordinal);
        Assert.Equal("1/model.pkl", File.ResolveLinkTarget(Path.Combine(folder.Path, "to/current"), false)!.ToString()!.Split("/to/")[^1]);
        Assert.Equal("model", File.ReadAllText(Path.Combine(folder.Path, "to/1/model.pkl")));
    }

    [FactAsRoot("setpriv")]
    public void A_volume_that_holds_something_else_is_left_alone()
    {
        using var folder = Volumes();
        var stray = folder.File("to/model.pkl", "of the new platform");

        var (exitCode, _, errors) = Volume(folder);

        Assert.Equal(1, exitCode);
        Assert.Equal(
            "The new volume holds something else than the old one: nothing is copied. Where nobody needs that, delete the new claim, make it again and run this Job again.\n",
            errors
        );
        Assert.Equal("of the new platform", File.ReadAllText(stray));
    }

    [FactAsRoot("setpriv")]
    public void A_copy_of_a_volume_that_broke_off_starts_again()
    {
        using var folder = Volumes();
        var secret = folder.File("from/2/secret", "not Airflow's");
        File.SetUnixFileMode(secret, UnixFileMode.None);
        Must("chown", "50000:0", Path.Combine(folder.Path, "from/2"));

        var (exitCode, _, errors) = Volume(folder);
        File.Delete(secret);
        var mark = folder.File("to/.copy-in-progress", "");
        var half = folder.File("to/1/model.pkl", "mo");
        Must("chown", "--recursive", "50000:0", mark, Path.GetDirectoryName(half)!);
        var again = Volume(folder);

        Assert.Equal(1, exitCode);
        Assert.EndsWith(
            "The old volume cannot be read to its end: nothing is copied. Repair what stands above and run this Job again.\n",
            errors,
            StringComparison.Ordinal
        );
        Succeed(again);
        Assert.Equal(Entries(folder, "from"), Entries(folder, "to"));
    }

    [FactAsRoot("setpriv")]
    public void What_a_broken_copy_left_and_the_old_volume_has_no_more_fails_the_Job()
    {
        using var folder = Volumes();
        Must("chown", "50000:0", folder.File("to/.copy-in-progress", ""), folder.File("to/gone", "x"));

        var (exitCode, _, errors) = Volume(folder);

        Assert.Equal(1, exitCode);
        Assert.Contains(" gone \n", errors, StringComparison.Ordinal);
        Assert.EndsWith(
            "The volumes differ (< old, > new). Stop what writes to the old one, delete the new claim, make it again and run this Job again.\n",
            errors,
            StringComparison.Ordinal
        );
    }

    [FactAsRoot("psql", "rclone", "runuser", NeedsPostgres = true)]
    public void Between_clusters_databases_objects_and_volumes_arrive_by_the_runbooks_commands()
    {
        using var folder = Volumes();
        Directory.CreateDirectory(Path.Combine(folder.Path, "old"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "ml-prod/volume"));
        Directory.Move(Path.Combine(folder.Path, "from"), Path.Combine(folder.Path, "old/volume"));
        folder.File("before/mlflow/mlflow/1/model.pkl", "model");
        Directory.CreateDirectory(Path.Combine(folder.Path, "after"));
        Executable(folder.File("bin/kubectl", FakeKubectl));
        using var from = PlatformDatabases.Filled();
        using var to = PlatformDatabases.Empty();
        var runbook = MlPlatform.GenerateAfter("eks-single", MlPlatform.SampleSite).Files.Single(f => f.Path.Text == "RUNBOOK.md").Text;
        var step = runbook[runbook.IndexOf("### Step 3: copy\n", StringComparison.Ordinal)..];
        step = step[..step.IndexOf("### Step 4", StringComparison.Ordinal)];
        // One volume is enough: the second's commands are the same, and there is one folder on each side.
        var blocks = RunbookCommands.Blocks(step).Where(b => !b.Contains("spark-checkpoints", StringComparison.Ordinal));
        var script = string.Join('\n', ["set -euo pipefail", "BEFORE=old AFTER=ml-prod", "cd \"$FAKE_ROOT\"", .. blocks]);

        var run = Programs.Run(
            "bash",
            ["-c", script.Replace("_TYPE=s3", "_TYPE=alias", StringComparison.Ordinal)],
            Remotes(folder)
                .Append(("PATH", PathWith(folder)))
                .Append(("FAKE_ROOT", folder.Path))
                .Append(("PORT_old", Text(from.Port)))
                .Append(("PORT_ml_prod", Text(to.Port)))
                .Append(("AIRFLOW_DATABASE_USER", PlatformDatabases.AirflowUser))
                .Append(("MLFLOW_DATABASE_USER", PlatformDatabases.MlflowUser))
                .ToDictionary(e => e.Item1, e => (string?)e.Item2)
        );

        Succeed(run);
        Assert.EndsWith("every entry is the same\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(PlatformDatabases.Content(from), PlatformDatabases.Content(to));
        Assert.Contains("0 differences found", run.Errors, StringComparison.Ordinal);
        Assert.Equal(["1/model.pkl: model"], Files(Path.Combine(folder.Path, "after/ml-prod-artifacts/mlflow")));
        Assert.Equal("model", File.ReadAllText(Path.Combine(folder.Path, "ml-prod/volume/1/model.pkl")));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "ml-prod/volume/lost+found")));
    }

    private static ValuesMap Job(string name)
    {
        var file = MlPlatform.GenerateAfter("eks-multi", MlPlatform.SampleSite).Files.Single(f => f.Path.Text == $"move/{name}.yaml");
        var pods = PodSpecs.Of(RenderedObjects.Parse($"# Source: {file.Path}\n{file.Text}", "ml-platform").Objects);
        return Assert.Single(Assert.Single(pods).Containers).Container;
    }

    private static (int ExitCode, string Output, string Errors) Databases(ValuesMap job, PostgresServer from, PostgresServer to) =>
        ContainerProgram.Run(
            job,
            Passwords,
            [("FROM_HOST", "127.0.0.1"), ("FROM_PORT", Text(from.Port)), ("TO_HOST", "127.0.0.1"), ("TO_PORT", Text(to.Port))]
        );

    private static (int ExitCode, string Output, string Errors) Objects(TemporaryFolder folder, params (string, string)[] others) =>
        ContainerProgram.Run(Job("copy-objects"), Passwords, [.. others, .. Remotes(folder)]);

    private static IEnumerable<(string, string)> Remotes(TemporaryFolder folder)
    {
        foreach (var remote in new[] { "before", "after" })
        {
            yield return ($"RCLONE_CONFIG_{remote.ToUpperInvariant()}_TYPE", "alias");
            yield return ($"RCLONE_CONFIG_{remote.ToUpperInvariant()}_REMOTE", Path.Combine(folder.Path, remote));
        }
    }

    private static (int ExitCode, string Output, string Errors) Volume(TemporaryFolder folder) =>
        ContainerProgram.Run(
            Job("copy-models"),
            Passwords,
            [("FROM", Path.Combine(folder.Path, "from")), ("TO", Path.Combine(folder.Path, "to"))],
            AsAirflow
        );

    // As a driver makes them: the volume's own folder belongs to root, its group may write, and ext4 keeps a folder for itself.
    private static TemporaryFolder Volumes()
    {
        var folder = Open();
        foreach (var side in new[] { "from", "to" })
        {
            var volume = Directory.CreateDirectory(Path.Combine(folder.Path, side)).FullName;
            Directory.CreateDirectory(Path.Combine(volume, "lost+found"), UnixFileMode.None);
            Must("chmod", "2775", volume);
        }

        folder.File("from/1/model.pkl", "model");
        folder.File("from/1/ein Öl\n& mehr.txt", "notes");
        folder.File("from/-rf", "a name like an option");
        Directory.CreateDirectory(Path.Combine(folder.Path, "from/empty"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "from/current"), "1/model.pkl");
        Must(
            "bash",
            "-c",
            $"cd '{folder.Path}/from' && chown --recursive --no-dereference 50000:0 -- 1 ./-rf empty current && chmod 2775 1 && chmod 664 1/model.pkl && chmod 600 1/ein*"
        );
        return folder;
    }

    // Others than its maker may look into it.
    private static TemporaryFolder Open()
    {
        var folder = new TemporaryFolder();
        Must("chmod", "755", folder.Path);
        return folder;
    }

    private static string Entries(TemporaryFolder folder, string side) =>
        Must(
            "bash",
            "-c",
            $"cd '{folder.Path}/{side}' && find . -mindepth 1 -path ./lost+found -prune -o -printf '%U %G %m %M %p %l\\n' | sort"
        );

    private static string[] Files(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(f => $"{Path.GetRelativePath(folder, f)}: {File.ReadAllText(f)}")
                .Order(StringComparer.Ordinal),
        ];

    private static string PathWith(TemporaryFolder folder) =>
        $"{Path.Combine(folder.Path, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";

    private static void Executable(string file) => File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);

    private static string Must(string program, params string[] arguments)
    {
        var run = Programs.Run(program, arguments);
        Succeed(run);
        return run.Output;
    }

    private static void Succeed((int ExitCode, string Output, string Errors) run) =>
        Assert.True(run.ExitCode == 0, $"{run.ExitCode}: {run.Errors}{run.Output}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A test that makes files of other users, and is skipped, and seen to be skipped, for a user who may not or without a program.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactAsRootAttribute : FactAttribute
{
    public FactAsRootAttribute(params string[] programs)
    {
        if (!Environment.IsPrivilegedProcess)
            Skip = "Only root can make files of other users.";
        else if (programs.FirstOrDefault(p => !Programs.Has(p, "--version")) is { } missing)
            Skip = $"There is no {missing} on the PATH.";
    }

    /// <summary>Whether it runs a PostgreSQL server too.</summary>
    public bool NeedsPostgres
    {
        get;
        init
        {
            field = value;
            if (value)
                Skip ??= PostgresServer.Missing;
        }
    }
}

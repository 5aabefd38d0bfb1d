using System.Text.Json;

namespace ChartGen.Cli.Tests;

public sealed class ShowTests
{
    [Fact]
    public async Task Every_value_stands_with_what_set_it()
    {
        using var bench = new Workbench("database:\n  host: db.acme.test\nprofiles:\n  eks-single:\n    database:\n      kind: rds\n");
        bench.Variables["CHARTGEN__DATABASE__PORT"] = "5433";

        var run = await bench.RunAsync("show", "eks-single", "--path", "database", "--set", "objectStore.bucket=x");

        Assert.Equal(
            """
            database.kind  rds           chartgen.yaml(6,13), profiles.eks-single
            database.host  db.acme.test  chartgen.yaml(2,9)
            database.port  5433          CHARTGEN__DATABASE__PORT

            """,
            run.Out
        );
    }

    [Fact]
    public async Task Defaults_of_a_kind_the_profiles_own_values_and_options_are_told_apart()
    {
        using var bench = new Workbench(null);

        var run = await bench.RunAsync(
            "show",
            "local-hostpath",
            "--path",
            "airflow.dags",
            "--set",
            "airflow.dags.git.repo=https://git.test/x.git"
        );
        var other = await bench.RunAsync("show", "local-hostpath", "--path", "database.size");

        Assert.Equal(
            """
            airflow.dags.git.repo     https://git.test/x.git  --set airflow.dags.git.repo
            airflow.dags.git.branch   main                    default
            airflow.dags.git.subPath  ''                      default

            """,
            run.Out
        );
        Assert.Equal("database.size  5Gi  profile local-hostpath\n", other.Out);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }

    [Fact]
    public async Task A_fact_of_another_kind_is_legal_and_shown_as_unused()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("show", "local-hostpath", "--path", "secrets");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Equal(
            """
            secrets.kind  in-cluster  profile local-hostpath

            Unused
              secrets.prefix, chartgen.yaml(10,19): it belongs to secrets.kind 'external-secrets', and the profile has 'in-cluster'

            """,
            run.Out
        );
    }

    [Fact]
    public async Task Json_has_path_value_and_source_of_every_setting()
    {
        using var bench = new Workbench();
        bench.Variables["CHARTGEN__BACKUPS__BUCKET"] = "other-backups";

        var run = await bench.RunAsync(
            "show",
            "eks-multi",
            "--format",
            "json",
            "--set",
            "airflow.pgbouncer=yes",
            "--set",
            "airflow.envFromSecrets=[a, b]"
        );

        var result = run.Json().GetProperty("result");
        Assert.Equal("eks-multi", result.GetProperty("profile").GetString());
        Assert.Equal(
            """{"path":"airflow.pgbouncer","value":true,"source":{"kind":"option","file":"--set airflow.pgbouncer","line":null}}""",
            Setting(result, "airflow.pgbouncer")
        );
        Assert.Equal(
            """{"path":"database.host","value":"db.acme.test","source":{"kind":"site","file":"chartgen.yaml","line":5}}""",
            Setting(result, "database.host")
        );
        Assert.Equal(
            """{"path":"database.port","value":5432,"source":{"kind":"profile","file":null,"line":null}}""",
            Setting(result, "database.port")
        );
        Assert.Equal(
            """{"path":"airflow.envFromSecrets","value":["a","b"],"source":{"kind":"option","file":"--set airflow.envFromSecrets","line":null}}""",
            Setting(result, "airflow.envFromSecrets")
        );
        var unused = Assert.Single(result.GetProperty("unused").EnumerateArray());
        Assert.Equal(
            """{"path":"backups.bucket","reason":"belongs to backups.kind 's3', and the profile has 'none'","source":{"kind":"variable","file":"CHARTGEN__BACKUPS__BUCKET","line":null}}""",
            JsonSerializer.Serialize(unused, Plain)
        );
    }

    [Fact]
    public async Task What_looks_like_a_secret_in_a_free_form_place_is_hidden()
    {
        using var bench = new Workbench(
            """
            airflow:
              env: {DB_PASSWORD: hunter2, STORE: "postgresql://ml:hunter2@db/x", FROM: {secret: mail, key: password}}
              values: {config: {fernetKey: hunter2}, existingSecret: mail, extraEnv: [{name: API_TOKEN, value: hunter2}]}
            inference: {args: ["--password", hunter2, "--user", me, "--token=hunter2"]}

            """
        );

        var text = await bench.RunAsync("show", "local-hostpath");
        var json = await bench.RunAsync("show", "local-hostpath", "--format", "json");

        Assert.DoesNotContain("hunter2", text.Out + text.Error + json.Out, StringComparison.Ordinal);
        Assert.Equal(
            [
                "airflow.env.DB_PASSWORD (hidden)",
                "airflow.env.FROM.secret mail",
                "airflow.env.FROM.key password",
                "airflow.env.STORE postgresql://ml:(hidden)@db/x",
                "airflow.values.config.fernetKey (hidden)",
                "airflow.values.existingSecret mail",
                "airflow.values.extraEnv [{name: API_TOKEN, value: (hidden)}]",
                "inference.args [--password, (hidden), --user, me, --token=(hidden)]",
            ],
            text.Out.Split('\n')
                .Where(l =>
                    l.StartsWith("airflow.env", StringComparison.Ordinal)
                    || l.Contains(".values", StringComparison.Ordinal)
                    || l.Contains(".args", StringComparison.Ordinal)
                )
                .Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1]))
        );
    }

    [Fact]
    public async Task A_text_of_several_lines_stays_on_one()
    {
        using var bench = new Workbench("airflow: {env: {NOTE: \"a\\nb\\t\\\"c\\\"\"}}\n");

        var run = await bench.RunAsync("show", "local-hostpath", "--path", "airflow.env");

        Assert.Equal("airflow.env.NOTE  a\\nb\\t\\\"c\\\"  chartgen.yaml(1,23)\n", run.Out);
    }

    [Theory]
    [InlineData("databse.host", "Did you mean 'database.host'?")]
    [InlineData("database.host.name", "'database.host' has no keys.")]
    public async Task An_unknown_path_is_wrong_usage_that_names_the_nearest(string path, string next)
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("show", "eks-multi", "--path", path);

        Assert.Equal((64, "", $"error CG0008: There is no setting '{path}'.\n      {next}\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task A_known_path_without_a_value_is_a_note()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("show", "eks-multi", "--path", "images.pullSecrets");

        Assert.Equal((0, "", "note CG0009: 'images.pullSecrets' is not set in profile 'eks-multi'.\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task Where_values_are_wrong_those_that_can_be_read_are_shown_still()
    {
        using var bench = new Workbench("database: {kind: rdss, size: 7Gi}\n");

        var run = await bench.RunAsync("show", "local-hostpath", "--path", "database.size");

        Assert.Equal((1, "database.size  7Gi  chartgen.yaml(1,30)\n"), (run.ExitCode, run.Out));
        Assert.Contains("error CG1125: 'database.kind' must be one of in-cluster | rds.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_profile_is_wrong_usage()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("show", "eks-mutli");

        Assert.Equal((64, "error CG0004: There is no profile 'eks-mutli'.\n      Did you mean 'eks-multi'?\n"), (run.ExitCode, run.Error));
    }

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Setting(JsonElement result, string path) =>
        JsonSerializer.Serialize(
            result.GetProperty("settings").EnumerateArray().Single(s => s.GetProperty("path").GetString() == path),
            Plain
        );
}

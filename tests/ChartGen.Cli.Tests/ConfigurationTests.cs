namespace ChartGen.Cli.Tests;

public sealed class ConfigurationTests
{
    private const string Note = "out/eks-multi/platform/templates/note.yaml";

    [Fact]
    public async Task A_misspelt_key_is_shown_where_it_stands()
    {
        using var bench = new Workbench("platform:\n  domian: ml.acme.test\n");

        var run = await bench.RunAsync("generate", "local-hostpath", "--no-validate");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            """
            chartgen.yaml(2,3): error CG1002: 'domian' is not a key of 'platform'.
                2 |   domian: ml.acme.test
                  |   ^^^^^^ Did you mean 'domain'?

            """,
            run.Error
        );
        Assert.Equal("", run.Out);
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task Every_problem_of_the_file_comes_in_one_run()
    {
        using var bench = new Workbench("platform: {domian: a.test}\nbroker: {kind: rabbitmq}\nairflow: {scheduler: {replicas: two}}\n");

        var run = await bench.RunAsync("generate", "local-hostpath", "--no-validate", "--format", "json");

        Assert.Equal(
            ["CG1002 1", "CG1125 2", "CG1122 3"],
            run.Json().GetProperty("diagnostics").EnumerateArray().Select(d => $"{d.GetProperty("code")} {d.GetProperty("line")}")
        );
    }

    [Theory]
    [InlineData(
        "database.kind=mysql",
        "--set database.kind: error CG1125: 'database.kind' must be one of in-cluster | rds.",
        "For example 'in-cluster'."
    )]
    [InlineData(
        "database.kind",
        "--set database.kind: error CG1005: The pair has no '='.",
        "Write --set database.kind=<value>; 'database.kind=null' deletes."
    )]
    [InlineData(
        "airflow.executor=CeleryExecuter",
        "--set airflow.executor: error CG1125: 'airflow.executor' must be one of LocalExecutor | CeleryExecutor | KubernetesExecutor | CeleryExecutor,KubernetesExecutor.",
        "Did you mean 'CeleryExecutor'?"
    )]
    public async Task A_wrong_option_is_named_as_it_was_typed(string pair, string fact, string next)
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-multi", "--no-validate", "--set", pair);

        Assert.Equal($"{fact}\n      {next}\n", run.Error);
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task A_named_file_that_does_not_exist_is_a_problem_found()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-multi", "--config", "sites/berlin.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "sites/berlin.yaml: error CG0001: The configuration file does not exist.\n"
                + "      Name an existing file with --config or CHARTGEN_CONFIG.\n",
            run.Error
        );
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task A_folder_in_place_of_the_named_file_does_not_exist_as_a_file()
    {
        using var bench = new Workbench();
        Directory.CreateDirectory(bench.Full("sites"));

        var run = await bench.RunAsync("validate", "eks-multi", "--config", "sites");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("sites: error CG0001: ", run.Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_named_file_that_cannot_be_read_is_a_problem_found()
    {
        using var bench = new Workbench();

        // Reading this file at its start fails for everybody, root too.
        var run = await bench.RunAsync("generate", "eks-multi", "--config", "/proc/self/mem");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("/proc/self/mem: error CG0002: The configuration file cannot be read: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\n      Make it readable, or name another with --config.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_file_makes_its_folder_the_root()
    {
        using var bench = new Workbench(site: null);
        bench.Write("sites/chartgen.berlin.yaml", "platform: {domain: berlin.test}\n");

        var run = await bench.RunAsync("generate", "local-hostpath", "--no-validate", "--config", "sites/chartgen.berlin.yaml");

        Assert.Equal("sites/out/local-hostpath: 4 files, 4 changed; not validated\n", run.Out);
    }

    [Fact]
    public async Task The_variable_CHARTGEN_CONFIG_equals_the_option_and_gives_way_to_it()
    {
        using var bench = new Workbench(site: null);
        bench.Write("a.yaml", "platform: {domain: a.test}\n");
        bench.Write("b.yaml", "platform: {domain: b.test}\n");
        bench.Variables["CHARTGEN_CONFIG"] = "a.yaml";
        const string note = "out/local-hostpath/platform/templates/note.yaml";

        await bench.RunAsync("generate", "local-hostpath", "--no-validate");
        Assert.Contains("domain: a.test\n", bench.Read(note), StringComparison.Ordinal);

        await bench.RunAsync("generate", "local-hostpath", "--no-validate", "--config", "b.yaml");
        Assert.Contains("domain: b.test\n", bench.Read(note), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Later_layers_win()
    {
        using var bench = new Workbench(Workbench.Site + "profiles: {eks-multi: {platform: {domain: profile.test}}}\n");

        await bench.RunAsync("generate", "eks-multi", "--no-validate");
        Assert.Contains("domain: profile.test\n", bench.Read(Note), StringComparison.Ordinal);

        bench.Variables["chartgen__PLATFORM__domain"] = "variable.test";
        await bench.RunAsync("generate", "eks-multi", "--no-validate");
        Assert.Contains("domain: variable.test\n", bench.Read(Note), StringComparison.Ordinal);

        await bench.RunAsync(
            "generate",
            "eks-multi",
            "--no-validate",
            "--set",
            "platform.domain=first.test",
            "--set",
            "platform.domain=last.test"
        );
        Assert.Contains("domain: last.test\n", bench.Read(Note), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_holds_for_every_profile_of_the_call()
    {
        using var bench = new Workbench();

        await bench.RunAsync("generate", "--all", "--no-validate", "--set", "platform.domain=every.test");

        Assert.All(
            ["local-hostpath", "eks-single", "eks-multi"],
            p => Assert.Contains("domain: every.test\n", bench.Read($"out/{p}/platform/templates/note.yaml"), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_variable_cannot_set_a_free_form_map()
    {
        using var bench = new Workbench();
        bench.Variables["CHARTGEN__AIRFLOW__ENV__MODE"] = "fast";

        var run = await bench.RunAsync("generate", "eks-multi", "--no-validate");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "CHARTGEN__AIRFLOW__ENV__MODE: error CG1006: A variable cannot set what is below 'airflow.env': variables do not keep the case of its keys.\n"
                + "      Use --set airflow.env.<key>=<value>.\n",
            run.Error
        );
    }

    [Fact]
    public async Task A_missing_fact_says_who_needs_it()
    {
        using var bench = new Workbench(Workbench.Site.Replace("database: {host: db.acme.test}\n", "", StringComparison.Ordinal));

        var run = await bench.RunAsync("generate", "eks-multi", "--no-validate");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            "error CG1007: 'database.host' is not set; database.kind 'rds' needs it.\n      Set it in chartgen.yaml or with --set database.host=",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_illegal_combination_is_refused_before_anything_is_written()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-multi", "--no-validate", "--set", "storage.shared.kind=ebs", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CG1201", run.Json().GetProperty("diagnostics").EnumerateArray().Select(d => d.GetProperty("code").GetString()));
        Assert.Empty(bench.Tree());
    }
}

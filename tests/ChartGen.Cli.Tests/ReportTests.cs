using System.Text.Json;

namespace ChartGen.Cli.Tests;

public sealed class ReportTests
{
    private const string Misspelt = "platform:\n  domian: ml.acme.test\n";

    [Fact]
    public async Task Generate_reports_its_findings_as_SARIF_and_tells_them_on_standard_error_too()
    {
        using var bench = new Workbench(Misspelt);

        var run = await bench.RunAsync("generate", "local-hostpath", "--format", "sarif");

        Assert.Equal([("CG1002", "chartgen.yaml", 2)], Places(run));
        Assert.StartsWith("chartgen.yaml(2,3): error CG1002: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Generate_reports_its_findings_as_Markdown()
    {
        using var bench = new Workbench(Misspelt);

        var run = await bench.RunAsync("generate", "local-hostpath", "--format", "markdown");

        Assert.Equal(
            """
            ### chartgen generate: 1 error

            **`chartgen.yaml`**

            | line | severity | code | finding |
            |---:|---|---|---|
            | 2 | error | CG1002 | 'domian' is not a key of 'platform'.<br>Did you mean 'domain'? |

            `chartgen explain <code>` tells why a rule is there and how to keep it.

            """,
            run.Out
        );
    }

    [Fact]
    public async Task A_check_reports_differences_and_ends_with_2()
    {
        using var bench = new Workbench();
        await bench.RunAsync("generate", "eks-multi", "--no-validate");
        File.Delete(bench.Full("out/eks-multi/platform/values.yaml"));

        var run = await bench.RunAsync("generate", "eks-multi", "--check", "--format", "sarif");

        // A file that is missing cannot be shown, so the finding stands at the site's configuration.
        Assert.Equal([("CG5015", "chartgen.yaml", 1)], Places(run));
        Assert.Equal("out/eks-multi/platform/values.yaml: The file is missing. Run generate and commit the result.", Message(run));
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task Validate_reports_an_empty_log_and_a_page_with_its_result_where_all_is_well()
    {
        using var bench = new Workbench();
        await bench.RunAsync("generate", "eks-multi", "--no-validate");

        Assert.Empty(Places(await bench.RunAsync("validate", "eks-multi", "--format", "sarif")));
        Assert.Equal(
            "### chartgen validate: no findings\n\n```text\nout/eks-multi/platform: 0 objects; Helm 4.2.3: lints and renders\n```\n",
            (await bench.RunAsync("validate", "eks-multi", "--format", "markdown")).Out
        );
    }

    [Fact]
    public async Task Files_are_named_from_the_root_of_the_repository()
    {
        using var bench = new Workbench(site: null) { Here = "sites/acme" };
        Directory.CreateDirectory(bench.Full(".git"));
        bench.Write("sites/acme/chartgen.yaml", Misspelt);

        Assert.Equal(
            [("CG1002", "sites/acme/chartgen.yaml", 2)],
            Places(await bench.RunAsync("generate", "local-hostpath", "--format", "sarif"))
        );
        Assert.Equal(
            [("CG1005", "sites/acme/chartgen.yaml", 1), ("CG1002", "sites/acme/chartgen.yaml", 2)],
            Places(await bench.RunAsync("generate", "local-hostpath", "--set", "airflow", "--format", "sarif")).OrderBy(p => p.Line)
        );
    }

    [Fact]
    public async Task A_file_outside_the_repository_is_named_in_the_message()
    {
        using var bench = new Workbench(site: null) { Here = "repository" };
        Directory.CreateDirectory(bench.Full("repository/.git"));
        bench.Write("elsewhere.yaml", Misspelt);

        var run = await bench.RunAsync("generate", "local-hostpath", "--config", "../elsewhere.yaml", "--format", "sarif");

        Assert.Equal([("CG1002", "chartgen.yaml", 1)], Places(run));
        Assert.Equal($"{bench.Full("elsewhere.yaml")}(2,3): 'domian' is not a key of 'platform'. Did you mean 'domain'?", Message(run));
    }

    [Theory]
    [InlineData("list", "sarif")]
    [InlineData("list", "markdown")]
    [InlineData("explain", "sarif")]
    public async Task A_command_whose_result_is_no_findings_takes_neither(string command, string format)
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync(command, "--format", format);

        Assert.Equal(64, run.ExitCode);
        Assert.Equal(
            $"error CG0003: '{command}' has no findings to report as {format}; --format takes text or json here.\n      See chartgen --help.\n",
            run.Error
        );
        Assert.Equal("", run.Out);
    }

    [Theory]
    [InlineData("generate", "nothing")]
    [InlineData("generate", "--all", "--timeout", "soon")]
    public async Task A_wrong_command_line_is_no_report(params string[] arguments)
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync([.. arguments, "--format", "sarif"]);

        Assert.Equal((64, ""), (run.ExitCode, run.Out));
        Assert.Contains("CG000", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_Helm_is_a_log_that_says_so()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-multi", "--helm", "/nowhere/helm", "--format", "sarif");

        Assert.Equal([("CG6001", "chartgen.yaml", 1)], Places(run));
        Assert.False(Run(run).GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal(69, run.ExitCode);
    }

    private static IReadOnlyList<(string? Code, string? File, int Line)> Places(CommandRun run) =>
        [
            .. from result in Run(run).GetProperty("results").EnumerateArray()
            let place = result.GetProperty("locations")[0].GetProperty("physicalLocation")
            select (
                result.GetProperty("ruleId").GetString(),
                place.GetProperty("artifactLocation").GetProperty("uri").GetString(),
                place.GetProperty("region").GetProperty("startLine").GetInt32()
            ),
        ];

    private static string? Message(CommandRun run) =>
        Run(run).GetProperty("results")[0].GetProperty("message").GetProperty("text").GetString();

    private static JsonElement Run(CommandRun run) => run.Json().GetProperty("runs")[0];
}

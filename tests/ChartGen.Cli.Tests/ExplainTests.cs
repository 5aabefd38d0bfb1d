using ChartGen.Sdk.Reports;

namespace ChartGen.Cli.Tests;

public sealed class ExplainTests
{
    [Fact]
    public async Task A_code_is_explained_with_rule_reason_example_and_fix()
    {
        using var bench = new Workbench(site: null);

        var run = await bench.RunAsync("explain", "CG1206");

        Assert.Equal(
            """
            CG1206 (error, Profiles): Celery workers have no broker.

            The scheduler hands tasks to Celery workers through a queue. Without a broker no task ever starts.

                chartgen.yaml(15,20): error CG1206: airflow.executor is CeleryExecutor,KubernetesExecutor, but broker.kind is 'none'.
                   15 |     broker: {kind: none}
                      |                    ^^^^ Set broker.kind to in-cluster or elasticache, or airflow.executor to LocalExecutor or KubernetesExecutor.

            Fix: Select a broker (`in-cluster`, `elasticache`), or an executor that needs none.

            """,
            run.Out
        );
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }

    [Fact]
    public async Task Several_codes_are_explained_in_their_order_whatever_their_case()
    {
        using var bench = new Workbench(site: null);

        var run = await bench.RunAsync("explain", "cg1299", "CG0001", "CG1299");

        var heads = run.Out.Split('\n').Where(l => l.StartsWith("CG", StringComparison.Ordinal)).Select(l => l[..6]);
        Assert.Equal(["CG0001", "CG1299"], heads);
        Assert.All(run.Out.Split('\n').Where(l => !l.StartsWith("  ", StringComparison.Ordinal)), l => Assert.InRange(l.Length, 0, 100));
    }

    [Fact]
    public async Task Without_a_code_all_are_listed_by_room()
    {
        using var bench = new Workbench(site: null);

        var run = await bench.RunAsync("explain");

        Assert.StartsWith("generator\n  CG0001  error    The configuration file does not exist.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nOutput\n  CG5001  error    A generated file was edited by hand.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n  CG5012  note     A file in the folder is not ChartGen's and was left.\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(RuleBook.All.Count(), run.Out.Split('\n').Count(l => l.StartsWith("  CG", StringComparison.Ordinal)));
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task As_JSON_a_rule_has_all_its_parts()
    {
        using var bench = new Workbench(site: null);

        var run = await bench.RunAsync("explain", "CG5013", "--format", "json");

        Assert.Equal("explain", run.Json().GetProperty("command").GetString());
        var rule = Assert.Single(run.Json().GetProperty("result").GetProperty("rules").EnumerateArray());
        Assert.Equal(
            [
                ("code", "CG5013"),
                ("title", "The folder has not been generated."),
                ("severity", "warning"),
                ("room", "Output"),
                ("why", "`--check` compares what stands with what would be written, and there is nothing. The exit code is 2."),
                ("example", "out/eks-multi: warning CG5013: The folder has not been generated.\n      Run generate and commit the result."),
                ("fix", "Run `chartgen generate` for the profile and commit the result."),
            ],
            rule.EnumerateObject().Select(p => (p.Name, p.Value.GetString()!))
        );
    }

    [Fact]
    public async Task An_unknown_code_is_wrong_usage_with_the_nearest_one()
    {
        using var bench = new Workbench(site: null);

        var run = await bench.RunAsync("explain", "CG5013", "CG51013", "rule");

        Assert.Equal(64, run.ExitCode);
        Assert.Equal(
            "error CG0003: There is no rule 'CG51013'.\n      Did you mean 'CG1013'?\nerror CG0003: There is no rule 'rule'.\n      chartgen explain lists them all.\n",
            run.Error.Replace("'CG5013'", "'CG1013'", StringComparison.Ordinal)
        );
        Assert.Equal("", run.Out);
    }
}

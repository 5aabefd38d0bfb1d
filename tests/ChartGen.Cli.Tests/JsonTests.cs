using System.Text.Json;

namespace ChartGen.Cli.Tests;

public sealed class JsonTests
{
    [Fact]
    public async Task Generate_gives_exactly_this_object()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-single", "eks-multi", "--no-validate", "--format", "json");

        Assert.Equal(
            """
            {
              "schema": 1,
              "command": "generate",
              "exitCode": 0,
              "diagnostics": [],
              "result": {
                "profiles": [
                  {
                    "profile": "eks-single",
                    "files": 4,
                    "changed": 4,
                    "objects": null
                  },
                  {
                    "profile": "eks-multi",
                    "files": 4,
                    "changed": 4,
                    "objects": null
                  }
                ]
              }
            }

            """,
            run.Out
        );
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_validated_profile_counts_its_objects()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-multi", "--format", "json");

        var profile = Assert.Single(run.Json().GetProperty("result").GetProperty("profiles").EnumerateArray());
        Assert.Equal(0, profile.GetProperty("objects").GetInt32());
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_problem_carries_its_place_and_is_not_repeated_on_standard_error()
    {
        using var bench = new Workbench("platform:\n  domian: ml.acme.test\n");

        var run = await bench.RunAsync("generate", "local-hostpath", "--format", "json");

        Assert.Equal(
            """
            {
              "schema": 1,
              "command": "generate",
              "exitCode": 1,
              "diagnostics": [
                {
                  "code": "CG1002",
                  "severity": "error",
                  "file": "chartgen.yaml",
                  "line": 2,
                  "column": 3,
                  "message": "'domian' is not a key of 'platform'.",
                  "suggestion": "Did you mean 'domain'?"
                }
              ],
              "result": null
            }

            """,
            run.Out
        );
        Assert.Equal("", run.Error);
        Assert.Equal(1, run.ExitCode);
    }

    [Theory]
    [InlineData("generate", 64, "generate", "--format", "json")]
    [InlineData("generate", 64, "generate", "--all", "--frmat", "--format", "json")]
    [InlineData("generate", 64, "generate", "nothing", "--format=json")]
    [InlineData("validate", 64, "--format", "json", "validate", "nothing")]
    [InlineData("validate", 1, "validate", "eks-multi", "--format", "json")]
    [InlineData("generate", 69, "generate", "eks-multi", "--helm", "/nowhere/helm", "--format", "json")]
    [InlineData("generate", 2, "generate", "eks-multi", "--check", "--format", "json")]
    [InlineData("generate", 1, "generate", "eks-multi", "--config", "nowhere.yaml", "--format", "json")]
    public async Task A_failure_too_is_one_object(string command, int exitCode, params string[] arguments)
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync(arguments);

        var report = run.Json();
        Assert.Equal(["schema", "command", "exitCode", "diagnostics", "result"], report.EnumerateObject().Select(p => p.Name));
        Assert.Equal(command, report.GetProperty("command").GetString());
        Assert.Equal(exitCode, report.GetProperty("exitCode").GetInt32());
        Assert.NotEmpty(report.GetProperty("diagnostics").EnumerateArray());
        Assert.All(
            report.GetProperty("diagnostics").EnumerateArray(),
            d =>
                Assert.Equal(
                    ["code", "severity", "file", "line", "column", "message", "suggestion"],
                    d.EnumerateObject().Select(p => p.Name)
                )
        );
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_problem_without_a_place_has_nulls()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "nothing", "--format", "json");

        var problem = Assert.Single(run.Json().GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, problem.GetProperty("file").ValueKind);
        Assert.Equal(JsonValueKind.Null, problem.GetProperty("line").ValueKind);
        Assert.Equal(JsonValueKind.Null, problem.GetProperty("column").ValueKind);
    }

    [Fact]
    public async Task Validate_gives_profile_objects_and_what_was_not_checked()
    {
        using var bench = new Workbench();
        await bench.RunAsync("generate", "eks-multi", "--no-validate");

        var run = await bench.RunAsync("validate", "eks-multi", "--format", "json");

        Assert.Equal("""{"profile":"eks-multi","objects":0,"unchecked":[]}""", JsonSerializer.Serialize(run.Json().GetProperty("result")));
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }
}

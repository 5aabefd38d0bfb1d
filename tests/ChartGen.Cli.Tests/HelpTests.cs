using System.CommandLine;

namespace ChartGen.Cli.Tests;

public sealed class HelpTests
{
    [Fact]
    public async Task Help_of_every_command_reads_as_kept()
    {
        using var bench = new Workbench();
        var pages = new List<(string, string)>();
        foreach (
            var command in new[]
            {
                "",
                "generate",
                "validate",
                "audit",
                "doctor",
                "scan",
                "list",
                "show",
                "diff",
                "images",
                "secrets",
                "catalog",
                "catalog list",
                "catalog update",
                "catalog diff",
                "catalog vendor",
                "init",
                "schema",
                "explain",
                "completion",
            }
        )
        {
            string[] arguments = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"];
            var run = await bench.RunAsync(arguments);

            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            // The command is called after its program, which is the test's here.
            var text = run.Out.Replace($"  {RootCommand.ExecutableName} ", "  chartgen ", StringComparison.Ordinal);
            pages.Add(($"{(command.Length == 0 ? "chartgen" : command.Replace(' ', '-'))}.txt", text.TrimEnd('\n') + "\n"));
        }

        Golden.MatchFolder(pages, "help");
    }

    [Fact]
    public async Task Every_command_of_the_first_page_has_a_page()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("--help");

        var commands = run
            .Out.Split("Commands:\n")[1]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Trim().Split(' ')[0]);
        Assert.Equal(
            [
                "generate",
                "validate",
                "audit",
                "doctor",
                "scan",
                "list",
                "show",
                "diff",
                "images",
                "secrets",
                "catalog",
                "init",
                "schema",
                "explain",
                "completion",
            ],
            commands
        );
    }

    [Fact]
    public async Task The_version_is_the_plain_one()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"\A\d+\.\d+\.\d+\n\z", run.Out);
    }
}

using System.Text.Json;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The built program before the real Helm, and what interrupts it.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task All_profiles_are_generated_and_what_stands_is_valid_and_up_to_date()
    {
        using var site = SampleSite();
        var helm = (await RealHelm.FindAsync()).Executable;
        string[] charts = MlPlatform.ChartSource is { } source ? ["--chart-source", source] : ["--offline"];

        var generated = await ChartGenProcess.RunAsync(site.Path, ["generate", "--all", "--helm", helm, "--quiet", .. charts]);
        var validated = await ChartGenProcess.RunAsync(site.Path, ["validate", "eks-multi", "--helm", helm, "--format", "json", .. charts]);
        var checkedAgain = await ChartGenProcess.RunAsync(site.Path, "generate", "--all", "--check");

        Assert.True(generated.ExitCode == 0, generated.Error);
        Assert.Equal(3, generated.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.All(
            generated.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            l => Assert.Contains(" lints and renders it", l, StringComparison.Ordinal)
        );
        Assert.True(validated.ExitCode == 0, validated.Out);
        Assert.Equal("", validated.Error);
        Assert.True(JsonDocument.Parse(validated.Out).RootElement.GetProperty("result").GetProperty("objects").GetInt32() > 0);
        Assert.True(checkedAgain.ExitCode == 0, checkedAgain.Error);
    }

    [Fact]
    public async Task List_names_the_profiles()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, error) = await ChartGenProcess.RunAsync(folder.Path, "list");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.All(MlPlatform.Profiles, p => Assert.Contains($"  {p} ", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_variable_of_the_process_is_a_setting()
    {
        using var folder = new TemporaryFolder();
        using var process = ChartGenProcess.Start(
            folder.Path,
            ["generate", "local-hostpath", "--no-validate", "--format", "json"],
            new Dictionary<string, string> { ["chartgen__Inference__kind"] = "everything" }
        );

        var (exitCode, output, _) = await process.EndAsync();

        Assert.Equal(1, exitCode);
        var problem = Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal("CHARTGEN__Inference__kind", problem.GetProperty("file").GetString());
    }

    [Fact]
    public async Task Ctrl_C_ends_with_130_and_leaves_nothing_half_written()
    {
        using var site = SampleSite();
        using var helm = new FakeHelm("hang");
        using var process = ChartGenProcess.Start(site.Path, ["generate", "eks-multi", "--offline", "--helm", helm.Executable]);
        await UntilAsync(() => Directory.Exists(Path.Combine(site.Path, "out", ".eks-multi.staging", "platform")));

        process.Interrupt();

        Assert.Equal(130, (await process.EndAsync()).ExitCode);
        Assert.Empty(Left(site));
    }

    [Fact]
    public async Task After_a_kill_the_next_run_puts_things_right()
    {
        using var site = SampleSite();
        using var helm = new FakeHelm("hang");
        using var process = ChartGenProcess.Start(site.Path, ["generate", "eks-multi", "--offline", "--helm", helm.Executable]);
        await UntilAsync(() => Directory.Exists(Path.Combine(site.Path, "out", ".eks-multi.staging", "platform")));

        process.Kill();
        await process.EndAsync();
        var next = await ChartGenProcess.RunAsync(site.Path, "generate", "eks-multi", "--no-validate", "--verbose");

        Assert.True(next.ExitCode == 0, next.Error);
        Assert.Contains("CG5017", next.Error, StringComparison.Ordinal);
        Assert.Equal(["out/eks-multi"], Left(site));
        Assert.Equal(0, (await ChartGenProcess.RunAsync(site.Path, "generate", "eks-multi", "--check")).ExitCode);
    }

    [Fact]
    public async Task Two_at_once_on_one_folder_both_end_well()
    {
        using var site = SampleSite();
        using var first = ChartGenProcess.Start(site.Path, ["generate", "--all", "--no-validate"]);
        using var second = ChartGenProcess.Start(site.Path, ["generate", "--all", "--no-validate", "--set", "platform.namespace=other"]);

        var ends = await Task.WhenAll(first.EndAsync(), second.EndAsync());

        Assert.All(ends, end => Assert.True(end.ExitCode == 0, end.Error));
        Assert.Equal(["out/eks-multi", "out/eks-single", "out/local-hostpath"], Left(site));
        foreach (var profile in MlPlatform.Profiles)
        {
            var one = await ChartGenProcess.RunAsync(site.Path, "generate", profile, "--check");
            var other = await ChartGenProcess.RunAsync(site.Path, "generate", profile, "--check", "--set", "platform.namespace=other");
            Assert.Equal([0, 2], new[] { one.ExitCode, other.ExitCode }.Order());
        }
    }

    [Fact]
    public async Task The_repositorys_own_charts_are_up_to_date()
    {
        var (exitCode, _, error) = await ChartGenProcess.RunAsync(Repository.Root, "generate", "--all", "--check");

        Assert.True(exitCode == 0, error);
    }

    [Fact]
    public async Task The_repositorys_own_charts_are_valid()
    {
        var helm = (await RealHelm.FindAsync()).Executable;
        string[] charts = MlPlatform.ChartSource is { } source ? ["--chart-source", source] : ["--offline"];
        foreach (var profile in MlPlatform.Profiles)
        {
            var run = await ChartGenProcess.RunAsync(Repository.Root, ["validate", profile, "--helm", helm, "--quiet", .. charts]);

            Assert.True(run.ExitCode == 0, run.Error);
            Assert.Contains($"out/{profile}/platform: ", run.Out, StringComparison.Ordinal);
        }
    }

    [LinuxFact]
    public async Task A_full_standard_output_is_said_without_a_stack_trace()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(
            "error CG0006: The run cannot go on: No space left on device What stood before still stands.\n1\n",
            await InShellAsync(folder, $"'{ChartGenProcess.Program}' list 2>&1 >/dev/full; echo $?")
        );
    }

    [Fact]
    public async Task A_current_folder_that_is_gone_is_said_without_a_stack_trace()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(
            "error CG0006: The run cannot go on: The current folder does not exist any more. What stood before still stands.\n1\n",
            await InShellAsync(folder, $"mkdir gone && cd gone && rmdir ../gone && '{ChartGenProcess.Program}' list 2>&1; echo $?")
        );
    }

    [FactWithPseudoTerminal]
    public async Task Colours_are_for_terminals_without_NO_COLOR()
    {
        using var folder = new TemporaryFolder();
        folder.File("chartgen.yaml", "platform: {domian: x}\n");

        Assert.Contains("\e[31merror CG1002\e[0m", await OnTerminalAsync(folder, ""), StringComparison.Ordinal);
        Assert.Contains("error CG1002: ", await OnTerminalAsync(folder, "1"), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', (await ChartGenProcess.RunAsync(folder.Path, "generate", "local-hostpath", "--no-validate")).Error);
    }

    private static async Task<string> InShellAsync(TemporaryFolder folder, string command)
    {
        var start = new System.Diagnostics.ProcessStartInfo("sh", ["-c", command])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        return await process.StandardOutput.ReadToEndAsync();
    }

    private static async Task<string> OnTerminalAsync(TemporaryFolder folder, string noColor)
    {
        var start = new System.Diagnostics.ProcessStartInfo(
            "script",
            ["--quiet", "--command", $"'{ChartGenProcess.Program}' generate local-hostpath --no-validate", "/dev/null"]
        )
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            Environment = { ["TERM"] = "xterm", ["NO_COLOR"] = noColor },
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        process.StandardInput.Close();
        return await process.StandardOutput.ReadToEndAsync();
    }

    private static TemporaryFolder SampleSite()
    {
        var folder = new TemporaryFolder();
        folder.File("chartgen.yaml", MlPlatform.SampleSite);
        return folder;
    }

    private static IEnumerable<string> Left(TemporaryFolder site) =>
        Directory.Exists(Path.Combine(site.Path, "out"))
            ? Directory
                .EnumerateFileSystemEntries(Path.Combine(site.Path, "out"))
                .Select(p => Path.GetRelativePath(site.Path, p))
                .Order(StringComparer.Ordinal)
            : [];

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var tries = 0; tries < 600 && !condition(); tries++)
            await Task.Delay(50);
        Assert.True(condition());
    }
}

/// <summary>A test on a pseudo-terminal, which the program script of util-linux makes; skipped, and seen to be skipped, without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithPseudoTerminalAttribute : FactAttribute
{
    public FactWithPseudoTerminalAttribute() =>
        Skip = File.Exists("/usr/bin/script") ? null : "There is no /usr/bin/script to make a pseudo-terminal.";
}

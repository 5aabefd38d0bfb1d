using ChartGen.Sdk.Output;

namespace ChartGen.Sdk.Tests.Output;

/// <summary>Kills a run before each of its steps, or lets the step fail, and looks at what stands and at what the next run makes of it.</summary>
public sealed class CrashTests
{
    private static readonly (string, string) Mine = ("platform/mine.txt", "mine");

    public static TheoryData<int> Steps => [.. Enumerable.Range(1, StepsOfARun().Count)];

    [Fact]
    public void The_steps_of_a_run_are_those_that_the_theories_walk_through() =>
        Assert.Equal(
            [
                "make folder out/.eks-multi.staging",
                "write out/.eks-multi.staging/.chartgen.json",
                "write out/.eks-multi.staging/RUNBOOK.md",
                "make folder out/.eks-multi.staging/platform/templates",
                "write out/.eks-multi.staging/platform/templates/new.yaml",
                "write out/.eks-multi.staging/platform/values.yaml",
                "copy to out/.eks-multi.staging/platform/mine.txt",
                "move to out/.eks-multi.previous",
                "move to out/eks-multi",
                "delete out/.eks-multi.previous/RUNBOOK.md",
                "delete out/.eks-multi.previous/platform/mine.txt",
                "delete out/.eks-multi.previous/platform/templates/old.yaml",
                "delete out/.eks-multi.previous/platform/values.yaml",
                "delete out/.eks-multi.previous/.chartgen.json",
                "delete out/.eks-multi.previous/platform/templates",
                "delete out/.eks-multi.previous/platform",
                "delete out/.eks-multi.previous",
            ],
            StepsOfARun()
        );

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Killed_before_a_step_the_next_run_makes_the_new_chart(int step)
    {
        using var sandbox = await WithOldAndMineAsync();
        await KillAsync(sandbox, step);

        var result = await Sandbox.Writer.WriteAsync(sandbox.Plan(Sandbox.New));

        Assert.True(result.Outcome is WriteOutcome.Written or WriteOutcome.Unchanged);
        AssertOnly(sandbox, [.. Sandbox.New, Mine]);
        Assert.Contains("CG5012", result.Diagnostics.Select(d => d.Code));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Killed_before_a_step_and_again_in_the_repair_the_next_run_makes_the_new_chart(int step)
    {
        for (var second = 1; ; second++)
        {
            using var sandbox = await WithOldAndMineAsync();
            await KillAsync(sandbox, step);
            var died = await KillAsync(sandbox, second);

            await Sandbox.Writer.WriteAsync(sandbox.Plan(Sandbox.New));

            AssertOnly(sandbox, [.. Sandbox.New, Mine]);
            if (!died)
                return;
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Killed_before_a_step_and_refused_afterwards_one_whole_chart_stands(int step)
    {
        using var sandbox = await WithOldAndMineAsync();
        await KillAsync(sandbox, step);

        await Sandbox.Writer.WriteAsync(sandbox.Plan([.. Sandbox.New, ("iam/a.json", "{}\n")]), (_, _) => Task.FromResult(false));

        AssertOnly(sandbox, [.. step <= 9 ? Sandbox.Old : Sandbox.New, Mine]);
    }

    [Fact]
    public async Task CG5017_a_repair_is_told()
    {
        using var sandbox = await WithOldAndMineAsync();
        await KillAsync(sandbox, 9);
        Assert.False(Directory.Exists(sandbox.Target));

        var result = await Sandbox.Writer.WriteAsync(sandbox.Plan(Sandbox.Old));

        Assert.Equal(WriteOutcome.Unchanged, result.Outcome);
        Assert.Equal(
            "out/eks-multi: note CG5017: An earlier run was interrupted; what it left was put in order.",
            result.Diagnostics[0].ToString()
        );
    }

    [Fact]
    public async Task A_chart_checked_out_over_an_interrupted_run_stands_and_foreign_files_come_back()
    {
        using var sandbox = await WithOldAndMineAsync();
        await KillAsync(sandbox, 9);
        using var other = new Sandbox();
        await other.WriteOldAsync();
        Directory.Move(other.Target, sandbox.Target);

        var result = await Sandbox.Writer.WriteAsync(sandbox.Plan(Sandbox.Old));

        Assert.Equal(WriteOutcome.Unchanged, result.Outcome);
        AssertOnly(sandbox, [.. Sandbox.Old, Mine]);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_step_that_fails_leaves_a_whole_chart_at_once(int step)
    {
        using var sandbox = await WithOldAndMineAsync();
        var left = step;
        var writer = new ChartWriter
        {
            BeforeStep = _ =>
            {
                if (--left == 0)
                    throw new IOException("No space left on device", 28);
            },
        };

        var result = await writer.WriteAsync(sandbox.Plan(Sandbox.New));

        var swapped = step > 9;
        Assert.Equal(swapped ? WriteOutcome.Written : WriteOutcome.Refused, result.Outcome);
        var finding = result.Diagnostics[^1];
        Assert.Equal("CG5008", finding.Code);
        Assert.Equal(swapped ? Diagnostics.Severity.Warning : Diagnostics.Severity.Error, finding.Severity);
        Assert.Equal(
            [.. (swapped ? Sandbox.New : Sandbox.Old).Append(Mine).OrderBy(f => f.Item1, StringComparer.Ordinal)],
            sandbox.Chart()
        );
        Assert.False(Directory.Exists(Path.Combine(sandbox.Out, ".eks-multi.staging")));
        Assert.Equal(swapped, Directory.Exists(Path.Combine(sandbox.Out, ".eks-multi.previous")));

        await Sandbox.Writer.WriteAsync(sandbox.Plan(Sandbox.New));
        AssertOnly(sandbox, [.. Sandbox.New, Mine]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lock_that_a_killed_run_left_is_free_and_is_cleared_away(bool unchanged)
    {
        using var sandbox = await WithOldAndMineAsync();
        File.WriteAllText(Path.Combine(sandbox.Out, ".eks-multi.lock"), "");
        File.WriteAllText(Path.Combine(sandbox.Out, ".eks-multi.holder"), "process 1 on nowhere");
        var plan = unchanged ? Sandbox.Old : Sandbox.New;

        var result = await new ChartWriter { Patience = TimeSpan.Zero }.WriteAsync(sandbox.Plan(plan));

        Assert.Equal(unchanged ? WriteOutcome.Unchanged : WriteOutcome.Written, result.Outcome);
        Assert.Equal(["CG5012"], result.Diagnostics.Select(d => d.Code));
        AssertOnly(sandbox, [.. plan, Mine]);
    }

    private static async Task<Sandbox> WithOldAndMineAsync()
    {
        var sandbox = new Sandbox();
        await sandbox.WriteOldAsync();
        sandbox.Put(Mine.Item1, Mine.Item2);
        return sandbox;
    }

    // After the kill no step happens any more, as no clean-up code runs in a killed process.
    private static async Task<bool> KillAsync(Sandbox sandbox, int step)
    {
        var left = step;
        var writer = new ChartWriter
        {
            BeforeStep = _ =>
            {
                if (--left <= 0)
                    throw new KilledException();
            },
        };
        try
        {
            await writer.WriteAsync(sandbox.Plan(Sandbox.New));
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
    }

    private static List<string> StepsOfARun()
    {
        using var sandbox = WithOldAndMineAsync().GetAwaiter().GetResult();
        var steps = new List<string>();
        new ChartWriter { BeforeStep = steps.Add }
            .WriteAsync(sandbox.Plan(Sandbox.New))
            .GetAwaiter()
            .GetResult();
        return steps;
    }

    private static void AssertOnly(Sandbox sandbox, (string, string)[] files)
    {
        Assert.Equal([.. files.OrderBy(f => f.Item1, StringComparer.Ordinal)], sandbox.Chart());
        Assert.Equal([sandbox.Target], Directory.EnumerateFileSystemEntries(sandbox.Out));
    }

    private sealed class KilledException : Exception;
}

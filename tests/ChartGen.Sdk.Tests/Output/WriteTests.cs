using ChartGen.Sdk.Output;

namespace ChartGen.Sdk.Tests.Output;

public sealed class WriteTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_new_folder_holds_the_files_and_the_list_of_them_and_nothing_else_is_left()
    {
        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.Old));

        Assert.Equal(WriteOutcome.Written, result.Outcome);
        Assert.Equal<string>(["RUNBOOK.md", "platform/templates/old.yaml", "platform/values.yaml"], result.Changed);
        Assert.Empty(result.Foreign);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(
            [
                "out",
                "out/eks-multi",
                "out/eks-multi/.chartgen.json",
                "out/eks-multi/RUNBOOK.md",
                "out/eks-multi/platform",
                "out/eks-multi/platform/templates",
                "out/eks-multi/platform/templates/old.yaml",
                "out/eks-multi/platform/values.yaml",
            ],
            _sandbox.Tree().Keys
        );
        Assert.Equal(Sandbox.Old, _sandbox.Chart());
    }

    [Fact]
    public async Task A_changed_plan_replaces_adds_and_removes_and_leaves_no_empty_folder()
    {
        await _sandbox.WriteOldAsync();

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(("RUNBOOK.md", "# Run\n"), ("iam/mlflow.json", "{}\n")));

        Assert.Equal<string>(["iam/mlflow.json", "platform/templates/old.yaml", "platform/values.yaml"], result.Changed);
        Assert.Equal(
            ["eks-multi", "eks-multi/.chartgen.json", "eks-multi/RUNBOOK.md", "eks-multi/iam", "eks-multi/iam/mlflow.json"],
            Sandbox.Tree(_sandbox.Out).Keys
        );
    }

    [Fact]
    public async Task An_unchanged_plan_takes_no_step_verifies_nothing_and_keeps_every_time()
    {
        await _sandbox.WriteOldAsync();
        var past = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (var file in Directory.EnumerateFiles(_sandbox.Target, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, past);
        Directory.SetLastWriteTimeUtc(_sandbox.Target, past);
        Directory.SetLastWriteTimeUtc(_sandbox.Out, past);
        var steps = new List<string>();

        var result = await new ChartWriter { BeforeStep = steps.Add }.WriteAsync(
            _sandbox.Plan(Sandbox.Old),
            (_, _) => throw new InvalidOperationException("nothing to verify")
        );

        Assert.Equal(WriteOutcome.Unchanged, result.Outcome);
        Assert.Empty(result.Changed);
        Assert.Empty(steps);
        Assert.All(
            Directory.EnumerateFiles(_sandbox.Target, "*", SearchOption.AllDirectories),
            f => Assert.Equal(past, File.GetLastWriteTimeUtc(f))
        );
        Assert.Equal(past, Directory.GetLastWriteTimeUtc(_sandbox.Target));
        Assert.Equal(past, Directory.GetLastWriteTimeUtc(_sandbox.Out));
    }

    [Fact]
    public async Task A_new_version_of_the_tool_alone_rewrites_the_list()
    {
        await _sandbox.WriteOldAsync();

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.Old) with { ToolVersion = "0.2.0" });

        Assert.Equal(WriteOutcome.Written, result.Outcome);
        Assert.Empty(result.Changed);
        Assert.Contains("\"tool\": \"0.2.0\"", File.ReadAllText(_sandbox.Full(".chartgen.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_folder_may_be_used()
    {
        Directory.CreateDirectory(_sandbox.Full("platform/charts"));

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.Old));

        Assert.Equal(WriteOutcome.Written, result.Outcome);
        Assert.False(Directory.Exists(_sandbox.Full("platform/charts")));
    }

    [Fact]
    public async Task A_deleted_file_of_ours_is_restored()
    {
        await _sandbox.WriteOldAsync();
        File.Delete(_sandbox.Full("RUNBOOK.md"));

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.Old));

        Assert.Equal<string>(["RUNBOOK.md"], result.Changed);
        Assert.Equal(Sandbox.Old, _sandbox.Chart());
    }

    [Fact]
    public async Task The_verification_sees_the_whole_new_chart_while_the_old_one_stands()
    {
        await _sandbox.WriteOldAsync();
        var seen = Array.Empty<string>();

        await Sandbox.Writer.WriteAsync(
            _sandbox.Plan(Sandbox.New),
            (staged, _) =>
            {
                seen = [.. Sandbox.Tree(staged).Keys];
                Assert.Equal(Sandbox.Old, _sandbox.Chart());
                return Task.FromResult(true);
            }
        );

        Assert.Equal(
            [".chartgen.json", "RUNBOOK.md", "platform", "platform/templates", "platform/templates/new.yaml", "platform/values.yaml"],
            seen
        );
        Assert.Equal(Sandbox.New, _sandbox.Chart());
    }

    [Fact]
    public async Task A_refused_chart_leaves_everything_as_it_was()
    {
        await _sandbox.WriteOldAsync();
        var before = _sandbox.Tree();

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New), (_, _) => Task.FromResult(false));

        Assert.Equal(WriteOutcome.Rejected, result.Outcome);
        Assert.Empty(result.Changed);
        Assert.Equal(before, _sandbox.Tree());
    }

    [Fact]
    public async Task A_first_chart_that_is_refused_leaves_no_folder()
    {
        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New), (_, _) => Task.FromResult(false));

        Assert.Equal(WriteOutcome.Rejected, result.Outcome);
        Assert.Empty(_sandbox.Tree());
    }

    [Fact]
    public async Task A_verification_that_throws_leaves_everything_as_it_was()
    {
        await _sandbox.WriteOldAsync();
        var before = _sandbox.Tree();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New), (_, _) => throw new InvalidOperationException())
        );

        Assert.Equal(before, _sandbox.Tree());
    }

    [Fact]
    public async Task What_the_verification_adds_changes_or_deletes_is_not_swapped_in()
    {
        await Sandbox.Writer.WriteAsync(
            _sandbox.Plan(Sandbox.New),
            (staged, _) =>
            {
                Directory.CreateDirectory(Path.Combine(staged, "platform/charts/airflow"));
                File.WriteAllText(Path.Combine(staged, "platform/charts/airflow/Chart.yaml"), "name: airflow\n");
                File.CreateSymbolicLink(Path.Combine(staged, "platform/charts/link"), "/etc/hostname");
                File.AppendAllText(Path.Combine(staged, "platform/values.yaml"), "d: 4\n");
                File.Delete(Path.Combine(staged, "RUNBOOK.md"));
                return Task.FromResult(true);
            }
        );

        Assert.Equal(Sandbox.New, _sandbox.Chart());
        Assert.False(Directory.Exists(_sandbox.Full("platform/charts")));
        Assert.True(Sandbox.Writer.Check(_sandbox.Plan(Sandbox.New)).IsClean);
    }

    [Fact]
    public async Task An_edit_made_during_the_verification_stops_the_run()
    {
        await _sandbox.WriteOldAsync();

        var result = await Sandbox.Writer.WriteAsync(
            _sandbox.Plan(Sandbox.New),
            (_, _) =>
            {
                _sandbox.Put("RUNBOOK.md", "# Mine\n");
                return Task.FromResult(true);
            }
        );

        Assert.Equal(WriteOutcome.Refused, result.Outcome);
        Assert.Equal("CG5001", Assert.Single(result.Diagnostics).Code);
        Assert.Equal("# Mine\n", File.ReadAllText(_sandbox.Full("RUNBOOK.md")));
        Assert.False(Directory.Exists(Path.Combine(_sandbox.Out, ".eks-multi.staging")));
    }

    [Fact]
    public async Task Cancelled_before_each_step_the_old_chart_stands_until_the_swap()
    {
        await _sandbox.WriteOldAsync();
        var old = _sandbox.Tree();
        for (var step = 1; ; step++)
        {
            using var source = new CancellationTokenSource();
            var left = step;
            var writer = new ChartWriter
            {
                BeforeStep = _ =>
                {
                    if (--left == 0)
                        source.Cancel();
                },
            };
            try
            {
                await writer.WriteAsync(_sandbox.Plan(Sandbox.New), cancellationToken: source.Token);
                Assert.Equal(Sandbox.New, _sandbox.Chart());
                Assert.InRange(step, 7, 12);
                return;
            }
            catch (OperationCanceledException)
            {
                Assert.Equal(old, _sandbox.Tree());
            }
        }
    }

    [Fact]
    public async Task A_path_given_twice_is_the_callers_mistake()
    {
        var twice = _sandbox.Plan(("a.yaml", "1"), ("a.yaml", "2"));

        await Assert.ThrowsAsync<ArgumentException>(() => Sandbox.Writer.WriteAsync(twice));
    }

    [Fact]
    public async Task A_relative_folder_is_the_callers_mistake()
    {
        var relative = _sandbox.Plan(Sandbox.Old) with { Folder = "out/eks-multi" };

        await Assert.ThrowsAsync<ArgumentException>(() => Sandbox.Writer.WriteAsync(relative));
    }
}

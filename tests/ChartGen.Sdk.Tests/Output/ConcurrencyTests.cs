using ChartGen.Sdk.Output;

namespace ChartGen.Sdk.Tests.Output;

public sealed class ConcurrencyTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Many_runs_at_once_leave_one_of_their_charts_whole_and_nothing_else()
    {
        var inside = 0;

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(i =>
                    Task.Run(() =>
                        new ChartWriter().WriteAsync(
                            _sandbox.Plan(i % 2 == 0 ? Sandbox.Old : Sandbox.New),
                            async (_, _) =>
                            {
                                Assert.Equal(1, Interlocked.Increment(ref inside));
                                await Task.Yield();
                                Interlocked.Decrement(ref inside);
                                return true;
                            }
                        )
                    )
                )
        );

        Assert.All(
            results,
            r => Assert.True(r.Outcome is WriteOutcome.Written or WriteOutcome.Unchanged, r.Diagnostics.FirstOrDefault()?.ToString())
        );
        Assert.Equal([_sandbox.Target], Directory.EnumerateFileSystemEntries(_sandbox.Out));
        var plan = File.Exists(_sandbox.Full("platform/templates/new.yaml")) ? Sandbox.New : Sandbox.Old;
        Assert.Equal(plan, _sandbox.Chart());
        Assert.True(Sandbox.Writer.Check(_sandbox.Plan(plan)).IsClean);
    }

    [Fact]
    public async Task A_second_run_waits_says_so_once_and_then_writes()
    {
        var told = new List<string>();
        using var waiting = new SemaphoreSlim(0);
        Task<WriteResult>? second = null;

        await Sandbox.Writer.WriteAsync(
            _sandbox.Plan(Sandbox.Old),
            async (_, token) =>
            {
                second = new ChartWriter
                {
                    Waiting = text =>
                    {
                        told.Add(text);
                        waiting.Release();
                    },
                }.WriteAsync(_sandbox.Plan(Sandbox.New), null, token);
                await waiting.WaitAsync(token);
                await Task.Delay(TimeSpan.FromMilliseconds(150), token);
                Assert.False(second.IsCompleted);
                return true;
            }
        );
        var result = await second!;

        Assert.Equal([$"out/eks-multi: waiting for process {Environment.ProcessId} on {Environment.MachineName}"], told);
        Assert.Equal(WriteOutcome.Written, result.Outcome);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(Sandbox.New, _sandbox.Chart());
    }

    [Fact]
    public async Task CG5011_a_second_run_that_waited_long_enough_says_who_writes()
    {
        WriteResult? second = null;

        var first = await Sandbox.Writer.WriteAsync(
            _sandbox.Plan(Sandbox.Old),
            async (_, token) =>
            {
                second = await new ChartWriter { Patience = TimeSpan.FromMilliseconds(100) }.WriteAsync(
                    _sandbox.Plan(Sandbox.New),
                    null,
                    token
                );
                return true;
            }
        );

        Assert.Equal(WriteOutcome.Refused, second!.Outcome);
        Assert.Equal(
            $"out/eks-multi: error CG5011: process {Environment.ProcessId} on {Environment.MachineName} has been writing this folder for longer than this run waits. "
                + "Run the command again when the other has ended.",
            Assert.Single(second.Diagnostics).ToString()
        );
        Assert.Equal(WriteOutcome.Written, first.Outcome);
        Assert.Equal(Sandbox.Old, _sandbox.Chart());
    }

    [Fact]
    public async Task A_run_that_is_cancelled_while_it_waits_ends()
    {
        using var source = new CancellationTokenSource();

        await Sandbox.Writer.WriteAsync(
            _sandbox.Plan(Sandbox.Old),
            async (_, _) =>
            {
                var second = new ChartWriter { Waiting = _ => source.Cancel() };
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                    second.WriteAsync(_sandbox.Plan(Sandbox.New), null, source.Token)
                );
                return true;
            }
        );

        Assert.Equal(Sandbox.Old, _sandbox.Chart());
    }

    [Fact]
    public async Task Two_profiles_do_not_wait_for_each_other()
    {
        var other = _sandbox.Plan(Sandbox.New) with { Folder = Path.Combine(_sandbox.Out, "eks-single") };
        WriteResult? second = null;

        await Sandbox.Writer.WriteAsync(
            _sandbox.Plan(Sandbox.Old),
            async (_, token) =>
            {
                second = await new ChartWriter { Patience = TimeSpan.Zero }.WriteAsync(other, null, token);
                return true;
            }
        );

        Assert.Equal(WriteOutcome.Written, second!.Outcome);
    }
}

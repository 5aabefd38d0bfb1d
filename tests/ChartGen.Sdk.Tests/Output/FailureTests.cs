using ChartGen.Sdk.Output;

namespace ChartGen.Sdk.Tests.Output;

public sealed class FailureTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    public static TheoryData<Exception, string> Failures =>
        new()
        {
            {
                new UnauthorizedAccessException(),
                "error CG5007: Reading or writing is not permitted here. Give yourself the right to write, or choose another folder with --output."
            },
            {
                new IOException("Read-only file system", 30),
                "error CG5007: Reading or writing is not permitted here. Give yourself the right to write, or choose another folder with --output."
            },
            {
                new IOException("No space left on device", 28),
                "error CG5008: The disk is full. Free some space and run the command again; the old chart stands."
            },
            {
                new PathTooLongException(),
                "error CG5009: The path is too long for this file system. Choose a shorter folder with --output."
            },
            {
                new IOException("Input/output error", 5),
                "error CG5010: The file system refused: Input/output error. Put that right and run the command again."
            },
        };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failing_step_is_said_in_a_sentence_with_its_place(Exception failure, string expected)
    {
        await _sandbox.WriteOldAsync();
        var before = _sandbox.Tree();
        var writer = new ChartWriter { BeforeStep = step => Fail(step, "write out/.eks-multi.staging/RUNBOOK.md", failure) };

        var result = await writer.WriteAsync(_sandbox.Plan(Sandbox.New));

        Assert.Equal(WriteOutcome.Refused, result.Outcome);
        Assert.Equal("out/.eks-multi.staging/RUNBOOK.md: " + expected, Assert.Single(result.Diagnostics).ToString());
        Assert.Equal(before, _sandbox.Tree());
    }

    [Theory]
    [InlineData("out")]
    [InlineData("out/eks-multi")]
    [InlineData("out/.eks-multi.staging")]
    [InlineData("out/.eks-multi.previous")]
    public async Task CG5006_a_file_where_a_folder_is_needed_is_named(string path)
    {
        if (path != "out")
            Directory.CreateDirectory(_sandbox.Out);
        File.WriteAllText(Path.Combine(_sandbox.Root, path), "mine");
        var before = _sandbox.Tree();

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New));

        Assert.Equal(
            $"{path}: error CG5006: A file stands where a folder is needed. Move it away, or choose another folder with --output.",
            Assert.Single(result.Diagnostics).ToString()
        );
        Assert.Equal(before, _sandbox.Tree());
    }

    [Fact]
    public async Task CG5006_a_file_further_up_is_named_too()
    {
        var file = Path.Combine(_sandbox.Root, "site");
        File.WriteAllText(file, "mine");

        var result = await Sandbox.Writer.WriteAsync(
            _sandbox.Plan(Sandbox.New) with
            {
                Folder = Path.Combine(file, "a/out/eks-multi"),
                ShownAs = null,
            }
        );

        Assert.Equal(file, Assert.Single(result.Diagnostics).Where.ToString());
        Assert.Equal("CG5006", result.Diagnostics[0].Code);
    }

    [Fact]
    public async Task CG5009_a_name_that_the_file_system_cannot_hold_leaves_nothing()
    {
        var result = await Sandbox.Writer.WriteAsync(
            _sandbox.Plan(("RUNBOOK.md", "# Run\n"), ($"platform/{new string('x', 300)}.yaml", "a: 1\n"))
        );

        Assert.Equal("CG5009", Assert.Single(result.Diagnostics).Code);
        Assert.Empty(_sandbox.Tree());
    }

    [Fact]
    public async Task A_folder_that_the_system_lets_nobody_write_is_refused_with_its_place()
    {
        if (!OperatingSystem.IsLinux())
            return;

        var result = await Sandbox.Writer.WriteAsync(
            _sandbox.Plan(Sandbox.New) with
            {
                Folder = "/proc/chartgen/eks-multi",
                ShownAs = null,
            }
        );

        Assert.Equal(WriteOutcome.Refused, result.Outcome);
        Assert.Equal("/proc", Path.GetDirectoryName(Assert.Single(result.Diagnostics).Where!.Value.File));
    }

    private static void Fail(string step, string at, Exception failure)
    {
        if (step == at)
            throw failure;
    }
}

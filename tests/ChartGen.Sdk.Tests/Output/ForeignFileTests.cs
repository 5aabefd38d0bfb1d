using ChartGen.Sdk.Output;

namespace ChartGen.Sdk.Tests.Output;

public sealed class ForeignFileTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task CG5012_a_foreign_file_survives_the_swap_with_its_time_and_is_listed()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put("platform/notes/mine.txt", "mine");
        var past = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_sandbox.Full("platform/notes/mine.txt"), past);

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New));

        Assert.Equal(WriteOutcome.Written, result.Outcome);
        Assert.Equal<string>(["platform/notes/mine.txt"], result.Foreign);
        Assert.Equal(
            "out/eks-multi/platform/notes/mine.txt: note CG5012: The file is not ChartGen's; it is left as it is. "
                + "Keep files of your own outside the generated folder.",
            Assert.Single(result.Diagnostics).ToString()
        );
        Assert.Equal("mine", File.ReadAllText(_sandbox.Full("platform/notes/mine.txt")));
        Assert.Equal(past, File.GetLastWriteTimeUtc(_sandbox.Full("platform/notes/mine.txt")));
    }

    [Fact]
    public async Task A_foreign_file_is_listed_also_when_nothing_changed()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put("notes.txt", "mine");

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.Old));

        Assert.Equal(WriteOutcome.Unchanged, result.Outcome);
        Assert.Equal<string>(["notes.txt"], result.Foreign);
    }

    [Theory]
    [InlineData("platform/templates/new.yaml")]
    [InlineData("platform/values.schema.json/mine.txt")]
    [InlineData("prerequisites")]
    public async Task CG5004_a_foreign_file_in_the_way_is_never_replaced(string path)
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put(path, "mine");
        var before = _sandbox.Tree();
        var plan = _sandbox.Plan([
            .. Sandbox.New,
            ("platform/values.schema.json", "{}\n"),
            ("prerequisites/Chart.yaml", "name: prerequisites\n"),
        ]);

        var result = await Sandbox.Writer.WriteAsync(plan with { Force = true });

        Assert.Equal(WriteOutcome.Refused, result.Outcome);
        Assert.Equal(
            $"out/eks-multi/{path}: error CG5004: The file is not ChartGen's and stands where a generated file belongs. "
                + "Move it away; --force does not replace what ChartGen did not write.",
            Assert.Single(result.Diagnostics).ToString()
        );
        Assert.Equal(before, _sandbox.Tree());
    }

    [Fact]
    public async Task A_foreign_file_that_says_what_is_generated_becomes_ours()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put("platform/templates/new.yaml", "c: 3\n");

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New));

        Assert.Equal(WriteOutcome.Written, result.Outcome);
        Assert.Empty(result.Foreign);
        Assert.True(Sandbox.Writer.Check(_sandbox.Plan(Sandbox.New)).IsClean);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CG5002_a_folder_that_is_not_ours_is_refused(bool force)
    {
        _sandbox.Put("Chart.yaml", "name: mine\n");
        var before = _sandbox.Tree();

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New) with { Force = force });

        Assert.Equal(WriteOutcome.Refused, result.Outcome);
        Assert.Equal(
            "out/eks-multi: error CG5002: The folder is not empty and ChartGen did not write it: it has no .chartgen.json. "
                + "Choose another folder with --output, or move this one away.",
            Assert.Single(result.Diagnostics).ToString()
        );
        Assert.Equal(before, _sandbox.Tree());
    }

    [Fact]
    public async Task A_foreign_name_cannot_write_to_the_terminal()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put("\u001b[31mred", "mine");

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.Old));

        Assert.Equal("out/eks-multi/?[31mred", Assert.Single(result.Diagnostics).Where.ToString());
    }
}

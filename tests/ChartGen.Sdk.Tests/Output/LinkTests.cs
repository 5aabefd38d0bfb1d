using ChartGen.Sdk.Output;

namespace ChartGen.Sdk.Tests.Output;

public sealed class LinkTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("out", "out")]
    [InlineData("out/eks-multi", "out/eks-multi")]
    [InlineData("out/.eks-multi.staging", "out/.eks-multi.staging")]
    [InlineData("out/.eks-multi.previous", "out/.eks-multi.previous")]
    [InlineData("out/eks-multi/platform", "out/eks-multi/platform")]
    [InlineData("out/eks-multi/platform/charts", "out/eks-multi/platform/charts")]
    public async Task CG5005_a_linked_folder_is_refused_and_nothing_is_written_through_it(string link, string named)
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_sandbox.Root, "elsewhere")).FullName;
        await WriteOldBesideAsync(link);
        Directory.CreateSymbolicLink(Path.Combine(_sandbox.Root, link), elsewhere);
        File.WriteAllText(Path.Combine(elsewhere, "values.yaml"), "theirs");
        var before = Sandbox.Tree(elsewhere);

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New) with { Force = true });

        Refused(result, named);
        Assert.Equal(before, Sandbox.Tree(elsewhere));
    }

    [Theory]
    [InlineData("out/eks-multi")]
    [InlineData("out/eks-multi/RUNBOOK.md")]
    [InlineData("out/eks-multi/.chartgen.json")]
    [InlineData("out/eks-multi/mine.txt")]
    [InlineData("out/.eks-multi.lock")]
    [InlineData("out/.eks-multi.holder")]
    public async Task CG5005_a_linked_file_is_refused_and_nothing_is_written_through_it(string link)
    {
        var elsewhere = Path.Combine(_sandbox.Root, "elsewhere");
        File.WriteAllText(elsewhere, "theirs");
        await WriteOldBesideAsync(link);
        File.CreateSymbolicLink(Path.Combine(_sandbox.Root, link), elsewhere);

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New) with { Force = true });

        Refused(result, link);
        Assert.Equal("theirs", File.ReadAllText(elsewhere));
    }

    [Fact]
    public async Task CG5005_a_link_that_leads_nowhere_is_refused_too()
    {
        Directory.CreateDirectory(_sandbox.Out);
        File.CreateSymbolicLink(_sandbox.Target, Path.Combine(_sandbox.Root, "nowhere"));

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New));

        Refused(result, "out/eks-multi");
        Assert.False(Path.Exists(Path.Combine(_sandbox.Root, "nowhere")));
    }

    // The old chart, without what is going to be a link.
    private async Task WriteOldBesideAsync(string link)
    {
        await _sandbox.WriteOldAsync();
        var place = Path.Combine(_sandbox.Root, link);
        if (Directory.Exists(place))
            Directory.Delete(place, recursive: true);
        File.Delete(place);
    }

    private static void Refused(WriteResult result, string named)
    {
        Assert.Equal(WriteOutcome.Refused, result.Outcome);
        Assert.Equal(
            $"{named}: error CG5005: This is a symbolic link, and ChartGen writes through none. "
                + "Put the real file or folder in its place, or choose another folder with --output.",
            Assert.Single(result.Diagnostics).ToString()
        );
    }
}

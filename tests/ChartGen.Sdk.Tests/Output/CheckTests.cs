using ChartGen.Sdk.Output;

namespace ChartGen.Sdk.Tests.Output;

public sealed class CheckTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_folder_as_generated_has_no_difference()
    {
        await _sandbox.WriteOldAsync();

        Assert.True(Sandbox.Writer.Check(_sandbox.Plan(Sandbox.Old)).IsClean);
    }

    [Fact]
    public void CG5013_a_folder_that_is_not_there_is_one_difference()
    {
        var result = Sandbox.Writer.Check(_sandbox.Plan(Sandbox.Old));

        Assert.Equal(
            ["out/eks-multi: warning CG5013: The folder has not been generated. Run generate and commit the result."],
            result.Differences.Select(d => d.ToString())
        );
        Assert.Empty(result.Problems);
        Assert.Empty(_sandbox.Tree());
    }

    [Fact]
    public async Task Every_difference_is_named_and_nothing_is_written()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put("mine.txt", "mine");
        File.Delete(_sandbox.Full("RUNBOOK.md"));
        var before = _sandbox.Tree();
        var steps = new List<string>();

        var result = new ChartWriter { BeforeStep = steps.Add }.Check(_sandbox.Plan(Sandbox.New));

        Assert.Equal(
            [
                "out/eks-multi/.chartgen.json(7,1): warning CG5014: From this line on the file is not what is generated. Run generate and commit the result.",
                "out/eks-multi/RUNBOOK.md: warning CG5015: The file is missing. Run generate and commit the result.",
                "out/eks-multi/mine.txt: warning CG5012: The file is not ChartGen's; it is left as it is. Keep files of your own outside the generated folder.",
                "out/eks-multi/platform/templates/new.yaml: warning CG5015: The file is missing. Run generate and commit the result.",
                "out/eks-multi/platform/templates/old.yaml: warning CG5016: The file is no longer generated. Run generate and commit the result.",
                "out/eks-multi/platform/values.yaml(2,1): warning CG5014: From this line on the file is not what is generated. Run generate and commit the result.",
            ],
            result.Differences.Select(d => d.ToString())
        );
        Assert.Empty(result.Problems);
        Assert.Empty(steps);
        Assert.Equal(before, _sandbox.Tree());
    }

    [Fact]
    public async Task CG5014_an_edited_file_is_a_difference()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put("platform/values.yaml", "a: 1\nb: 2\nc: 3\n");

        var result = Sandbox.Writer.Check(_sandbox.Plan(Sandbox.Old));

        Assert.Equal(
            "out/eks-multi/platform/values.yaml(3,1): warning CG5014: From this line on the file is not what is generated. Run generate and commit the result.",
            Assert.Single(result.Differences).ToString()
        );
    }

    [Fact]
    public async Task CG5014_line_ends_alone_are_a_difference_with_its_own_remedy()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put("RUNBOOK.md", "# Run\r\n");

        var result = Sandbox.Writer.Check(_sandbox.Plan(Sandbox.Old));

        Assert.Equal(
            "out/eks-multi/RUNBOOK.md: warning CG5014: The file has other line ends than what is generated. Keep LF with '* text=auto eol=lf' in .gitattributes.",
            Assert.Single(result.Differences).ToString()
        );
    }

    [Fact]
    public void A_folder_that_cannot_be_compared_is_a_problem_not_a_difference()
    {
        _sandbox.Put("Chart.yaml", "name: mine\n");

        var result = Sandbox.Writer.Check(_sandbox.Plan(Sandbox.Old));

        Assert.Empty(result.Differences);
        Assert.Equal("CG5002", Assert.Single(result.Problems).Code);
        Assert.False(result.IsClean);
    }
}

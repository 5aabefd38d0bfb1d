using ChartGen.Sdk.Output;

namespace ChartGen.Sdk.Tests.Output;

public sealed class EditedFileTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task CG5001_an_edited_file_stops_the_run_and_its_first_changed_line_is_named()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put("platform/values.yaml", "a: 1\nb: 20\n");
        var before = _sandbox.Tree();

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.Old));

        Assert.Equal(WriteOutcome.Refused, result.Outcome);
        Assert.Equal(
            "out/eks-multi/platform/values.yaml(2,1): error CG5001: The file was edited by hand: from this line on it is not what is generated. "
                + "Move the change into chartgen.yaml, or give it up with --force.",
            Assert.Single(result.Diagnostics).ToString()
        );
        Assert.Equal(before, _sandbox.Tree());
    }

    [Fact]
    public async Task CG5001_an_edited_file_that_is_no_longer_generated_is_named_without_a_line()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put("platform/templates/old.yaml", "a: 2\n");

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New));

        Assert.Equal(
            "out/eks-multi/platform/templates/old.yaml: error CG5001: The file was edited by hand, and it is no longer generated. "
                + "Move the change into chartgen.yaml, or give it up with --force.",
            Assert.Single(result.Diagnostics).ToString()
        );
    }

    [Fact]
    public async Task Every_edited_file_is_named_in_one_run()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put("RUNBOOK.md", "# Mine\n");
        _sandbox.Put("platform/values.yaml", "a: 1\nb: 2\nc: 3\n");

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.Old));

        Assert.Equal(
            ["out/eks-multi/RUNBOOK.md(1,1)", "out/eks-multi/platform/values.yaml(3,1)"],
            result.Diagnostics.Select(d => d.Where.ToString())
        );
    }

    [Fact]
    public async Task A_lost_final_newline_is_an_edit_of_the_last_line()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put("platform/values.yaml", "a: 1\nb: 2");

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.Old));

        Assert.Equal("out/eks-multi/platform/values.yaml(2,1)", Assert.Single(result.Diagnostics).Where.ToString());
    }

    [Fact]
    public async Task Force_replaces_edited_files()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put("RUNBOOK.md", "# Mine\n");
        _sandbox.Put("platform/templates/old.yaml", "a: 2\n");

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New) with { Force = true });

        Assert.Equal(WriteOutcome.Written, result.Outcome);
        Assert.Equal(Sandbox.New, _sandbox.Chart());
    }

    [Fact]
    public async Task An_edit_that_says_what_is_generated_now_loses_nothing_and_is_let_pass()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put("platform/values.yaml", "a: 1\nb: 3\n");

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New));

        Assert.Equal(WriteOutcome.Written, result.Outcome);
        Assert.Equal<string>(["platform/templates/new.yaml", "platform/templates/old.yaml"], result.Changed);
    }

    [Fact]
    public async Task A_checkout_with_CRLF_is_no_edit_and_is_put_right()
    {
        await _sandbox.WriteOldAsync();
        foreach (var file in Directory.EnumerateFiles(_sandbox.Target, "*", SearchOption.AllDirectories))
            File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings("\r\n"));

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.New));

        Assert.Equal(WriteOutcome.Written, result.Outcome);
        Assert.Equal(Sandbox.New, _sandbox.Chart());
    }

    [Fact]
    public async Task An_edit_in_a_checkout_with_CRLF_is_still_found_on_its_line()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put("platform/values.yaml", "a: 1\r\nb: 20\r\n");

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan(Sandbox.Old));

        Assert.Equal("out/eks-multi/platform/values.yaml(2,1)", Assert.Single(result.Diagnostics).Where.ToString());
    }
}

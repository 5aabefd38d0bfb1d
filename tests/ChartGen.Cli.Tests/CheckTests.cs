namespace ChartGen.Cli.Tests;

public sealed class CheckTests
{
    [Fact]
    public async Task What_was_generated_is_up_to_date()
    {
        using var bench = await GeneratedAsync();

        var run = await bench.RunAsync("generate", "eks-multi", "--check");

        Assert.Equal("out/eks-multi: 4 files, none changed; is up to date\n", run.Out);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }

    [Fact]
    public async Task A_touched_file_is_named_with_its_line_and_exit_code_2()
    {
        using var bench = await GeneratedAsync();
        await File.AppendAllTextAsync(bench.Full("out/eks-multi/platform/values.yaml"), "extra: 1\n");
        var before = bench.Tree();

        var run = await bench.RunAsync("generate", "eks-multi", "--check");

        var line = File.ReadAllLines(bench.Full("out/eks-multi/platform/values.yaml")).Length;
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("out/eks-multi: 4 files, 1 changed; is not what would be written\n", run.Out);
        Assert.Equal(
            $"""
            out/eks-multi/platform/values.yaml({line},1): warning CG5014: From this line on the file is not what is generated.
            {line, 5} | extra: 1
                  | ^ Run generate and commit the result.

            """,
            run.Error
        );
        Assert.Equal(before, bench.Tree());
    }

    [Fact]
    public async Task A_changed_setting_is_a_difference_in_the_file_that_it_reaches()
    {
        using var bench = await GeneratedAsync();

        var run = await bench.RunAsync("generate", "eks-multi", "--check", "--set", "platform.domain=other.test", "--format", "json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            ["out/eks-multi/.chartgen.json", "out/eks-multi/platform/templates/note.yaml"],
            run.Json().GetProperty("diagnostics").EnumerateArray().Select(d => d.GetProperty("file").GetString())
        );
    }

    [Fact]
    public async Task A_profile_that_was_never_generated_is_a_difference_and_stays_so()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-multi", "--check");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            "out/eks-multi: warning CG5013: The folder has not been generated.\n      Run generate and commit the result.\n",
            run.Error
        );
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task A_file_of_others_is_a_difference_and_stays()
    {
        using var bench = await GeneratedAsync();
        bench.Write("out/eks-multi/notes.txt", "mine\n");

        var run = await bench.RunAsync("generate", "eks-multi", "--check");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            "out/eks-multi/notes.txt: warning CG5012: The file is not ChartGen's; it is left as it is.\n"
                + "      Keep files of your own outside the generated folder.\n",
            run.Error
        );
        Assert.Equal("mine\n", bench.Read("out/eks-multi/notes.txt"));
    }

    [Fact]
    public async Task A_problem_beats_a_difference()
    {
        using var bench = await GeneratedAsync();
        await bench.RunAsync("generate", "eks-single", "--no-validate");
        await File.AppendAllTextAsync(bench.Full("out/eks-multi/platform/values.yaml"), "extra: 1\n");
        File.Delete(bench.Full("out/eks-single/.chartgen.json"));

        Assert.Equal(1, (await bench.RunAsync("generate", "eks-single", "eks-multi", "--check")).ExitCode);
    }

    private static async Task<Workbench> GeneratedAsync()
    {
        var bench = new Workbench();
        await bench.RunAsync("generate", "eks-multi", "--no-validate");
        return bench;
    }
}

namespace ChartGen.Cli.Tests;

public sealed class OutputTroubleTests
{
    [Fact]
    public async Task A_hand_edit_stops_the_run_at_its_first_line()
    {
        using var bench = await EditedAsync();
        var before = bench.Tree();

        var run = await bench.RunAsync("generate", "eks-multi", "--quiet", "--set", "platform.domain=other.test");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            """
            out/eks-multi/platform/templates/note.yaml(4,1): error CG5001: The file was edited by hand: from this line on it is not what is generated.
                4 |   name: my-note
                  | ^ Move the change into chartgen.yaml, or give it up with --force.

            """,
            run.Error
        );
        Assert.Equal("", run.Out);
        Assert.Equal(before, bench.Tree());
    }

    [Fact]
    public async Task Force_replaces_a_hand_edit()
    {
        using var bench = await EditedAsync();

        var run = await bench.RunAsync("generate", "eks-multi", "--no-validate", "--force");

        Assert.Equal("out/eks-multi: 4 files, 1 changed; not validated\n", run.Out);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("  name: note\n", bench.Read("out/eks-multi/platform/templates/note.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hand_edit_stops_its_own_profile_only()
    {
        using var bench = await EditedAsync();

        var run = await bench.RunAsync("generate", "--all", "--no-validate");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("out/local-hostpath: 4 files, 4 changed; not validated\nout/eks-single: 4 files, 4 changed; not validated\n", run.Out);
    }

    [Fact]
    public async Task A_folder_that_is_not_ours_is_refused()
    {
        using var bench = new Workbench();
        bench.Write("out/eks-multi/thesis.tex", "years of work\n");
        var before = bench.Tree();

        var run = await bench.RunAsync("generate", "eks-multi", "--no-validate", "--force");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "out/eks-multi: error CG5002: The folder is not empty and ChartGen did not write it: it has no .chartgen.json.\n"
                + "      Choose another folder with --output, or move this one away.\n",
            run.Error
        );
        Assert.Equal(before, bench.Tree());
    }

    [Fact]
    public async Task A_file_where_the_output_folder_should_be_is_said()
    {
        using var bench = new Workbench();
        bench.Write("out", "not a folder\n");

        var run = await bench.RunAsync("generate", "eks-multi", "--no-validate");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "out: error CG5006: A file stands where a folder is needed.\n      Move it away, or choose another folder with --output.\n",
            run.Error
        );
        Assert.Equal("not a folder\n", bench.Read("out"));
    }

    [Fact]
    public async Task A_symbolic_link_is_not_written_through()
    {
        using var bench = new Workbench();
        Directory.CreateDirectory(bench.Full("elsewhere"));
        Directory.CreateDirectory(bench.Full("out"));
        Directory.CreateSymbolicLink(bench.Full("out/eks-multi"), bench.Full("elsewhere"));

        var run = await bench.RunAsync("generate", "eks-multi", "--no-validate");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "out/eks-multi: error CG5005: This is a symbolic link, and ChartGen writes through none.\n"
                + "      Put the real file or folder in its place, or choose another folder with --output.\n",
            run.Error
        );
        Assert.Empty(bench.Tree("elsewhere"));
    }

    [NotAsRootFact]
    public async Task A_folder_that_may_not_be_written_is_named()
    {
        using var bench = new Workbench();
        var folder = Directory.CreateDirectory(bench.Full("out"));
        folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserExecute;

        var run = await bench.RunAsync("generate", "eks-multi", "--no-validate");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("out: error CG5007: Reading or writing is not permitted here.\n", run.Error, StringComparison.Ordinal);
    }

    // A kernel's own file system refuses even root.
    [LinuxFact]
    public async Task A_file_system_that_takes_no_files_is_said()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-multi", "--no-validate", "--output", "/proc/chartgen");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("/proc/chartgen: error CG50", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }

    private static async Task<Workbench> EditedAsync()
    {
        var bench = new Workbench();
        await bench.RunAsync("generate", "eks-multi", "--no-validate");
        var note = bench.Full("out/eks-multi/platform/templates/note.yaml");
        await File.WriteAllTextAsync(
            note,
            (await File.ReadAllTextAsync(note)).Replace("name: note", "name: my-note", StringComparison.Ordinal)
        );
        return bench;
    }
}

namespace ChartGen.Cli.Tests;

public sealed class GenerateTests
{
    [Fact]
    public async Task A_profile_is_written_and_its_line_is_the_result()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-multi");

        Assert.Equal("out/eks-multi: 4 files, 4 changed, 0 objects; Helm 4.2.3 lints and renders it\n", run.Out);
        Assert.Equal("eks-multi: helm lint and helm template\n", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                "out/eks-multi",
                "out/eks-multi/.chartgen.json",
                "out/eks-multi/platform",
                "out/eks-multi/platform/Chart.yaml",
                "out/eks-multi/platform/templates",
                "out/eks-multi/platform/templates/note.yaml",
                "out/eks-multi/platform/values.schema.json",
                "out/eks-multi/platform/values.yaml",
            ],
            bench.Tree().Keys
        );
        Assert.Contains("domain: ml.acme.test\n", bench.Read("out/eks-multi/platform/templates/note.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_already_is_not_touched()
    {
        using var bench = new Workbench();
        await bench.RunAsync("generate", "eks-multi");
        var chart = bench.Full("out/eks-multi/platform/Chart.yaml");
        File.SetLastWriteTimeUtc(chart, DateTime.UnixEpoch);

        var run = await bench.RunAsync("generate", "eks-multi");

        Assert.Equal("out/eks-multi: 4 files, none changed, 0 objects; Helm 4.2.3 lints and renders it\n", run.Out);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(chart));
    }

    [Fact]
    public async Task All_profiles_come_in_their_order()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "--all", "--no-validate");

        Assert.Equal(
            """
            out/local-hostpath: 4 files, 4 changed; not validated
            out/eks-single: 4 files, 4 changed; not validated
            out/eks-multi: 4 files, 4 changed; not validated

            """,
            run.Out
        );
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }

    [Fact]
    public async Task A_profile_named_twice_is_written_once()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-single", "eks-single", "--no-validate");

        Assert.Equal("out/eks-single: 4 files, 4 changed; not validated\n", run.Out);
    }

    [Fact]
    public async Task Without_validation_no_Helm_is_needed()
    {
        using var bench = new Workbench();
        bench.Variables["CHARTGEN_HELM"] = "/nowhere/helm";

        Assert.Equal(0, (await bench.RunAsync("generate", "eks-multi", "--no-validate")).ExitCode);
        Assert.Equal(0, (await bench.RunAsync("list")).ExitCode);
        Assert.Equal(0, (await bench.RunAsync("generate", "eks-multi", "--check")).ExitCode);
    }

    [Fact]
    public async Task Output_names_the_parent_of_the_profiles_folder()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-multi", "--no-validate", "--output", "charts/generated");

        Assert.Equal("charts/generated/eks-multi: 4 files, 4 changed; not validated\n", run.Out);
        Assert.True(File.Exists(bench.Full("charts/generated/eks-multi/platform/Chart.yaml")));
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task Below_the_site_the_output_still_lies_beside_its_file()
    {
        using var bench = new Workbench { Here = "team/notebooks" };
        Directory.CreateDirectory(bench.Full("team/notebooks"));

        var run = await bench.RunAsync("generate", "eks-multi", "--no-validate");

        Assert.Equal($"{bench.Full("out/eks-multi")}: 4 files, 4 changed; not validated\n", run.Out);
        Assert.Contains("domain: ml.acme.test\n", bench.Read("out/eks-multi/platform/templates/note.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_site_file_a_laptop_is_generated_where_one_stands()
    {
        using var bench = new Workbench(site: null);

        var run = await bench.RunAsync("generate", "local-hostpath", "--no-validate");

        Assert.Equal("out/local-hostpath: 4 files, 4 changed; not validated\n", run.Out);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Quiet_leaves_the_result_alone()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("generate", "eks-multi", "--quiet");

        Assert.Equal("", run.Error);
        Assert.Equal("out/eks-multi: 4 files, 4 changed, 0 objects; Helm 4.2.3 lints and renders it\n", run.Out);
    }

    [Fact]
    public async Task A_sample_fact_is_a_warning()
    {
        using var bench = new Workbench(Workbench.Site.Replace("acme-ml", "ml-prod-artifacts", StringComparison.Ordinal));

        var run = await bench.RunAsync("generate", "eks-multi", "--no-validate");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            chartgen.yaml(6,23): warning CG1299: 'objectStore.bucket' is still the sample site's 'ml-prod-artifacts'.
                6 | objectStore: {bucket: ml-prod-artifacts}
                  |                       ^^^^^^^^^^^^^^^^^ Replace it by your own.

            """,
            run.Error
        );
    }

    [Fact]
    public async Task Strict_makes_a_warning_an_error_that_writes_nothing()
    {
        using var bench = new Workbench(Workbench.Site.Replace("acme-ml", "ml-prod-artifacts", StringComparison.Ordinal));

        var run = await bench.RunAsync("generate", "eks-multi", "--no-validate", "--strict");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            "chartgen.yaml(6,23): error CG1299: 'objectStore.bucket' is still the sample site's 'ml-prod-artifacts'.\n",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Equal("", run.Out);
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task One_wrong_profile_of_a_call_keeps_all_from_being_written()
    {
        using var bench = new Workbench(Workbench.Site + "profiles: {eks-single: {airflow: {executor: Fast}}}\n");

        var run = await bench.RunAsync("generate", "--all", "--no-validate");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task A_defect_of_a_component_is_said_without_a_stack_trace()
    {
        using var bench = new Workbench { Platform = TinyPlatform.With(new TinyPlatform.Broken()) };

        var run = await bench.RunAsync("generate", "eks-multi");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "error CG0007: ChartGen has a defect: InvalidCastException: a list is not a map\n      Please report it with the command that you typed.\n",
            run.Error
        );
        Assert.Equal("", run.Out);
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task A_cancelled_run_ends_with_130_and_writes_nothing()
    {
        using var bench = new Workbench();
        using var hanging = new FakeHelm("hang");
        bench.Variables["CHARTGEN_HELM"] = hanging.Executable;
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        var run = await bench.RunAsync(cancel.Token, "generate", "eks-multi", "--format", "json");

        Assert.Equal(130, run.ExitCode);
        Assert.Equal(130, run.Json().GetProperty("exitCode").GetInt32());
        Assert.Empty(bench.Tree());
    }
}

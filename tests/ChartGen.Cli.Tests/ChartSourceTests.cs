namespace ChartGen.Cli.Tests;

public sealed class ChartSourceTests
{
    [Fact]
    public async Task A_chart_source_without_the_charts_is_refused_and_lists_them()
    {
        using var bench = WithStore();
        Directory.CreateDirectory(bench.Full("charts-of-mine"));

        var run = await bench.RunAsync("generate", "eks-multi", "--quiet", "--chart-source", "charts-of-mine");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            $"--chart-source: error CG4551: '{bench.Full("charts-of-mine")}' lacks minio 5.4.0; looked for 'minio-5.4.0.tgz' or 'minio/'.\n"
                + "      Put the charts there, or leave the option out.\n",
            run.Error
        );
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task The_variable_CHARTGEN_CHART_SOURCE_equals_the_option()
    {
        using var bench = WithStore();
        bench.Variables["CHARTGEN_CHART_SOURCE"] = bench.Full("nothing-here");

        var run = await bench.RunAsync("generate", "eks-multi", "--quiet");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            $"--chart-source: error CG4551: '{bench.Full("nothing-here")}' lacks minio 5.4.0;",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Offline_without_charts_stand_ins_are_used_and_said_plainly()
    {
        using var bench = WithStore();

        var run = await bench.RunAsync("generate", "eks-multi", "--offline", "--quiet");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "note CG4557: minio 5.4.0 could not be reached. Helm judged stand-ins made from the kept contracts: unknown keys are found, the objects of these charts are not.\n"
                + "      Give the real charts with --chart-source, or put them into the folder charts beside chartgen.yaml.\n",
            run.Error
        );
        Assert.Equal("out/eks-multi: 5 files, 5 changed, 0 objects; Helm 4.2.3 lints and renders it with stand-ins for minio\n", run.Out);
    }

    [Fact]
    public async Task Required_charts_that_cannot_be_reached_are_an_error()
    {
        using var bench = WithStore();

        var run = await bench.RunAsync("generate", "eks-multi", "--offline", "--require-charts", "--quiet");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "error CG4557: minio 5.4.0 could not be reached. Helm judged stand-ins made from the kept contracts: unknown keys are found, the objects of these charts are not.\n"
                + "      Give the real charts with --chart-source, or put them into the folder charts beside chartgen.yaml.\n",
            run.Error
        );
        Assert.Equal("", run.Out);
        Assert.Empty(bench.Tree());
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData("1", true)]
    [InlineData("true", true)]
    public async Task The_variable_CHARTGEN_OFFLINE_equals_the_option(string value, bool offline)
    {
        using var bench = new Workbench();
        bench.Variables.Remove("CHARTGEN_HELM");
        bench.Variables["PATH"] = "/nowhere";
        bench.Variables["CHARTGEN_OFFLINE"] = value;

        var run = await bench.RunAsync("generate", "eks-multi");

        Assert.Equal(69, run.ExitCode);
        Assert.Contains(
            offline ? "with --offline it is not fetched" : "there is no npm to fetch it with",
            run.Error,
            StringComparison.Ordinal
        );
    }

    private static Workbench WithStore() => new() { Platform = TinyPlatform.With(new TinyPlatform.Store()) };
}

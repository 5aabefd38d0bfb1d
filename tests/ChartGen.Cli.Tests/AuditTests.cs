using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace ChartGen.Cli.Tests;

/// <summary>With a Helm that renders every chart to nothing, so that no value does anything.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task Values_that_do_nothing_are_listed_and_are_problems()
    {
        using var bench = WithChart();

        var run = await bench.RunAsync("audit", "eks-multi", "--chart-source", "charts-of-mine");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "eks-multi: 2 values: 0 live, 0 default, 2 inert; helm template 14 times\n"
                + "  inert    components.minio\n"
                + "  inert    minio.mode\n",
            run.Out
        );
        Assert.Contains(
            "error CG4601: 'minio.mode' does nothing: minio 5.4.0 renders the same without it and with another value.\n",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Progress_is_told_in_tenths()
    {
        using var bench = WithChart();

        var run = await bench.RunAsync("audit", "eks-multi", "--chart-source", "charts-of-mine");

        Assert.StartsWith(
            "eks-multi: helm template with each value and without it\neks-multi: 1 of 2 values judged\neks-multi: 2 of 2 values judged\n",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_result_as_JSON_has_a_summary_and_each_value()
    {
        using var bench = WithChart();

        var run = await bench.RunAsync("audit", "eks-multi", "--chart-source", "charts-of-mine", "--format", "json");

        Assert.Equal(
            """
            {
                "profile": "eks-multi",
                "summary": {
                  "live": 0,
                  "default": 0,
                  "inert": 2
                },
                "values": [
                  {
                    "path": "components.minio",
                    "verdict": "inert",
                    "changes": []
                  },
                  {
                    "path": "minio.mode",
                    "verdict": "inert",
                    "changes": []
                  }
                ]
              }
            """,
            run.Json().GetProperty("result").GetRawText()
        );
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_chart_without_values_has_nothing_to_find_and_nothing_is_written()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("audit", "eks-multi", "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("eks-multi: 0 values: 0 live, 0 default, 0 inert; helm template 1 times\n", run.Out);
        Assert.Empty(bench.Tree());
    }

    [Fact]
    public async Task The_proof_is_written_into_the_folder_that_is_named()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("audit", "eks-multi", "--quiet", "--proof", "docs/proof");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            {
              "schema": 1,
              "profile": "eks-multi",
              "helm": "4.2.3",
              "charts": [],
              "values": []
            }

            """,
            bench.Read("docs/proof/eks-multi.json")
        );
    }

    [Fact]
    public async Task Without_the_real_charts_there_is_no_audit()
    {
        using var bench = new Workbench { Platform = TinyPlatform.With(new TinyPlatform.Store()) };

        var run = await bench.RunAsync("audit", "eks-multi", "--offline", "--quiet");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "error CG4603: What a value does shows in real charts only, and minio 5.4.0 could not be reached.\n"
                + "      Give the real charts with --chart-source, or put them into the folder charts beside chartgen.yaml.\n",
            run.Error
        );
        Assert.Equal("", run.Out);
    }

    [Fact]
    public async Task Without_Helm_there_is_no_audit()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("audit", "eks-multi", "--helm", "no/such/helm", "--quiet");

        Assert.Equal(69, run.ExitCode);
        Assert.StartsWith("--helm: error CG6001:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_is_not_there_is_wrong_usage()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("audit", "eks-mutli");

        Assert.Equal(64, run.ExitCode);
        Assert.Equal("error CG0004: There is no profile 'eks-mutli'.\n      Did you mean 'eks-multi'?\n", run.Error);
    }

    [Fact]
    public async Task A_Helm_that_fails_is_a_problem_found()
    {
        using var bench = WithChart();
        using var helm = new FakeHelm("exit", "1");

        var run = await bench.RunAsync("audit", "eks-multi", "--chart-source", "charts-of-mine", "--helm", helm.Executable, "--quiet");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("something went wrong", run.Error, StringComparison.Ordinal);
    }

    private static Workbench WithChart()
    {
        var bench = new Workbench { Platform = TinyPlatform.With(new TinyPlatform.Store()) };
        Directory.CreateDirectory(bench.Full("charts-of-mine"));
        using var file = File.Create(bench.Full("charts-of-mine/minio-5.4.0.tgz"));
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        using var tar = new TarWriter(gzip);
        Add("Chart.yaml", "apiVersion: v2\nname: minio\nversion: 5.4.0\n");
        Add("templates/deployment.yaml", "mode: {{ .Values.mode }}\n");
        return bench;

        void Add(string path, string text) =>
            tar.WriteEntry(
                new PaxTarEntry(TarEntryType.RegularFile, $"minio/{path}") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) }
            );
    }
}

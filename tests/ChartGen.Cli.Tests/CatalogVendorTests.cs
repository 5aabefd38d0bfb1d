using System.Security.Cryptography;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Cli.Tests;

public sealed class CatalogVendorTests
{
    private static readonly byte[] Archive = TinyChart.Archive(
        "tiny",
        "1.0.0",
        ("values.yaml", "mode: none\n"),
        ("templates/a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: tiny}\ndata: {mode: {{ .Values.mode | quote }}}\n")
    );

    [Fact]
    public async Task Vendored_charts_are_all_that_generate_needs_offline()
    {
        using var bench = await WithTinyAsync();
        bench.Source("source/tiny-1.0.0.tgz", Archive);

        var before = await bench.RunAsync("generate", "eks-multi", "--offline", "--require-charts", "--quiet");
        var vendor = await bench.RunAsync("catalog", "vendor", "eks-multi", "--chart-source", "source");
        var after = await bench.RunAsync("generate", "eks-multi", "--offline", "--require-charts", "--quiet");

        Assert.Equal(1, before.ExitCode);
        Assert.Contains("tiny 1.0.0 could not be reached", before.Error, StringComparison.Ordinal);
        Assert.Equal(
            (0, "charts/tiny-1.0.0.tgz: written, archive digest checked\n1 chart: 1 written, 0 there already, 0 refused\n"),
            (vendor.ExitCode, vendor.Out)
        );
        Assert.Equal((0, ""), (after.ExitCode, after.Error));
        Assert.Equal(Archive, File.ReadAllBytes(bench.Full("charts/tiny-1.0.0.tgz")));
    }

    [Fact]
    public async Task A_second_run_writes_nothing_and_needs_no_source()
    {
        using var bench = await WithTinyAsync();
        bench.Source("source/tiny-1.0.0.tgz", Archive);
        await bench.RunAsync("catalog", "vendor", "eks-multi", "--chart-source", "source");

        var run = await bench.RunAsync("catalog", "vendor", "eks-multi", "--offline");

        Assert.Equal(
            (0, "charts/tiny-1.0.0.tgz: there already, archive digest checked\n1 chart: 0 written, 1 there already, 0 refused\n"),
            (run.ExitCode, run.Out)
        );
    }

    [Fact]
    public async Task Tampered_archive_is_refused_with_1_and_nothing_written()
    {
        using var bench = await WithTinyAsync();
        var path = bench.Source("source/tiny-1.0.0.tgz", TinyChart.Archive("tiny", "1.0.0", ("values.yaml", "mode: evil\n")));

        var run = await bench.RunAsync("catalog", "vendor", "eks-multi", "--chart-source", "source", "--format", "json");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        var json = run.Json();
        Assert.Equal("catalog vendor", json.GetProperty("command").GetString());
        Assert.Equal("CG4552", json.GetProperty("diagnostics")[0].GetProperty("code").GetString());
        Assert.Equal(path, json.GetProperty("diagnostics")[0].GetProperty("file").GetString());
        Assert.Equal(
            """{"charts":[{"chart":"tiny","version":"1.0.0","file":"charts/tiny-1.0.0.tgz","outcome":"refused","checked":null}]}""",
            System.Text.Json.JsonSerializer.Serialize(json.GetProperty("result"))
        );
        Assert.False(Directory.Exists(bench.Full("charts")));
    }

    [Fact]
    public async Task Without_profiles_all_of_the_catalog_is_asked_for()
    {
        using var bench = await WithTinyAsync();

        var run = await bench.RunAsync("catalog", "vendor", "--offline", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            Subcharts.All.Select(s => s.Name),
            run.Json().GetProperty("result").GetProperty("charts").EnumerateArray().Select(c => c.GetProperty("chart").GetString())
        );
        Assert.Equal(
            Subcharts.All.Select(s => $"{s.Name} {s.Version} is in no folder that was looked into, and no repository may be asked."),
            run.Json().GetProperty("diagnostics").EnumerateArray().Select(d => d.GetProperty("message").GetString())
        );
    }

    [FactWithCharts]
    public async Task The_real_charts_are_vendored()
    {
        using var bench = await WithTinyAsync();

        var run = await bench.RunAsync("catalog", "vendor", "--chart-source", FactWithChartsAttribute.Folder);

        Assert.EndsWith(
            $"{Subcharts.All.Length} charts: {Subcharts.All.Length} written, 0 there already, 0 refused\n",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Equal(0, run.ExitCode);
    }

    private static async Task<Workbench> WithTinyAsync()
    {
        var bench = new Workbench { Platform = TinyPlatform.With(new Tiny()) };
        bench.Variables["CHARTGEN_HELM"] = (await RealHelm.FindAsync()).Executable;
        return bench;
    }

    private sealed class Tiny : IComponent
    {
        public string Name => "tiny";

        public ComponentOutput Build(ComponentContext context) =>
            new()
            {
                Component = Name,
                Subchart = new Subchart
                {
                    Name = "tiny",
                    Version = "1.0.0",
                    AppVersion = "1",
                    Repository = "http://127.0.0.1:9",
                    ArchiveDigest = Convert.ToHexStringLower(SHA256.HashData(Archive)),
                    ContentDigest = new string('0', 64),
                },
                Values = new("store/values.yaml.scriban", ValuesMap.Empty),
            };
    }
}

using ChartGen.Sdk.Catalog;

namespace ChartGen.Cli.Tests;

public sealed class CatalogListTests
{
    [Fact]
    public async Task Charts_are_listed_with_digests_users_and_notices()
    {
        using var bench = new Workbench { Platform = TinyPlatform.With(new TinyPlatform.Store()) };

        var run = await bench.RunAsync("catalog", "list", "--offline");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        var lines = run.Out.Split('\n');
        Assert.Equal("Charts", lines[0]);
        Assert.Equal(["key", "chart", "application", "digests", "used by"], Cells(lines[1]));
        Assert.Equal(
            ["minio", "minio 5.4.0", "RELEASE.2024-12-18T13-15-44Z", "archive, content", "local-hostpath, eks-single, eks-multi"],
            Cells(lines.Single(l => l.StartsWith("  minio ", StringComparison.Ordinal)))
        );
        Assert.Equal(
            ["postgresql", "postgres 1.6.7", "18.4", "content", "-"],
            Cells(lines.Single(l => l.StartsWith("  postgresql ", StringComparison.Ordinal)))
        );
        Assert.Contains("\nNewer versions\n  not asked for: --offline\n", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            "\nNotices\n  airflow: The PostgreSQL packed in the Airflow chart pulls images that Bitnami froze in August 2025;",
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_profile_that_cannot_be_generated_is_named_and_is_no_error()
    {
        using var bench = new Workbench("profiles: {eks-single: {database: {kind: rdss}}}\n")
        {
            Platform = TinyPlatform.With(new TinyPlatform.Store()),
        };

        var run = await bench.RunAsync("catalog", "list", "--offline");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            "\n  not known of local-hostpath, eks-single, eks-multi, which cannot be generated\n",
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Newer_versions_are_named_where_a_repository_answers()
    {
        using var bench = new Workbench { Platform = TinyPlatform.With(new TinyPlatform.Store()) };
        using var helm = new FakeHelm("print", bench.Write("Chart.yaml", "name: minio\nversion: 6.1.0\nappVersion: next\n"));
        bench.Variables["CHARTGEN_HELM"] = helm.Executable;

        var run = await bench.RunAsync("catalog", "list", "--quiet");
        var json = await bench.RunAsync("catalog", "list", "--format", "json");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Contains(
            "Newer versions\n  minio 5.4.0 -> 6.1.0, application next\n  0 of 1 charts are at their newest version\n  not known of airflow, ",
            run.Out,
            StringComparison.Ordinal
        );
        var minio = json.Json()
            .GetProperty("result")
            .GetProperty("charts")
            .EnumerateArray()
            .Single(c => c.GetProperty("key").GetString() == "minio");
        Assert.Equal("6.1.0", minio.GetProperty("newest").GetProperty("version").GetString());
        Assert.True(minio.GetProperty("newest").GetProperty("isNewer").GetBoolean());
    }

    [Fact]
    public async Task Repositories_that_hang_are_not_waited_for_and_no_error()
    {
        using var bench = new Workbench();
        using var helm = new FakeHelm("hang");
        bench.Variables["CHARTGEN_HELM"] = helm.Executable;

        var run = await bench.RunAsync("catalog", "list", "--quiet", "--timeout", "3600").WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Contains("\nNewer versions\n  not known: no repository answered\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Helm_the_list_is_printed_all_the_same()
    {
        using var bench = new Workbench();
        bench.Variables["CHARTGEN_HELM"] = bench.Full("no-helm");

        var run = await bench.RunAsync("catalog", "list");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Charts\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("warning CG60", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_holds_what_is_known_of_each_chart()
    {
        using var bench = new Workbench { Platform = TinyPlatform.With(new TinyPlatform.Store()) };

        var run = await bench.RunAsync("catalog", "list", "--offline", "--format", "json");

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Equal("catalog list", run.Json().GetProperty("command").GetString());
        var charts = run.Json().GetProperty("result").GetProperty("charts").EnumerateArray().ToArray();
        Assert.Equal(Subcharts.All.Select(s => s.Key), charts.Select(c => c.GetProperty("key").GetString()));
        Assert.Equal(
            """{"chart":"minio","key":"minio","version":"5.4.0","appVersion":"RELEASE.2024-12-18T13-15-44Z","repository":"https://charts.min.io/","kubernetes":null,"minimumHelm":null,"archiveDigest":"25fa2740480d1ebc9e64340854a6c42d3a7bc39c2a77378da91b21f144faa9af","contentDigest":"14bf2f53f1ef582d31f8015bffb85afe071af4901f876635194db8fe0530fa23","profiles":["local-hostpath","eks-single","eks-multi"],"notice":"MinIO is no longer maintained and its images are frozen; choose objectStore.kind s3 where data matters.","reached":null,"newest":null}""",
            System.Text.Json.JsonSerializer.Serialize(charts.Single(c => c.GetProperty("key").GetString() == "minio"))
        );
    }

    [Theory]
    [InlineData("There is no command 'lst'.", "catalog", "lst")]
    [InlineData("Unrecognized command or argument '--al'.", "catalog", "list", "--al")]
    [InlineData("'list' has no findings to report as sarif; --format takes text or json here.", "catalog", "list", "--format", "sarif")]
    [InlineData("There is no chart 'minoi' in the catalog; did you mean 'minio'?", "catalog", "update", "minoi", "1.0.0")]
    [InlineData("'newest' is no version of a chart; one is written as 1.22.0.", "catalog", "update", "minio", "newest")]
    [InlineData("--digest takes a SHA-256 in 64 hexadecimal digits.", "catalog", "update", "minio", "1.0.0", "--digest", "abc")]
    [InlineData("'../5.4.0' is no version of a chart; one is written as 1.22.0.", "catalog", "diff", "minio", "../5.4.0", "5.4.0")]
    [InlineData("There is no profile 'eks'.", "catalog", "vendor", "eks")]
    [InlineData("Required command was not provided.", "catalog")]
    public async Task Wrong_usage_is_said(string message, params string[] arguments)
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync(arguments);

        Assert.Equal((64, ""), (run.ExitCode, run.Out));
        Assert.Contains($"error CG000", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static string[] Cells(string line) =>
        [.. line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

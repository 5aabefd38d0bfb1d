using System.Security.Cryptography;

namespace ChartGen.Cli.Tests;

public sealed class CatalogUpdateTests
{
    private static readonly byte[] Archive = TinyChart.Tar(
        ("minio/Chart.yaml", TinyChart.Metadata("minio", "6.0.0") + "appVersion: next\n"),
        ("minio/values.yaml", "mode: a\n")
    );
    private static readonly string Digest = Convert.ToHexStringLower(SHA256.HashData(Archive));

    [Fact]
    public async Task Another_version_is_pinned_and_the_next_steps_are_said()
    {
        using var bench = await CheckoutAsync();
        bench.Source("source/minio-6.0.0.tgz", Archive);

        var run = await bench.RunAsync("catalog", "update", "minio", "6.0.0", "--chart-source", "source", "--digest", Digest, "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(
            $"minio 5.4.0 -> 6.0.0, application RELEASE.2024-12-18T13-15-44Z -> next\n  archive  {Digest}, as --digest says\n  content  ",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            """
              written  sdk/Catalog/Content/minio-6.0.0.txt
              written  sdk/Catalog/Contracts/minio-6.0.0.txt
              written  sdk/Catalog/Pins.yaml
              removed  sdk/Catalog/Content/minio-5.4.0.txt
              removed  sdk/Catalog/Contracts/minio-5.4.0.txt
            Next:
              chartgen catalog diff minio 5.4.0 6.0.0
              dotnet run --project generator -- generate --all, with the rebuilt program
              chartgen audit of each profile that uses it; then the tests

            """,
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "minio:\n  version: \"6.0.0\"\n  appVersion: next\n",
            bench.Read("sdk/Catalog/Pins.yaml"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            [
                "sdk/Catalog",
                "sdk/Catalog/Content",
                "sdk/Catalog/Content/minio-6.0.0.txt",
                "sdk/Catalog/Contracts",
                "sdk/Catalog/Contracts/minio-6.0.0.txt",
                "sdk/Catalog/Pins.yaml",
            ],
            bench.Tree("sdk").Keys
        );
    }

    [Fact]
    public async Task Without_a_digest_the_archive_of_a_folder_is_not_taken_for_the_published_one()
    {
        using var bench = await CheckoutAsync();
        bench.Source("source/minio-6.0.0.tgz", Archive);

        var run = await bench.RunAsync("catalog", "update", "minio", "6.0.0", "--chart-source", "source");

        Assert.Contains(
            "\n  archive  not known: an archive in a folder may be packed anew; give the publisher's with --digest\n",
            run.Out,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Json_names_what_was_pinned_and_written()
    {
        using var bench = await CheckoutAsync();
        bench.Source("source/minio-6.0.0.tgz", Archive);

        var run = await bench.RunAsync(
            "catalog",
            "update",
            "minio",
            "6.0.0",
            "--chart-source",
            "source",
            "--digest",
            Digest,
            "--format",
            "json"
        );

        var result = run.Json().GetProperty("result");
        Assert.Equal("catalog update", run.Json().GetProperty("command").GetString());
        Assert.Equal(
            ("minio", "5.4.0", "6.0.0", Digest),
            (
                result.GetProperty("chart").GetString(),
                result.GetProperty("from").GetString(),
                result.GetProperty("to").GetString(),
                result.GetProperty("archiveDigest").GetString()
            )
        );
        Assert.Equal(3, result.GetProperty("written").GetArrayLength());
        Assert.Equal(2, result.GetProperty("removed").GetArrayLength());
    }

    [Theory]
    [InlineData("CG4554", "maxio", "6.0.0", "values.yaml")]
    [InlineData("CG4554", "minio", "6.0.1", "values.yaml")]
    [InlineData("CG4555", "minio", "6.0.0", "../../x")]
    [InlineData("CG4564", "minio", "6.0.0", "values.yaml")]
    public async Task Bad_archive_changes_nothing(string code, string name, string version, string file)
    {
        using var bench = await CheckoutAsync();
        bench.Source("source/minio-6.0.0.tgz", TinyChart.Archive(name, version, (file, "{")));
        var before = bench.Tree("sdk");

        var run = await bench.RunAsync("catalog", "update", "minio", "6.0.0", "--chart-source", "source", "--digest", Digest);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains($"error {code}: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, bench.Tree("sdk"));
    }

    [Fact]
    public async Task Another_archive_of_the_pinned_version_changes_nothing()
    {
        using var bench = await CheckoutAsync();
        bench.Source("source/minio-5.4.0.tgz", TinyChart.Archive("minio", "5.4.0", ("values.yaml", "mode: b\n")));
        var before = bench.Tree("sdk");

        var run = await bench.RunAsync("catalog", "update", "minio", "5.4.0", "--chart-source", "source");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error CG4552: The chart differs from the published minio 5.4.0 in ", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, bench.Tree("sdk"));
    }

    [Fact]
    public async Task Version_that_nobody_has_is_said()
    {
        using var bench = await CheckoutAsync();

        var run = await bench.RunAsync("catalog", "update", "minio", "6.0.0", "--offline", "--quiet");

        Assert.Equal(
            (
                1,
                "error CG4559: minio 6.0.0 is in no folder that was looked into, and no repository may be asked.\n      Give the chart with --chart-source, or leave --offline out.\n"
            ),
            (run.ExitCode, run.Error)
        );
    }

    [Fact]
    public async Task Outside_a_checkout_it_says_where_to_run()
    {
        using var bench = new Workbench();

        var run = await bench.RunAsync("catalog", "update", "minio", "6.0.0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "error CG4562: There is no catalog to update: no sdk/Catalog/Pins.yaml below this folder.",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("Run it in a checkout of ChartGen: the catalog is built into the program.", run.Error, StringComparison.Ordinal);
    }

    private static async Task<Workbench> CheckoutAsync()
    {
        var bench = new Workbench();
        bench.Variables["CHARTGEN_HELM"] = (await RealHelm.FindAsync()).Executable;
        foreach (var file in new[] { "Pins.yaml", "Content/minio-5.4.0.txt", "Contracts/minio-5.4.0.txt" })
            bench.Write($"sdk/Catalog/{file}", File.ReadAllText(Repository.Full($"sdk/Catalog/{file}")));
        return bench;
    }
}

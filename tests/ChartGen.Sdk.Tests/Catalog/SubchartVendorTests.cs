using System.Runtime.Versioning;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Tests.Catalog;

[SupportedOSPlatform("linux")]
public sealed class SubchartVendorTests : IDisposable
{
    private const string Values = "a: 1\n";
    private static readonly byte[] Archive = TinyChart.Archive("sub", "1.0.0", ("values.yaml", Values));
    private static readonly Subchart Published = new()
    {
        Name = "sub",
        Version = "1.0.0",
        AppVersion = "1",
        Repository = "http://127.0.0.1:9",
        ArchiveDigest = ChartArchive.Read(Archive).Digest,
        ContentDigest = ChartContent.Of(ChartArchive.Read(Archive)).Digest,
    };
    private static readonly Subchart OnlyContent = Published with { ArchiveDigest = null };

    /// <summary>Archives that are not sub 1.0.0, and the code that says so where both digests are known and where one is.</summary>
    public static TheoryData<string, byte[], string, string> Tampered { get; } =
        new()
        {
            { "a byte of a file", TinyChart.Archive("sub", "1.0.0", ("values.yaml", "a: 2\n")), "CG4552", "CG4552" },
            { "a file more", TinyChart.Archive("sub", "1.0.0", ("values.yaml", Values), ("templates/x.yaml", "x")), "CG4552", "CG4552" },
            { "a file less", TinyChart.Archive("sub", "1.0.0"), "CG4552", "CG4552" },
            {
                "a path that leaves the folder",
                TinyChart.Tar(("sub/Chart.yaml", TinyChart.Metadata("sub", "1.0.0")), ("sub/../../x", "x")),
                "CG4555",
                "CG4555"
            },
            { "a bomb", Bomb(), "CG4555", "CG4555" },
            { "another name", TinyChart.Archive("bus", "1.0.0", ("values.yaml", Values)), "CG4554", "CG4554" },
            { "another version", TinyChart.Archive("sub", "1.0.1", ("values.yaml", Values)), "CG4554", "CG4554" },
            { "a byte of the archive's checksum", [.. Archive[..^8], (byte)(Archive[^8] ^ 1), .. Archive[^7..]], "CG4555", "CG4555" },
            { "half of it", Archive[..(Archive.Length / 2)], "CG4555", "CG4555" },
        };

    private readonly TemporaryFolder _folder = new();

    private string Source => Path.Combine(_folder.Path, "source");

    private string Charts => Path.Combine(_folder.Path, "charts");

    private SubchartSources FromFolder =>
        new()
        {
            Cache = new(Path.Combine(_folder.Path, "cache")),
            Offline = true,
            ChartSource = Source,
        };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_published_archive_is_written_as_it_is_and_a_second_time_nothing()
    {
        _folder.File("source/sub-1.0.0.tgz", Archive);

        var first = await VendorAsync(FromFolder, Published);
        var written = File.GetLastWriteTimeUtc(Path.Combine(Charts, "sub-1.0.0.tgz"));
        var second = await VendorAsync(FromFolder, Published);

        Assert.Empty(first.Diagnostics);
        Assert.Equal((VendorOutcome.Written, true), (Assert.Single(first.Charts).Outcome, first.Charts[0].ByArchive));
        Assert.Equal((VendorOutcome.Standing, true), (Assert.Single(second.Charts).Outcome, second.Charts[0].ByArchive));
        Assert.Equal(Archive, File.ReadAllBytes(Path.Combine(Charts, "sub-1.0.0.tgz")));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(Charts, "sub-1.0.0.tgz")));
        Assert.Equal(["sub-1.0.0.tgz"], Directory.EnumerateFileSystemEntries(Charts).Select(Path.GetFileName));
    }

    [Theory]
    [MemberData(nameof(Tampered))]
    public async Task Tampered_archive_is_refused_and_nothing_of_it_written(string what, byte[] archive, string code, string codeByContent)
    {
        _folder.File("source/sub-1.0.0.tgz", archive);

        var result = await VendorAsync(FromFolder, Published);
        var byContent = await VendorAsync(FromFolder, OnlyContent);

        Assert.True(Assert.Single(result.Charts).Outcome == VendorOutcome.Refused, what);
        Assert.True(Assert.Single(byContent.Charts).Outcome == VendorOutcome.Refused, what);
        Assert.Equal((code, Severity.Error), (Assert.Single(result.Diagnostics).Code, result.Diagnostics[0].Severity));
        Assert.Equal((codeByContent, Severity.Error), (Assert.Single(byContent.Diagnostics).Code, byContent.Diagnostics[0].Severity));
        Assert.False(Directory.Exists(Charts));
    }

    [Theory]
    [MemberData(nameof(Tampered))]
    public async Task Tampered_archive_of_a_repository_is_refused_and_nothing_of_it_written(
        string what,
        byte[] archive,
        string code,
        string codeByContent
    )
    {
        _ = (code, codeByContent);
        using var repository = ChartRepository.Start(archive);
        var sources = FromFolder with { ChartSource = null, Offline = false };

        foreach (var chart in new[] { Published, OnlyContent })
        {
            var result = await VendorAsync(sources, chart with { Repository = repository.Url });

            Assert.True(Assert.Single(result.Charts).Outcome == VendorOutcome.Refused, what);
            Assert.Contains(Assert.Single(result.Diagnostics).Code, (string[])["CG4553", "CG4554", "CG4555", "CG4559"]);
        }

        Assert.False(Directory.Exists(Charts));
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "cache")));
    }

    [Fact]
    public async Task The_repositorys_archive_is_written()
    {
        using var repository = ChartRepository.Start(Archive);

        var result = await VendorAsync(
            FromFolder with
            {
                ChartSource = null,
                Offline = false,
            },
            Published with
            {
                Repository = repository.Url,
            }
        );

        Assert.Empty(result.Diagnostics);
        Assert.Equal(Archive, File.ReadAllBytes(Path.Combine(Charts, "sub-1.0.0.tgz")));
    }

    [Fact]
    public async Task Chart_that_was_packed_anew_is_written_when_its_content_says_all()
    {
        _folder.File("source/sub/Chart.yaml", TinyChart.Metadata("sub", "1.0.0"));
        _folder.File("source/sub/values.yaml", Values);

        var result = await VendorAsync(FromFolder, Published);

        Assert.Empty(result.Diagnostics);
        Assert.Equal((VendorOutcome.Written, false), (Assert.Single(result.Charts).Outcome, result.Charts[0].ByArchive));
    }

    [Fact]
    public async Task Chart_that_was_packed_anew_with_charts_in_it_is_refused()
    {
        var packed = TinyChart.Archive(
            "sub",
            "1.0.0",
            ("values.yaml", Values),
            ("charts/db/Chart.yaml", TinyChart.Metadata("db", "1.0.0"))
        );
        var path = _folder.File("source/sub-1.0.0.tgz", packed);

        var result = await VendorAsync(FromFolder, Published);

        Assert.Equal(
            Diagnostic.Error(
                "CG4560",
                new SourceSpan(path),
                $"sub 1.0.0 was packed anew with other charts in it, which cannot be checked: its archive digest is {ChartArchive.Read(packed).Digest}, pinned is {Published.ArchiveDigest}.",
                "Take the published archive."
            ),
            Assert.Single(result.Diagnostics)
        );
        Assert.False(Directory.Exists(Charts));
    }

    [Fact]
    public async Task One_refused_chart_keeps_no_other_back()
    {
        var other = TinyChart.Archive("other", "2.0.0");
        _folder.File("source/sub-1.0.0.tgz", TinyChart.Archive("sub", "1.0.0"));
        _folder.File("source/other-2.0.0.tgz", other);

        var result = await VendorAsync(
            FromFolder,
            Published,
            OnlyContent with
            {
                Name = "other",
                Version = "2.0.0",
                ContentDigest = ChartContent.Of(ChartArchive.Read(other)).Digest,
            }
        );

        Assert.Equal([VendorOutcome.Refused, VendorOutcome.Written], result.Charts.Select(c => c.Outcome));
        Assert.Equal(["other-2.0.0.tgz"], Directory.EnumerateFileSystemEntries(Charts).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_stands_there_and_is_another_chart_is_left()
    {
        var mine = _folder.File("charts/sub-1.0.0.tgz", "mine");
        _folder.File("source/sub-1.0.0.tgz", Archive);

        var result = await VendorAsync(FromFolder, Published);

        Assert.Equal("mine", File.ReadAllText(mine));
        Assert.Equal(
            Diagnostic.Error(
                "CG4561",
                new SourceSpan(mine),
                "Nothing is written here: another archive than the published sub 1.0.0 stands there.",
                "Take it away, and vendor again."
            ),
            result.Diagnostics[^1]
        );
    }

    [Fact]
    public async Task Nothing_is_written_through_a_link()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder.Path, "elsewhere")).FullName;
        Directory.CreateSymbolicLink(Charts, elsewhere);
        _folder.File("source/sub-1.0.0.tgz", Archive);

        var result = await VendorAsync(FromFolder, Published);

        Assert.Equal(
            "Nothing is written here: it is a link, and what is behind it is not the project's.",
            Assert.Single(result.Diagnostics).Message
        );
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
    }

    [Fact]
    public async Task Chart_that_nobody_has_is_an_error_and_nothing_stands_in()
    {
        var result = await VendorAsync(FromFolder with { ChartSource = null }, Published);

        Assert.Equal(
            Diagnostic.Error(
                "CG4559",
                null,
                "sub 1.0.0 is in no folder that was looked into, and no repository may be asked.",
                "Give the chart with --chart-source, or leave --offline out."
            ),
            Assert.Single(result.Diagnostics)
        );
    }

    [Fact]
    public async Task Version_that_a_repository_lacks_is_said_in_its_words()
    {
        using var repository = ChartRepository.Start(Archive);
        var sources = FromFolder with { ChartSource = null, Offline = false };

        var result = await VendorAsync(sources, Published with { Version = "9.9.9", Repository = repository.Url });

        var problem = Assert.Single(result.Diagnostics);
        Assert.StartsWith(
            $"sub 9.9.9 is in no folder that was looked into, and {repository.Url} did not give it: ",
            problem.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("Give the chart with --chart-source, or look whether the repository has that version.", problem.Suggestion);
    }

    private async Task<VendorResult> VendorAsync(SubchartSources sources, params Subchart[] subcharts) =>
        await new SubchartVendor(sources, await RealHelm.FindAsync()).RunAsync(subcharts, Charts);

    private static byte[] Bomb()
    {
        var text = new string('x', 5 * 1024 * 1024);
        return TinyChart.Archive("sub", "1.0.0", [.. Enumerable.Range(0, 21).Select(i => ($"f{i}", text))]);
    }
}

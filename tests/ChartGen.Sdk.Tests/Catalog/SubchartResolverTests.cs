using System.Runtime.Versioning;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;

namespace ChartGen.Sdk.Tests.Catalog;

[SupportedOSPlatform("linux")]
public sealed class SubchartResolverTests : IDisposable
{
    private static readonly byte[] Archive = TinyChart.Archive("sub", "1.0.0", ("values.yaml", "a: 1\n"), ("templates/a.yaml", "# none\n"));
    private static readonly byte[] Changed = TinyChart.Archive("sub", "1.0.0", ("values.yaml", "a: 2\n"), ("templates/a.yaml", "# none\n"));
    private static readonly Subchart Sub = new()
    {
        Name = "sub",
        Version = "1.0.0",
        AppVersion = "1",
        Repository = "http://127.0.0.1:9",
        ContentDigest = ChartContent.Of(ChartArchive.Read(Archive)).Digest,
    };
    private readonly TemporaryFolder _folder = new();

    private SubchartSources Offline => new() { Cache = new(Path.Combine(_folder.Path, "cache")), Offline = true };

    private string Folder(string name) => Path.Combine(_folder.Path, name);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Chart_source_goes_before_the_project_and_the_project_before_the_cache()
    {
        _folder.File("source/sub-1.0.0.tgz", Archive);
        _folder.File("project/sub-1.0.0.tgz", Archive);
        _folder.File("cache/charts/sub-1.0.0.tgz", Archive);
        var sources = Offline with { ChartSource = Folder("source"), ProjectCharts = Folder("project") };

        await AssertFrom(SubchartOrigin.ChartSource, sources);
        await AssertFrom(SubchartOrigin.Project, sources with { ChartSource = null });
        await AssertFrom(SubchartOrigin.Cache, sources with { ChartSource = null, ProjectCharts = null });

        static async Task AssertFrom(SubchartOrigin origin, SubchartSources sources)
        {
            using var resolver = new SubchartResolver(sources, new HelmCli());
            var set = await resolver.ResolveAsync([Sub]);
            Assert.Empty(set.Diagnostics);
            Assert.Equal(origin, Assert.Single(set.Charts).Origin);
        }
    }

    [Fact]
    public async Task The_published_archive_needs_no_second_look_at_its_content()
    {
        _folder.File("source/sub-1.0.0.tgz", Archive);
        var published = Sub with { ArchiveDigest = ChartArchive.Read(Archive).Digest, ContentDigest = "of another packing" };

        var set = await ResolveAsync(Offline with { ChartSource = Folder("source") }, published);

        Assert.Empty(set.Diagnostics);
    }

    [Fact]
    public async Task Chart_source_without_the_charts_is_an_error_that_lists_them_and_where_it_looked()
    {
        var source = Folder("empty");
        _folder.File("cache/charts/sub-1.0.0.tgz", Archive);

        var set = await ResolveAsync(Offline with { ChartSource = source }, Sub, Sub with { Name = "other" });

        Assert.Equal(
            Diagnostic.Error(
                "CG4551",
                new SourceSpan("--chart-source"),
                $"'{source}' lacks sub 1.0.0 and other 1.0.0; looked for 'sub-1.0.0.tgz' or 'sub/' and 'other-1.0.0.tgz' or 'other/'.",
                "Put the charts there, or leave the option out."
            ),
            Assert.Single(set.Diagnostics)
        );
        Assert.Empty(set.Charts);
    }

    [Theory]
    [InlineData(false, Severity.Warning)]
    [InlineData(true, Severity.Error)]
    public async Task Changed_chart_of_the_users_is_used_and_its_files_are_named(bool required, Severity severity)
    {
        var path = _folder.File("source/minio-5.4.0.tgz", TinyChart.Archive("minio", "5.4.0", ("values.yaml", "a: 1\n")));

        var set = await ResolveAsync(Offline with { ChartSource = Folder("source"), RequireCharts = required }, Subcharts.Minio);

        var problem = Assert.Single(set.Diagnostics);
        Assert.Equal(("CG4552", severity, new SourceSpan(path)), (problem.Code, problem.Severity, problem.Where));
        Assert.StartsWith(
            "The chart differs from the published minio 5.4.0 in .helmignore (missing), Chart.yaml, README.md (missing), ",
            problem.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith(" and 18 more.", problem.Message, StringComparison.Ordinal);
        Assert.Equal("What is proven with it does not hold for the published chart.", problem.Suggestion);
        Assert.Equal(SubchartOrigin.ChartSource, Assert.Single(set.Charts).Origin);
    }

    [Fact]
    public async Task Unpacked_chart_is_packed_by_Helm_without_what_its_helmignore_names()
    {
        _folder.File("source/sub/Chart.yaml", TinyChart.Metadata("sub", "1.0.0"));
        _folder.File("source/sub/values.yaml", "a: 1\n");
        _folder.File("source/sub/templates/a.yaml", "# none\n");
        _folder.File("source/sub/.helmignore", "secret.txt\n");
        _folder.File("source/sub/secret.txt", "x");
        using var resolver = new SubchartResolver(Offline with { ChartSource = Folder("source") }, await RealHelm.FindAsync());

        var set = await resolver.ResolveAsync([Sub]);

        var files = ChartArchive.Read(Assert.Single(set.Charts).Archive).Files;
        Assert.True(files.ContainsKey("values.yaml"));
        Assert.False(files.ContainsKey("secret.txt"));
        Assert.Equal(new SourceSpan(Path.Combine(Folder("source"), "sub")), Assert.Single(set.Diagnostics).Where);
    }

    [Fact]
    public async Task Folder_that_Helm_cannot_pack_is_named_with_Helms_words()
    {
        _folder.File(
            "source/sub/Chart.yaml",
            TinyChart.Metadata("sub", "1.0.0")
                + "dependencies:\n  - name: db\n    version: 1.0.0\n    repository: https://charts.example.com\n"
        );
        using var resolver = new SubchartResolver(Offline with { ChartSource = Folder("source") }, await RealHelm.FindAsync());

        var problem = Assert.Single((await resolver.ResolveAsync([Sub])).Diagnostics);

        Assert.Equal("CG4556", problem.Code);
        Assert.StartsWith("The chart's folder cannot be packed: ", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("db", problem.Message, StringComparison.Ordinal);
        Assert.Equal("Run 'helm dependency build' there, or use the published archive.", problem.Suggestion);
    }

    [Fact]
    public async Task Other_version_under_the_name_is_refused()
    {
        var path = _folder.File("source/sub-1.0.0.tgz", TinyChart.Archive("sub", "1.1.0"));

        var set = await ResolveAsync(Offline with { ChartSource = Folder("source") }, Sub);

        Assert.Equal(
            Diagnostic.Error("CG4554", new SourceSpan(path), "This is sub 1.1.0; the catalog pins sub 1.0.0.", "Put sub 1.0.0 there."),
            Assert.Single(set.Diagnostics)
        );
        Assert.Empty(set.Charts);
    }

    [Fact]
    public async Task Unsafe_archive_is_refused()
    {
        var path = _folder.File("source/sub-1.0.0.tgz", TinyChart.Tar(("sub/../evil", "x")));

        var set = await ResolveAsync(Offline with { ChartSource = Folder("source") }, Sub);

        Assert.Equal(
            Diagnostic.Error(
                "CG4555",
                new SourceSpan(path),
                "The archive holds the path 'sub/../evil', which leaves its folder; it is not used.",
                "Fetch it again from its publisher."
            ),
            Assert.Single(set.Diagnostics)
        );
    }

    [Fact]
    public async Task Cached_archive_that_is_not_the_pinned_one_is_passed_over()
    {
        var path = _folder.File("cache/charts/sub-1.0.0.tgz", Changed);

        var set = await ResolveAsync(Offline, Sub);

        var found = ChartContent.Of(ChartArchive.Read(Changed)).Digest;
        Assert.Equal(
            [
                Diagnostic.Warning(
                    "CG4553",
                    new SourceSpan(path),
                    $"The content digest of sub 1.0.0 is {found}, pinned is {Sub.ContentDigest}; the archive is not used.",
                    "It is fetched anew."
                ),
                Diagnostic.Error(
                    "CG4558",
                    null,
                    "sub 1.0.0 could not be reached, and no contract of it is kept.",
                    "Give the chart with --chart-source."
                ),
            ],
            set.Diagnostics.AsEnumerable()
        );
    }

    [Fact]
    public async Task Digest_of_the_archive_goes_before_the_one_of_its_content_where_it_is_known()
    {
        _folder.File("cache/charts/sub-1.0.0.tgz", Archive);
        var digest = ChartArchive.Read(Archive).Digest;

        Assert.Equal(SubchartOrigin.Cache, Assert.Single((await ResolveAsync(Offline, Sub with { ArchiveDigest = digest })).Charts).Origin);
        var other = await ResolveAsync(Offline, Sub with { ArchiveDigest = new string('0', 64) });
        Assert.Equal(
            $"The archive digest of sub 1.0.0 is {digest}, pinned is {new string('0', 64)}; the archive is not used.",
            other.Diagnostics[0].Message
        );
    }

    [Theory]
    [InlineData(false, Severity.Note)]
    [InlineData(true, Severity.Error)]
    public async Task Stand_ins_are_said_in_one_sentence(bool required, Severity severity)
    {
        var set = await ResolveAsync(Offline with { RequireCharts = required }, Subcharts.Minio, Subcharts.Postgresql);

        Assert.Equal(
            new Diagnostic(
                "CG4557",
                severity,
                null,
                "minio 5.4.0 and postgres 1.6.7 could not be reached. Helm judged stand-ins made from the kept contracts: unknown keys are found, the objects of these charts are not."
            )
            {
                Suggestion = "Give the real charts with --chart-source, or put them into the folder charts beside chartgen.yaml.",
            },
            Assert.Single(set.Diagnostics)
        );
        Assert.False(set.IsReal);
        Assert.Equal(["minio-5.4.0.tgz", "postgres-1.6.7.tgz"], set.Charts.Select(c => Path.GetFileName(c.Archive)));
    }

    [Fact]
    public async Task Repositories_are_asked_side_by_side_within_the_time_and_once_in_a_run()
    {
        using var fake = new FakeHelm("hang");
        var sources = Offline with { Offline = false, RepositoryTime = TimeSpan.FromSeconds(2) };
        using var resolver = new SubchartResolver(sources, fake.Cli);
        var start = System.Diagnostics.Stopwatch.GetTimestamp();

        var first = await resolver.ResolveAsync([Subcharts.Minio, Subcharts.Postgresql, Subcharts.Mlflow]);
        var afterFirst = System.Diagnostics.Stopwatch.GetElapsedTime(start);
        var second = await resolver.ResolveAsync([Subcharts.Minio, Subcharts.Airflow]);
        var afterSecond = System.Diagnostics.Stopwatch.GetElapsedTime(start);

        Assert.All(first.Charts.Concat(second.Charts), c => Assert.Equal(SubchartOrigin.StandIn, c.Origin));
        Assert.True(afterFirst < TimeSpan.FromSeconds(10), $"Three hanging repositories took {afterFirst}.");
        Assert.True(afterSecond - afterFirst < TimeSpan.FromSeconds(3), $"A repository was asked again: {afterSecond - afterFirst}.");
    }

    [Fact]
    public async Task Answer_of_a_repository_is_kept_in_the_cache()
    {
        using var repository = ChartRepository.Start(Archive);
        var sub = Sub with { Repository = repository.Url };
        using var resolver = new SubchartResolver(Offline with { Offline = false }, await RealHelm.FindAsync());

        var set = await resolver.ResolveAsync([sub]);

        Assert.Empty(set.Diagnostics);
        Assert.Equal(SubchartOrigin.Repository, Assert.Single(set.Charts).Origin);
        Assert.Equal(Archive, File.ReadAllBytes(Path.Combine(_folder.Path, "cache", "charts", "sub-1.0.0.tgz")));
    }

    [Fact]
    public async Task Repository_that_gives_another_chart_is_refused()
    {
        using var repository = ChartRepository.Start(Changed);
        var sub = Sub with { Repository = repository.Url };
        using var resolver = new SubchartResolver(Offline with { Offline = false }, await RealHelm.FindAsync());

        var set = await resolver.ResolveAsync([sub]);

        var problem = Assert.Single(set.Diagnostics);
        Assert.Equal(("CG4553", Severity.Error), (problem.Code, problem.Severity));
        Assert.Equal("Somebody changed the chart under its version: find out who, before you use it.", problem.Suggestion);
        Assert.Empty(set.Charts);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "cache", "charts", "sub-1.0.0.tgz")));
    }

    [Fact]
    public async Task Version_that_nobody_pinned_is_taken_from_its_repository_and_never_from_the_cache()
    {
        var other = TinyChart.Archive("sub", "2.0.0", ("values.yaml", "a: 2\n"));
        _folder.File("cache/charts/sub-2.0.0.tgz", TinyChart.Archive("sub", "2.0.0", ("values.yaml", "a: evil\n")));
        using var repository = ChartRepository.Start(("sub", "2.0.0", other));
        var sub = (Sub with { Repository = repository.Url }).At("2.0.0");
        using var resolver = new SubchartResolver(Offline with { Offline = false }, await RealHelm.FindAsync());

        var set = await resolver.ResolveRealAsync([sub]);

        Assert.Empty(set.Diagnostics);
        Assert.Equal(SubchartOrigin.Repository, Assert.Single(set.Charts).Origin);
        Assert.Equal(other, File.ReadAllBytes(set.Charts[0].Archive));
        Assert.NotEqual(other, File.ReadAllBytes(Path.Combine(_folder.Path, "cache", "charts", "sub-2.0.0.tgz")));
    }

    [Fact]
    public async Task Unpacked_chart_counts_for_the_version_that_it_has()
    {
        _folder.File("source/sub/Chart.yaml", TinyChart.Metadata("sub", "2.0.0"));
        using var resolver = new SubchartResolver(Offline with { ChartSource = Folder("source") }, await RealHelm.FindAsync());

        var set = await resolver.ResolveRealAsync([Sub.At("2.0.0"), Sub.At("3.0.0")]);

        Assert.Equal("2.0.0", Assert.Single(set.Charts).Subchart.Version);
        Assert.Equal(
            ("CG4551", true),
            (Assert.Single(set.Diagnostics).Code, set.Diagnostics[0].Message.Contains(" lacks sub 3.0.0;", StringComparison.Ordinal))
        );
    }

    private static async Task<SubchartSet> ResolveAsync(SubchartSources sources, params Subchart[] subcharts)
    {
        using var resolver = new SubchartResolver(sources, new HelmCli());
        return await resolver.ResolveAsync(subcharts);
    }
}

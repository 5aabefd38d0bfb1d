using System.Runtime.Versioning;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Helm;

namespace ChartGen.Sdk.Tests.Catalog;

[SupportedOSPlatform("linux")]
public sealed class RepositoryNewsTests
{
    private static readonly Subchart Sub = new()
    {
        Name = "sub",
        Version = "1.9.0",
        AppVersion = "1",
        Repository = "http://127.0.0.1:9",
        ContentDigest = "",
    };

    [Theory]
    [InlineData("1.10.0", true)]
    [InlineData("1.9.0", false)]
    [InlineData("1.8.0", false)]
    public async Task The_newest_release_is_the_repositorys_newest_that_is_no_pre_release(string newest, bool isNewer)
    {
        using var repository = ChartRepository.Start(
            ("sub", "1.0.0", TinyChart.Archive("sub", "1.0.0")),
            ("sub", newest, TinyChart.Archive("sub", newest)),
            ("sub", "2.0.0-rc.1", TinyChart.Archive("sub", "2.0.0-rc.1"))
        );

        var news = Assert.Single(await AskAsync(await RealHelm.FindAsync(), Sub with { Repository = repository.Url }));

        Assert.Equal((newest, isNewer), (news.Newest?.Text, news.IsNewer));
    }

    [Fact]
    public async Task Repositories_are_asked_side_by_side_and_one_that_is_not_there_is_no_error()
    {
        using var repository = ChartRepository.Start(TinyChart.Archive("sub", "1.0.0"));

        var news = await AskAsync(await RealHelm.FindAsync(), Sub, Sub with { Repository = repository.Url });

        Assert.Equal([null, "1.0.0"], news.Select(n => n.Newest?.Text));
        Assert.All(news, n => Assert.False(n.IsNewer));
    }

    [Fact]
    public async Task What_is_no_chart_is_no_answer()
    {
        using var garbage = new FakeHelm("garbage");

        Assert.Null(Assert.Single(await AskAsync(garbage.Cli, Sub)).Newest);
    }

    private static async Task<IReadOnlyList<ChartNews>> AskAsync(HelmCli helm, params Subchart[] subcharts) =>
        await new RepositoryNews(helm).AskAsync(subcharts, TimeSpan.FromSeconds(20));
}

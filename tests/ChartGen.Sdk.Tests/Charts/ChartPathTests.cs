using ChartGen.Sdk.Charts;

namespace ChartGen.Sdk.Tests.Charts;

public sealed class ChartPathTests
{
    [Theory]
    [InlineData("Chart.yaml")]
    [InlineData("templates/_helpers.tpl")]
    [InlineData("files/..data/a-b.json")]
    public void A_path_below_the_folder_is_legal(string text)
    {
        Assert.True(ChartPath.TryParse(text, out var path));
        Assert.Equal(text, path.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("templates/../../x")]
    [InlineData("./x")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData(@"a\b")]
    [InlineData("C:x")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("a\n")]
    public void What_could_leave_the_folder_or_differs_between_systems_is_refused(string text)
    {
        Assert.False(ChartPath.TryParse(text, out _));
        Assert.Equal(
            $"'{text}' is not a path below a chart's folder.",
            Assert.Throws<FormatException>(() => ChartPath.Parse(text)).Message
        );
    }

    [Fact]
    public void Paths_are_sorted_by_their_characters_not_by_a_language()
    {
        ChartPath[] paths = [ChartPath.Parse("a/b"), ChartPath.Parse("a.b"), ChartPath.Parse("B"), ChartPath.Parse("a-b")];

        Assert.Equal(["B", "a-b", "a.b", "a/b"], paths.Order().Select(p => p.Text));
    }

    [Fact]
    public void A_path_can_be_put_below_a_folder() => Assert.Equal("platform/a/b", ChartPath.Parse("a/b").Under("platform").Text);
}

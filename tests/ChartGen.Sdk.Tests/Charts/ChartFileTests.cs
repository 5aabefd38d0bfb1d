using ChartGen.Sdk.Charts;

namespace ChartGen.Sdk.Tests.Charts;

public sealed class ChartFileTests
{
    [Theory]
    [InlineData("a", "a\n")]
    [InlineData("a\n\n\n", "a\n")]
    [InlineData("a\r\nb\rc\n", "a\nb\nc\n")]
    [InlineData("", "\n")]
    public void Line_ends_are_LF_and_the_last_line_ends_once(string text, string expected) =>
        Assert.Equal(expected, ChartFile.Create(ChartPath.Parse("a"), text).Text);

    [Fact]
    public void A_file_remembers_its_template() =>
        Assert.Equal("templates/a.scriban", ChartFile.Create(ChartPath.Parse("a"), "a", "templates/a.scriban").Origin);
}

using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Tests.Umbrella;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("airflow", "`airflow`")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("[databases]\nx = y", "`[databases]\\nx = y`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a``", "``` `a`` ```")]
    public void Code_stays_in_its_cell_and_its_fence(string text, string expected)
    {
        Assert.Equal(expected, Markdown.Code(text));
    }

    [Fact]
    public void A_plain_text_has_no_marks_of_its_own()
    {
        Assert.Equal("a \\| b \\*c\\* \\`d\\` \\<e> \\[f\\] g\\_h \\\\", Markdown.Plain("a | b *c* `d` <e> [f] g_h \\"));
    }

    [Fact]
    public void A_plain_text_stands_on_one_line()
    {
        Assert.Equal("a b", Markdown.Plain("a\nb"));
    }
}

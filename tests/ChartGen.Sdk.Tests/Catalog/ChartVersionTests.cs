using ChartGen.Sdk.Catalog;

namespace ChartGen.Sdk.Tests.Catalog;

public sealed class ChartVersionTests
{
    /// <summary>The order of semver.org, section 11, and versions that charts really have.</summary>
    [Fact]
    public void Versions_are_ordered_by_precedence()
    {
        string[] ordered =
        [
            "0.0.11",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "v1.9.1",
            "1.10.0",
            "88.5.3",
        ];

        Assert.Equal(
            ordered,
            ordered.Reverse().Select(Read).Order(Comparer<ChartVersion>.Create(ChartVersion.Compare)).Select(v => v.Text)
        );
    }

    [Fact]
    public void Builds_of_one_version_are_equal() => Assert.Equal(0, ChartVersion.Compare(Read("1.2.3+a"), Read("1.2.3+b")));

    [Theory]
    [InlineData("")]
    [InlineData("1.2")]
    [InlineData("01.2.3")]
    [InlineData("1.2.3-")]
    [InlineData("1.2.3/../../x")]
    [InlineData("1.2.3\n")]
    [InlineData(">=1.2.3")]
    [InlineData("1.2.99999999999999999999")]
    public void What_is_no_version_is_refused(string text) => Assert.False(ChartVersion.TryParse(text, out _));

    private static ChartVersion Read(string text) =>
        ChartVersion.TryParse(text, out var version) ? version : throw new FormatException(text);
}

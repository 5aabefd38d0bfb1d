using System.Text.RegularExpressions;

namespace ChartGen.Samples.Tests;

/// <summary>What docs/extending.md shows is what is compiled.</summary>
public sealed partial class ExtendingPageTests
{
    private const string Page = "docs/extending.md";

    public static TheoryData<string> Files => [.. Shown().Select(s => s.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_page_shows_a_file_of_the_sample_as_it_is(string file) =>
        Assert.Equal(File.ReadAllText(Repository.Full(file)), Shown().Single(s => s.File == file).Code);

    [Fact]
    public void Each_code_of_the_page_is_a_file_of_the_sample() =>
        Assert.Equal(Shown().Count(), File.ReadAllLines(Repository.Full(Page)).Count(l => l is "```csharp" or "```yaml"));

    private static IEnumerable<(string File, string Code)> Shown() =>
        FileWithCode().Matches(File.ReadAllText(Repository.Full(Page))).Select(m => (m.Groups["file"].Value, m.Groups["code"].Value));

    [GeneratedRegex(
        @"^\[`(?<file>samples/[^`]+)`\]\(\.\./\k<file>\):\n\n```[a-z]+\n(?<code>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex FileWithCode();
}

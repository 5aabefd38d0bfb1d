using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Catalog;

/// <summary>
/// Values files that people published, as lists of their paths: what is real is known. A line with <c>!</c> is a mistake that one of them holds,
/// or a key of another version, each tried with the pinned chart; the reason stands behind the bar.
/// </summary>
public sealed class WildPathsTests
{
    public static TheoryData<string> Charts => [.. Subcharts.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Charts))]
    public void Real_paths_are_known(string chart) =>
        Expect.None(Lines(chart).Where(l => l[0] != '!').SelectMany(l => Errors(chart, PathLines.Tree(l)).Select(e => $"{l}: {e}")));

    [Theory]
    [MemberData(nameof(Charts))]
    public void Mistakes_and_what_other_versions_had_are_refused(string chart) =>
        Expect.None(
            Lines(chart)
                .Where(l => l[0] == '!' && Errors(chart, PathLines.Tree(l[2..l.IndexOf(" | ", StringComparison.Ordinal)])).Count == 0)
        );

    [Theory]
    [MemberData(nameof(Charts))]
    public void There_are_three_files_of_each_chart(string chart) =>
        Assert.True(File.ReadLines(Repository.Full($"tests/ChartGen.Sdk.Tests/Catalog/{List(chart)}")).Count(l => l[0] == '#') >= 3);

    private static string List(string chart) => $"WildPaths/{chart}.txt";

    private static IEnumerable<string> Lines(string chart) => PathLines.Of(List(chart));

    private static List<string> Errors(string chart, ValuesMap values)
    {
        var diagnostics = new DiagnosticBag();
        ContractCheck.Run(Subcharts.All.Single(s => s.Name == chart), values, ValuesMap.Empty, "", diagnostics);
        return [.. diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.ToString())];
    }
}

using System.Text.RegularExpressions;
using ChartGen.Sdk.Reports;

namespace ChartGen.Sdk.Tests;

/// <summary>Every code of a diagnostic belongs to one room, one rule in docs/rules.md and a test that provokes it.</summary>
public sealed partial class DiagnosticCodeTests
{
    private const string Page = "docs/rules.md";

    [Fact]
    public void A_code_belongs_to_one_room()
    {
        var scattered =
            from use in Uses()
            group use.Room by use.Code into rooms
            where rooms.Distinct().Count() > 1
            select $"{rooms.Key}: {string.Join(", ", rooms.Distinct())}";

        Expect.None(scattered);
    }

    [Fact]
    public void The_page_lists_each_code_of_the_source_once_in_order_and_no_other()
    {
        var used = Uses().Select(u => u.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        var listed = Rows().Select(r => r.Code).ToList();

        Assert.True(
            listed.SequenceEqual(used),
            $"{Page} lacks [{string.Join(", ", used.Except(listed))}], has too many of [{string.Join(", ", listed.Except(used))}], "
                + $"or is not sorted: [{string.Join(", ", listed.Where((c, i) => i > 0 && string.CompareOrdinal(listed[i - 1], c) >= 0))}]."
        );
    }

    [Fact]
    public void The_page_names_the_room_of_each_code_and_no_title_twice()
    {
        var rooms = Uses().DistinctBy(u => u.Code).ToDictionary(u => u.Code, u => u.Room);

        Assert.All(Rows(), row => Assert.Equal(rooms.GetValueOrDefault(row.Code), row.Room));
        Expect.None(Rows().GroupBy(r => r.Title).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void A_test_knows_each_code()
    {
        var tests = string.Join(
            '\n',
            Repository.Sources("tests").Where(f => !f.EndsWith("DiagnosticCodeTests.cs", StringComparison.Ordinal)).Select(File.ReadAllText)
        );

        Expect.None(Uses().Select(u => u.Code).Distinct().Where(code => !tests.Contains(code, StringComparison.Ordinal)));
    }

    // A component that is excepted from a policy names its code, and does not use it.
    private static IEnumerable<(string Code, string Room)> Uses() =>
        Repository
            .Sources("sdk", "profiles", "templates", "generator")
            .SelectMany(file => CodeLiteral().Matches(File.ReadAllText(file)).Select(m => (Code: m.Groups[1].Value, Room: RoomOf(file))))
            .Where(use => use.Room != "templates" || !use.Code.StartsWith("CG70", StringComparison.Ordinal));

    private static IEnumerable<Rule> Rows() => RuleBook.Parse(File.ReadAllText(Repository.Full(Page)));

    // sdk/Output/X.cs is in the room Output; templates/airflow/X.cs is in templates.
    private static string RoomOf(string file) =>
        Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar) switch
        {
            ["sdk", var room, _, ..] => room,
            [var top, ..] => top,
            [] => "",
        };

    // A code that shows users how to write one, the example of a text rule, is no use of it.
    [GeneratedRegex("\"(CG[0-9]{4})\"(?!,\\s+static text)")]
    private static partial Regex CodeLiteral();
}

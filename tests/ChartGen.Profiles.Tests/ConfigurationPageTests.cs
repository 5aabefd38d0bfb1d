using System.Text.RegularExpressions;
using ChartGen.Sdk.Profiles.Schema;

namespace ChartGen.Profiles.Tests;

/// <summary>docs/configuration.md says what the schema says, and its examples work.</summary>
public sealed partial class ConfigurationPageTests
{
    private const string Begin = "<!-- Below this line the page is made from the schema. -->\n";

    private static readonly string Page = File.ReadAllText(Repository.Full("docs/configuration.md"));

    [Fact]
    public void The_tables_are_those_of_the_schema()
    {
        var prose = Page[..(Page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)];
        var page = $"{prose}\n{SettingTables.Write().TrimEnd('\n')}\n";
        if (Environment.GetEnvironmentVariable("CHARTGEN_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(Repository.Full("docs/configuration.md"), page);
        else
            Assert.Equal(page, Page);
    }

    [Fact]
    public void Every_file_that_the_page_shows_is_read_without_an_error()
    {
        var files = Yaml().Matches(Page).Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, text => Expect.None(Site.Errors(Site.Read(Site.Named("local-hostpath"), text))));
    }

    [Fact]
    public void Every_call_that_the_page_shows_has_options_that_are_accepted()
    {
        var calls = Call().Matches(Page).ToList();

        Assert.NotEmpty(calls);
        Assert.All(
            calls,
            call =>
                Expect.None(Site.Errors(Site.Read(call.Groups[1].Value, call.Groups[2].Captures.Select(option => option.Value.Trim('\'')))))
        );
    }

    [Fact]
    public void Every_summary_is_one_sentence()
    {
        var summaries = Settings(SettingsSchema.Root).Select(s => s.Summary).Distinct();

        Assert.All(summaries, summary => Assert.Matches(@"\A[A-Z].+[^.]\.\z", summary));
    }

    private static IEnumerable<Setting> Settings(SettingShape shape) =>
        shape switch
        {
            SettingShape.Section section => section.Settings.SelectMany(s => Settings(s.Shape).Prepend(s)),
            SettingShape.Named named => Settings(named.Item),
            SettingShape.Items items => Settings(items.Item),
            SettingShape.FreeMap map => Settings(map.Value),
            SettingShape.Variable => Settings(SettingShape.Variable.FromSecret),
            _ => [],
        };

    [GeneratedRegex("^```yaml\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Yaml();

    [GeneratedRegex("^chartgen generate ([a-z-]+)(?: --set ('[^']*'|[^' \n]+))+$", RegexOptions.Multiline)]
    private static partial Regex Call();
}

using System.Text.RegularExpressions;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Schema;

namespace ChartGen.Profiles.Tests;

/// <summary>docs/configuration.md says what the schema says, and its examples work.</summary>
public sealed partial class ConfigurationPageTests
{
    private const string Begin = "<!-- Below this line the page is made from the schema. -->\n";

    private static readonly string s_page = File.ReadAllText(Repository.Full("docs/configuration.md"));

    [Fact]
    public void The_tables_are_those_of_the_schema()
    {
        var prose = s_page[..(s_page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)];
        var page = $"{prose}\n{SettingTables.Write().TrimEnd('\n')}\n";
        if (Environment.GetEnvironmentVariable("CHARTGEN_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(Repository.Full("docs/configuration.md"), page);
        else
            Assert.Equal(page, s_page);
    }

    [Fact]
    public void Every_file_that_the_page_shows_is_read_without_an_error()
    {
        var files = Yaml().Matches(s_page).Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, text => Expect.None(Site.Errors(Site.Read(Site.Named("local-hostpath"), text))));
    }

    [Fact]
    public void Every_option_that_the_page_shows_is_accepted()
    {
        var pairs = Option().Matches(s_page).Select(m => m.Groups[1].Value.Trim('\'')).ToList();

        Assert.NotEmpty(pairs);
        Assert.All(pairs, pair => Expect.None(Site.Errors(Site.Read("eks-multi", pair))));
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

    [GeneratedRegex("^chartgen .*?--set ('[^']*'|[^ \n]+)$", RegexOptions.Multiline)]
    private static partial Regex Option();
}

using System.Globalization;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The output is a function of the input: not of the machine, the place, the time, the tongue, nor the order of keys.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public async Task Tongue_time_zone_and_folder_change_no_byte()
    {
        using var here = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        var config = here.File("chartgen.yaml", MlPlatform.SampleSite);
        using var plain = ChartGenProcess.Start(here.Path, ["generate", "--all", "--no-validate"]);
        using var abroad = ChartGenProcess.Start(
            elsewhere.Path,
            ["generate", "--all", "--no-validate", "--config", config, "--output", Path.Combine(elsewhere.Path, "deep/er")],
            new Dictionary<string, string>
            {
                ["LANG"] = "tr_TR.UTF-8",
                ["LC_ALL"] = "tr_TR.UTF-8",
                ["TZ"] = "Asia/Kathmandu",
                ["HOME"] = elsewhere.Path,
                ["USER"] = "someone-else",
            }
        );

        Assert.Equal([0, 0], (await Task.WhenAll(plain.EndAsync(), abroad.EndAsync())).Select(e => e.ExitCode));

        var expected = Tree(Path.Combine(here.Path, "out"));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Tree(Path.Combine(elsewhere.Path, "deep/er")));
    }

    [Fact]
    public void A_thread_of_another_culture_changes_no_byte()
    {
        var expected = Texts(MlPlatform.SampleSite);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            // A culture whose numbers, dates and comparisons all differ from the invariant one's.
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = ",";
            other.NumberFormat.NegativeSign = "minus ";
            other.DateTimeFormat.ShortDatePattern = "dd/MM/yyyy";
            CultureInfo.CurrentCulture = other;

            Assert.Equal(expected, Texts(MlPlatform.SampleSite));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void The_order_of_keys_changes_no_byte()
    {
        var site = ValuesReader.Read(MlPlatform.SampleSite, "chartgen.yaml").Root!;

        Assert.Equal(Texts(MlPlatform.SampleSite), Texts(ValuesWriter.Write((ValuesMap)Reversed(site))));
    }

    [Fact]
    public void A_second_run_in_the_same_process_changes_no_byte()
    {
        Assert.Equal(Texts(MlPlatform.SampleSite), Texts(MlPlatform.SampleSite));
    }

    [Fact]
    public async Task Helms_verdict_changes_no_byte()
    {
        using var judged = new TemporaryFolder();
        using var unjudged = new TemporaryFolder();
        judged.File("chartgen.yaml", MlPlatform.SampleSite);
        unjudged.File("chartgen.yaml", MlPlatform.SampleSite);
        var helm = (await RealHelm.FindAsync()).Executable;
        string[] charts = MlPlatform.ChartSource is { } source ? ["--chart-source", source] : ["--offline"];

        Assert.Equal(0, (await ChartGenProcess.RunAsync(judged.Path, ["generate", "eks-multi", "--helm", helm, .. charts])).ExitCode);
        Assert.Equal(0, (await ChartGenProcess.RunAsync(unjudged.Path, "generate", "eks-multi", "--no-validate")).ExitCode);

        Assert.Equal(Tree(Path.Combine(unjudged.Path, "out")), Tree(Path.Combine(judged.Path, "out")));
    }

    private static List<string> Texts(string site) =>
        [
            .. MlPlatform
                .Profiles.Select(p => MlPlatform.Generate(p, site))
                .SelectMany(g => g.Files.Select(f => $"{f.Path}\n{f.Text}").Append(g.Hash)),
        ];

    private static ValuesNode Reversed(ValuesNode node) =>
        node switch
        {
            ValuesMap map => new ValuesMap([.. map.Entries.Reverse().Select(e => new ValuesEntry(e.Key, Reversed(e.Value)))]),
            ValuesList list => ValuesList.Of(list.Items.Select(Reversed)),
            _ => node,
        };

    private static List<(string Path, string Bytes)> Tree(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(p => (Path.GetRelativePath(folder, p), Convert.ToHexString(File.ReadAllBytes(p))))
                .Order(),
        ];
}

using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Catalog;

/// <summary>What is kept about the pinned charts is what the published charts say.</summary>
public sealed class PinnedChartsTests
{
    /// <summary>After a chart was pinned anew, <c>dotnet cake --target=AcceptSnapshots</c> writes the facts.</summary>
    [FactWithCharts]
    public void Facts_are_extracted_from_the_archives_byte_for_byte()
    {
        foreach (var file in Subcharts.All.SelectMany(s => CatalogUpdate.Files(s, File.ReadAllBytes(ArchivePath(s)))))
        {
            var kept = Repository.Full(file.Path);
            if (Golden.IsAccepting)
                File.WriteAllText(kept, file.Text);
            Assert.Equal(file.Text, File.ReadAllText(kept));
        }
    }

    [FactWithCharts]
    public void Digests_are_those_of_the_archives()
    {
        foreach (var subchart in Subcharts.All)
            Assert.Equal(ChartContent.Of(Archive(subchart)).Digest, subchart.ContentDigest);
    }

    [FactWithCharts]
    public void Entries_say_what_the_archives_say()
    {
        foreach (var subchart in Subcharts.All)
        {
            var chart = (ValuesMap)
                ValuesReader.Read(System.Text.Encoding.UTF8.GetString(Archive(subchart).Files["Chart.yaml"]), "Chart.yaml").Root!;

            Assert.Equal(
                (
                    chart["name"]?.ToString(),
                    chart["version"]?.ToString(),
                    chart["appVersion"]?.ToString(),
                    chart["kubeVersion"]?.ToString()
                ),
                (subchart.Name, subchart.Version, subchart.AppVersion, subchart.Kubernetes)
            );
        }
    }

    /// <summary>Only what Airflow 3 does not heed is refused of what the charts themselves say by default.</summary>
    [FactWithCharts]
    public void Every_default_is_known()
    {
        foreach (var subchart in Subcharts.All)
        {
            var defaults = (ValuesMap)
                ValuesReader.Read(System.Text.Encoding.UTF8.GetString(Archive(subchart).Files["values.yaml"]), "values.yaml").Root!;
            var diagnostics = new DiagnosticBag();

            ContractCheck.Run(subchart, defaults, ValuesMap.Empty, "", diagnostics);

            Expect.None(
                diagnostics
                    .Where(d =>
                        d.Severity == Severity.Error && !(d.Code == "CG4502" && d.Message.Contains("Airflow 3", StringComparison.Ordinal))
                    )
                    .Select(d => d.ToString())
            );
        }
    }

    [FactWithCharts]
    public async Task Stand_in_accepts_every_default_of_the_real_chart()
    {
        foreach (var subchart in Subcharts.All)
        {
            var values = System.Text.Encoding.UTF8.GetString(Archive(subchart).Files["values.yaml"]);
            var umbrella = ValuesMap.Of((subchart.Key, ValuesReader.Read(values, "values.yaml").Root));

            var judgement = await StandInTests.JudgeAsync(subchart, ValuesWriter.Write(umbrella));

            Assert.DoesNotContain(judgement.Diagnostics, d => d.Severity == Severity.Error);
        }
    }

    private static ChartArchive Archive(Subchart subchart) => ChartArchive.Read(ArchivePath(subchart));

    private static string ArchivePath(Subchart subchart) =>
        Path.Combine(FactWithChartsAttribute.Folder, $"{subchart.Name}-{subchart.Version}.tgz");
}

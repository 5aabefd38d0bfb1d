using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests.Catalog;

/// <summary>What is kept about the pinned charts is what the published charts say.</summary>
public sealed class PinnedChartsTests
{
    [FactWithCharts]
    public void Contracts_are_extracted_from_the_archives_byte_for_byte()
    {
        foreach (var subchart in Subcharts.All)
            Assert.Equal(ContractExtractor.Extract(Archive(subchart)).ToText(), CatalogFacts.ContractText(subchart.Name, subchart.Version));
    }

    [FactWithCharts]
    public void Digests_are_those_of_the_archives()
    {
        foreach (var subchart in Subcharts.All)
        {
            var content = ChartContent.Of(Archive(subchart));

            Assert.Equal(content.Digest, subchart.ContentDigest);
            Assert.Equal(content.ToText(), CatalogFacts.Content(subchart.Name, subchart.Version));
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

    private static ChartArchive Archive(Subchart subchart) =>
        ChartArchive.Read(Path.Combine(FactWithChartsAttribute.Folder, $"{subchart.Name}-{subchart.Version}.tgz"));
}

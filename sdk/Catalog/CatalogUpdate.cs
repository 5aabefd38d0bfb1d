using System.Collections.Immutable;
using ChartGen.Sdk.Catalog.Extraction;

namespace ChartGen.Sdk.Catalog;

/// <summary>A file of facts about a chart.</summary>
/// <param name="Path">Its path in the repository.</param>
/// <param name="Text">Its text.</param>
public sealed record CatalogFile(string Path, string Text);

/// <summary>Takes from a chart's archive what the catalog keeps about it.</summary>
public static class CatalogUpdate
{
    /// <summary>The files of facts: the chart's content and its contract. The same archive gives the same files, byte for byte.</summary>
    /// <param name="subchart">The chart that the archive holds.</param>
    /// <param name="archive">The bytes of the published archive.</param>
    /// <exception cref="InvalidDataException">The archive is unsafe, too large, broken or no chart's.</exception>
    public static ImmutableArray<CatalogFile> Files(Subchart subchart, byte[] archive)
    {
        try
        {
            var chart = ChartArchive.Read(archive);
            var file = $"{subchart.Name}-{subchart.Version}.txt";
            return
            [
                new($"sdk/Catalog/Content/{file}", ChartContent.Of(chart).ToText()),
                new($"sdk/Catalog/Contracts/{file}", ContractExtractor.Extract(chart).ToText()),
            ];
        }
        catch (ChartArchiveException e)
        {
            throw new InvalidDataException($"The archive {e.Message}.", e);
        }
    }
}

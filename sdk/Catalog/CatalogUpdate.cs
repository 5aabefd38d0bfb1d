using System.Collections.Immutable;
using System.Text.Json;
using ChartGen.Sdk.Catalog.Extraction;

namespace ChartGen.Sdk.Catalog;

/// <summary>A file of facts about a chart.</summary>
/// <param name="Path">Its path in the repository.</param>
/// <param name="Text">Its text.</param>
public sealed record CatalogFile(string Path, string Text);

/// <summary>Takes from a chart's archive what the catalog keeps about it.</summary>
public static class CatalogUpdate
{
    private static readonly ImmutableArray<string> Folders = ["Content", "Contracts"];

    /// <summary>The paths of a chart's files of facts: its content's and its contract's.</summary>
    internal static IEnumerable<string> Paths(Subchart subchart) =>
        Folders.Select(folder => $"sdk/Catalog/{folder}/{subchart.Name}-{subchart.Version}.txt");

    /// <summary>The files of facts: the chart's content and its contract. The same archive gives the same files, byte for byte.</summary>
    /// <param name="subchart">The chart that the archive holds.</param>
    /// <param name="archive">The bytes of the published archive.</param>
    /// <exception cref="InvalidDataException">The archive is unsafe, too large, broken or no chart's.</exception>
    public static ImmutableArray<CatalogFile> Files(Subchart subchart, byte[] archive)
    {
        try
        {
            var chart = ChartArchive.Read(archive);
            var (content, contract) = (ChartContent.Of(chart).ToText(), ContractExtractor.Extract(chart).ToText());
            return [.. Paths(subchart).Zip([content, contract], (path, text) => new CatalogFile(path, text))];
        }
        catch (ChartArchiveException e)
        {
            throw new InvalidDataException($"The archive {e.Message}.", e);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("The archive holds a values.schema.json that is broken.", e);
        }
    }
}

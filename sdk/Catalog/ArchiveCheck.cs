using System.Collections.Immutable;
using System.Text;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog;

/// <summary>Whether an archive is the chart that it is taken for.</summary>
internal static class ArchiveCheck
{
    /// <summary>Reads an archive that should hold a chart in a version.</summary>
    /// <param name="subchart">The chart.</param>
    /// <param name="read">Reads the archive.</param>
    /// <param name="shown">The archive as messages show it.</param>
    public static (ChartArchive? Archive, ImmutableArray<Diagnostic> Problems) TryRead(
        Subchart subchart,
        Func<ChartArchive> read,
        string shown
    )
    {
        try
        {
            var archive = read();
            var metadata = Metadata(archive);
            var (name, version) = (metadata["name"]?.ToString() ?? "", metadata["version"]?.ToString() ?? "");
            return archive.Folder == subchart.Name && name == subchart.Name && version == subchart.Version
                ? (archive, [])
                : (null, [CatalogDiagnostics.OtherChart(subchart, shown, name, version)]);
        }
        catch (ChartArchiveException e)
        {
            return (null, [CatalogDiagnostics.Unusable(shown, e.Message)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [CatalogDiagnostics.Unusable(shown, "cannot be read")]);
        }
    }

    /// <summary>A chart's Chart.yaml; empty where it is no map.</summary>
    public static ValuesMap Metadata(ChartArchive archive) =>
        ValuesReader.Read(Encoding.UTF8.GetString(archive.Files["Chart.yaml"]), "Chart.yaml").Root as ValuesMap ?? ValuesMap.Empty;

    /// <summary>
    /// What tells that an archive is not the published one, by the archive's digest where it is known, else by the content's;
    /// <see langword="null"/> for nothing.
    /// </summary>
    public static Diagnostic? Mismatch(Subchart subchart, ChartArchive archive, string path, Severity severity)
    {
        var (what, found, pinned) = subchart.ArchiveDigest is { } known
            ? ("archive", archive.Digest, known)
            : ("content", ChartContent.Of(archive).Digest, subchart.ContentDigest);
        return found == pinned ? null : CatalogDiagnostics.OtherDigest(severity, subchart, path, what, found, pinned);
    }
}

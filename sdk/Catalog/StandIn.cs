using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog;

/// <summary>
/// A chart in place of one that cannot be reached: same name and version, its schema made from the kept contract, no objects. With it Helm
/// still judges the umbrella and refuses keys that the real chart does not know.
/// </summary>
internal static class StandIn
{
    /// <summary>Writes the archive.</summary>
    public static void Write(Subchart subchart, Contract contract, string path)
    {
        using var file = File.Create(path);
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        using var tar = new TarWriter(gzip, TarEntryFormat.Ustar);
        var metadata = ValuesMap.Of(
            ("apiVersion", "v2"),
            ("name", subchart.Name),
            ("version", subchart.Version),
            ("appVersion", subchart.AppVersion),
            ("description", "Stands in for the real chart.")
        );
        Add("Chart.yaml", ValuesWriter.Write(metadata));
        Add("values.yaml", "{}\n");
        Add("values.schema.json", ContractSchema.Write(contract));
        Add("templates/stand-in.yaml", "{{- /* The real chart could not be reached. */ -}}\n");

        void Add(string name, string text) =>
            tar.WriteEntry(
                new UstarTarEntry(TarEntryType.RegularFile, $"{subchart.Name}/{name}")
                {
                    DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
                    ModificationTime = DateTimeOffset.UnixEpoch,
                }
            );
    }
}

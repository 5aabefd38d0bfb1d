using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace ChartGen.Sdk.Audit;

/// <summary>
/// Packs a chart with some of its templates only. Partials and other files stay; schemas, notes and <c>crds/</c> go, since they cost time and
/// show nothing of a value that a template reads.
/// </summary>
internal static partial class SliceArchive
{
    /// <summary>Writes the archive.</summary>
    /// <param name="name">The chart's name: the folder in the archive.</param>
    /// <param name="files">The chart's files.</param>
    /// <param name="slice">The templates that stay.</param>
    /// <param name="path">The archive's path.</param>
    public static void Write(string name, ImmutableSortedDictionary<string, byte[]> files, Slice slice, string path)
    {
        using var file = File.Create(path);
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        using var tar = new TarWriter(gzip, TarEntryFormat.Pax);
        foreach (var (inner, content) in files.Where(f => Stays(f.Key, slice)))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"{name}/{inner}") { DataStream = new MemoryStream(content) });
    }

    private static bool Stays(string path, Slice slice) =>
        TemplateMap.IsTemplate(path) ? TemplateMap.IsPartial(path) || slice.Files.Contains(path) : !Dropped.IsMatch(path);

    [GeneratedRegex(@"\A(?:charts/[^/]+/)*(?:crds/|values\.schema\.json\z)")]
    private static partial Regex Dropped { get; }
}

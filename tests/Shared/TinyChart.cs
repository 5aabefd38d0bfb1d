using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace ChartGen.Testing;

/// <summary>Charts of a few lines for tests.</summary>
internal static class TinyChart
{
    /// <summary>The archive of a chart with the files given.</summary>
    public static byte[] Archive(string name, string version, params (string Path, string Text)[] files) =>
        Tar([($"{name}/Chart.yaml", Metadata(name, version)), .. files.Select(f => ($"{name}/{f.Path}", f.Text))]);

    /// <summary>An archive with exactly these entries.</summary>
    public static byte[] Tar(params (string Path, string Text)[] entries) =>
        Tar([
            .. entries.Select(e => new PaxTarEntry(TarEntryType.RegularFile, e.Path)
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(e.Text)),
            }),
        ]);

    /// <summary>An archive with exactly these entries.</summary>
    public static byte[] Tar(params TarEntry[] entries)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip))
        {
            foreach (var entry in entries)
                tar.WriteEntry(entry);
        }

        return buffer.ToArray();
    }

    /// <summary>A Chart.yaml.</summary>
    public static string Metadata(string name, string version) => $"apiVersion: v2\nname: {name}\nversion: {version}\n";
}

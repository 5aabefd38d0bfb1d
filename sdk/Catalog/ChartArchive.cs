using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace ChartGen.Sdk.Catalog;

/// <summary>A chart's archive cannot be used: it is no archive of a chart, or it is made to do harm.</summary>
/// <param name="message">What is wrong with it, to follow 'The archive'.</param>
internal sealed class ChartArchiveException(string message) : Exception(message);

/// <summary>A chart's archive in memory: the files below its one folder, sorted by path.</summary>
internal sealed class ChartArchive
{
    // Helm's own limits.
    private const int MaxFile = 5 * 1024 * 1024;
    private const int MaxTotal = 100 * 1024 * 1024;
    private const int MaxEntries = 20_000;

    // A header and the filling of its last block for each entry: what is skipped has to be unpacked too.
    private const int MaxUnpacked = MaxTotal + MaxEntries * 1024;

    private static readonly string TooLarge =
        $"unpacks to more than {MaxTotal / 1024 / 1024} MiB, or one file to more than {MaxFile / 1024 / 1024} MiB";

    private ChartArchive(string folder, string digest, ImmutableSortedDictionary<string, byte[]> files) =>
        (Folder, Digest, Files) = (folder, digest, files);

    /// <summary>The folder that everything lies in: the chart's name.</summary>
    public string Folder { get; }

    /// <summary>SHA-256 of the archive's bytes, in hexadecimal digits.</summary>
    public string Digest { get; }

    /// <summary>The files by their path in the chart.</summary>
    public ImmutableSortedDictionary<string, byte[]> Files { get; }

    /// <summary>Reads an archive. Nothing is written to a disk.</summary>
    /// <exception cref="ChartArchiveException">The archive is unsafe, too large or broken.</exception>
    public static ChartArchive Read(string path)
    {
        if (new FileInfo(path).Length > MaxTotal)
            throw new ChartArchiveException($"is larger than {MaxTotal / 1024 / 1024} MiB");
        return Read(File.ReadAllBytes(path));
    }

    /// <summary>Reads an archive. Nothing is written to a disk.</summary>
    /// <exception cref="ChartArchiveException">The archive is unsafe, too large or broken.</exception>
    public static ChartArchive Read(byte[] archive)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
            using var limited = new LimitedStream(gzip, MaxUnpacked, () => new ChartArchiveException(TooLarge));
            using var tar = new TarReader(limited);
            var read = Read(tar, Convert.ToHexStringLower(SHA256.HashData(archive)));
            // Only at the end of the stream its checksum is compared.
            limited.CopyTo(Stream.Null);
            return read;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException or ArgumentException)
        {
            throw new ChartArchiveException("is broken");
        }
    }

    private static ChartArchive Read(TarReader tar, string digest)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        string? folder = null;
        var total = 0L;
        for (var count = 0; tar.GetNextEntry() is { } entry; count++)
        {
            if (count == MaxEntries)
                throw new ChartArchiveException($"has more than {MaxEntries} entries");
            if (entry.EntryType is TarEntryType.GlobalExtendedAttributes)
                continue;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.Directory))
                throw new ChartArchiveException($"holds '{Shown(entry.Name)}', which is neither a file nor a folder");
            var segments = Segments(entry.Name);
            folder ??= segments[0];
            if (segments[0] != folder)
                throw new ChartArchiveException($"holds more than one folder: '{Shown(folder)}' and '{Shown(segments[0])}'");
            if (entry.EntryType is TarEntryType.Directory || segments.Length == 1)
                continue;
            total += entry.Length;
            if (entry.Length > MaxFile || total > MaxTotal)
                throw new ChartArchiveException(TooLarge);
            if (!files.TryAdd(string.Join('/', segments[1..]), Content(entry)))
                throw new ChartArchiveException($"holds '{Shown(entry.Name)}' twice");
        }

        return folder is null || !files.ContainsKey("Chart.yaml")
            ? throw new ChartArchiveException("holds no chart")
            : new(folder, digest, files.ToImmutable());
    }

    private static byte[] Content(TarEntry entry)
    {
        var content = new byte[entry.Length];
        entry.DataStream?.ReadExactly(content);
        return content;
    }

    private static string[] Segments(string path)
    {
        var segments = path.TrimEnd('/').Split('/');
        return Array.Exists(segments, s => s is "" or "." or ".." || s.Contains('\\') || s.Contains(':') || s.Any(char.IsControl))
            ? throw new ChartArchiveException($"holds the path '{Shown(path)}', which leaves its folder")
            : segments;
    }

    private static string Shown(string path) => Helm.TerminalText.Excerpt(path);
}

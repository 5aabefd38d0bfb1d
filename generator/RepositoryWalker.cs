using System.Text;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan;

namespace ChartGen;

/// <summary>Reads the files of a folder that a scan looks at: texts of a few MiB, no links, nothing of ChartGen's own output.</summary>
internal sealed class RepositoryWalker(string root)
{
    private const int Mebibyte = 1024 * 1024;
    private const int LargestFile = 4 * Mebibyte;
    private const int MostFiles = 20_000;
    private const int MostLevels = 40;

    private static readonly string[] Skipped =
    [
        ".git",
        ".hg",
        ".svn",
        ".terraform",
        ".venv",
        "venv",
        "node_modules",
        "__pycache__",
        ".tox",
        ".idea",
    ];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<ScannedFile> _files = [];
    private readonly DiagnosticBag _diagnostics = [];

    /// <summary>The files in the order of their paths, and what was not read.</summary>
    public (IReadOnlyList<ScannedFile> Files, IReadOnlyCollection<Diagnostic> Diagnostics) Walk(CancellationToken cancellationToken)
    {
        Folder(root, "", 0, cancellationToken);
        return (_files, _diagnostics);
    }

    private void Folder(string folder, string path, int level, CancellationToken cancellationToken)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _diagnostics.Add(ScanDiagnostics.Unreadable(path.Length == 0 ? "." : path, Reason(problem)));
            return;
        }

        // What ChartGen wrote needs no migration.
        if (entries.Any(e => e.Name == ".chartgen.json"))
            return;
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var below = path.Length == 0 ? entry.Name : $"{path}/{entry.Name}";
            if (entry.LinkTarget is not null)
            {
                if (entry is DirectoryInfo || FileKinds.IsRead(below))
                    _diagnostics.Add(ScanDiagnostics.Link(below));
            }
            else if (entry is DirectoryInfo)
            {
                if (Skipped.Contains(entry.Name))
                    continue;
                if (level < MostLevels)
                    Folder(entry.FullName, below, level + 1, cancellationToken);
                else
                    _diagnostics.Add(ScanDiagnostics.TooMuch(below, $"more than {MostLevels} folders lie in one another"));
            }
            else if (FileKinds.IsRead(below) && entry is FileInfo file)
            {
                if (_files.Count == MostFiles)
                {
                    _diagnostics.Add(ScanDiagnostics.TooMuch(below, $"there are more than {MostFiles} files to read"));
                    return;
                }

                Read(file, below);
            }

            if (_files.Count == MostFiles)
                return;
        }
    }

    private void Read(FileInfo file, string path)
    {
        try
        {
            if (file.Length > LargestFile)
                _diagnostics.Add(ScanDiagnostics.TooLarge(path, LargestFile / Mebibyte));
            // A pipe waits for whoever writes into it; it has no size, as a device has none.
            else if (file.Length == 0)
                _files.Add(new(path, ""));
            else if (File.ReadAllBytes(file.FullName) is var bytes && bytes.AsSpan().Contains((byte)0))
                _diagnostics.Add(ScanDiagnostics.NotText(path));
            else
                _files.Add(new(path, Strict.GetString(bytes)));
        }
        catch (DecoderFallbackException)
        {
            _diagnostics.Add(ScanDiagnostics.NotText(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _diagnostics.Add(ScanDiagnostics.Unreadable(path, Reason(problem)));
        }
    }

    private static string Reason(Exception problem) => problem is UnauthorizedAccessException ? "access is denied." : problem.Message;
}

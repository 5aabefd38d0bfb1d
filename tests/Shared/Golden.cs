using System.Text;
using Snapshooter;
using Snapshooter.Core;
using Snapshooter.Core.Serialization;

namespace ChartGen.Testing;

/// <summary>Compares generated files with those kept in <c>tests/&lt;project&gt;/__snapshots__/&lt;case&gt;/</c>, under their own paths and byte for byte.</summary>
/// <remarks>
/// A file without a snapshot fails, and so does a snapshot without a file, in a plain <c>dotnet test</c> too. What differs is saved below
/// <c>__snapshots__/__mismatch__/</c>, so that <c>diff -ru</c> shows all of it. Only <c>dotnet cake --target=AcceptSnapshots</c> writes snapshots.
/// </remarks>
internal static class Golden
{
    private const string Switch = "CHARTGEN_ACCEPT_SNAPSHOTS";

    /// <summary>Whether what is generated now becomes what is kept.</summary>
    public static bool IsAccepting => Environment.GetEnvironmentVariable(Switch) == "1";

    /// <summary>Compares all files of a case, as path and text.</summary>
    public static void MatchFolder(IEnumerable<(string Path, string Text)> files, string @case)
    {
        var project = typeof(Golden).Assembly.GetName().Name!;
        var snapshots = Repository.Full(Path.Combine("tests", project, "__snapshots__"));
        Expect.None(MatchFolder(files, snapshots, @case, accept: IsAccepting));
    }

    /// <summary>Compares the files of a case below any folder, and says what is wrong.</summary>
    internal static List<string> MatchFolder(IEnumerable<(string Path, string Text)> files, string snapshots, string @case, bool accept)
    {
        var generated = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        var folder = Path.Combine(snapshots, @case);
        var faults = generated.SelectMany(f => FaultsOfForm(f.Path, f.Text)).ToList();
        if (faults.Count > 0)
            return faults;

        var orphans = Kept(folder).Except(generated.Select(f => f.Path)).ToList();
        if (accept)
        {
            orphans.ForEach(path => File.Delete(Path.Combine(folder, path)));
            foreach (var (path, text) in generated)
                RawFiles.Write(Path.Combine(folder, path), text);
            return [];
        }

        var handler = new RawFiles(snapshots);
        faults.AddRange(generated.Select(f => Fault(handler, folder, f.Path, f.Text)).OfType<string>());
        faults.AddRange(orphans.Select(path => $"{path}: has a snapshot, but is not generated."));
        if (faults.Count > 0)
            faults.Add($"In {folder}; to accept what is generated now: dotnet cake --target=AcceptSnapshots");
        return faults;
    }

    // Snapshooter evens out line ends and the final newline before it compares: these are looked at apart.
    private static IEnumerable<string> FaultsOfForm(string path, string text)
    {
        if (text.Contains('\r', StringComparison.Ordinal))
            yield return $"{path}: holds a carriage return.";
        if (!text.EndsWith('\n') || text.EndsWith("\n\n", StringComparison.Ordinal))
            yield return $"{path}: does not end in exactly one newline.";
    }

    private static string? Fault(RawFiles handler, string folder, string path, string text)
    {
        var full = Path.Combine(folder, path);
        if (!File.Exists(full))
            return $"{path}: has no snapshot.";
        var name = new SnapshotFullName(Path.GetFileName(full), Path.GetDirectoryName(full)!);
        handler.DeleteMismatch(name);
        var serializer = new SnapshotSerializer(new GlobalSnapshotSettingsResolver());
        var assert = new SnapshotAssert(
            serializer,
            handler,
            new SnapshotEnvironmentCleaner(handler),
            new LineComparer(path),
            new JsonSnapshotFormatter(serializer)
        );
        try
        {
            assert.AssertSnapshot(text, name, new());
        }
        catch (DifferenceException e)
        {
            return e.Message;
        }

        return File.ReadAllBytes(full).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text))
            ? null
            : $"{path}: the snapshot differs in its line ends, its final newline or a byte order mark.";
    }

    private static IEnumerable<string> Kept(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/'))
                .Order(StringComparer.Ordinal)
            : [];

    private sealed class LineComparer(string path) : ISnapshotComparer
    {
        public void CompareSnapshots(string expectedSnapshot, string actualSnapshot, MatchOptions matchOptions)
        {
            var (expected, actual) = (expectedSnapshot.Split('\n'), actualSnapshot.Split('\n'));
            var line = expected.Zip(actual).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
            if (line < expected.Length || line < actual.Length)
                throw new DifferenceException($"{path}({line + 1})\n- {At(expected, line)}\n+ {At(actual, line)}");
        }

        private static string At(string[] lines, int line) => line < lines.Length ? lines[line] : "<end of file>";
    }

    private sealed class DifferenceException(string message) : Exception(message);

    /// <summary>Files as they are: no byte order mark, real names and folders.</summary>
    private sealed class RawFiles(string snapshots) : ISnapshotFileHandler
    {
        public static string Write(string full, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
            return full;
        }

        public string SaveNewSnapshot(SnapshotFullName snapshotFullName, string snapshotData) =>
            Write(Full(snapshotFullName), snapshotData);

        public string SaveMismatchSnapshot(SnapshotFullName snapshotFullName, string snapshotData) =>
            Write(Mismatch(snapshotFullName), snapshotData);

        public string ReadSnapshot(SnapshotFullName snapshotFullName) => File.ReadAllText(Full(snapshotFullName));

        public bool TryReadSnapshot(SnapshotFullName snapshotFullName, out string snapshotData)
        {
            snapshotData = ReadSnapshot(snapshotFullName);
            return true;
        }

        public void DeleteSnapshot(SnapshotFullName snapshotFullName) => File.Delete(Full(snapshotFullName));

        public void DeleteSnapshotSubfolder(SnapshotFullName snapshotFullName, string subfolder) => DeleteMismatch(snapshotFullName);

        public void DeleteMismatch(SnapshotFullName name)
        {
            var mismatch = Mismatch(name);
            if (File.Exists(mismatch))
                File.Delete(mismatch);
        }

        private static string Full(SnapshotFullName name) => Path.Combine(name.FolderPath, name.Filename);

        private string Mismatch(SnapshotFullName name) =>
            Path.Combine(snapshots, "__mismatch__", Path.GetRelativePath(snapshots, Full(name)));
    }
}

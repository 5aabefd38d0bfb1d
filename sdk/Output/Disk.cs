namespace ChartGen.Sdk.Output;

/// <summary>The few file operations of the writer; a failure becomes a sentence with the place.</summary>
/// <param name="folder">Names places.</param>
/// <param name="before">Called before each step that changes the disk; tests let it fail.</param>
internal sealed class Disk(OutputFolder folder, Action<string>? before)
{
    // errno of Linux and macOS, and the results of Windows, for a full disk or quota and for a read-only file system.
    private static readonly int[] Full = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];
    private static readonly int[] ReadOnly = [30, unchecked((int)0x80070013)];

    public void MakeFolder(string path) => Do("make folder", path, () => Directory.CreateDirectory(path));

    /// <summary>Writes a file that does not exist yet; fails where something stands.</summary>
    public void WriteNew(string path, byte[] content) =>
        Do(
            "write",
            path,
            () =>
            {
                using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
                file.Write(content);
            }
        );

    /// <summary>Copies a file with its time and rights.</summary>
    public void Copy(string from, string to) => Do("copy to", to, () => File.Copy(from, to));

    public void MoveFolder(string from, string to) => Do("move to", to, () => Directory.Move(from, to));

    public void MoveFile(string from, string to) => Do("move to", to, () => File.Move(from, to));

    public void Delete(FileSystemInfo entry) => Do("delete", entry.FullName, entry.Delete);

    /// <summary>Deletes a folder file by file, the list of our files last, so that an interrupted deletion can still tell what was ours.</summary>
    public void DeleteTree(string path)
    {
        var entries = Entries(path);
        foreach (var entry in entries.Where(e => !IsFolder(e)).OrderBy(e => e.Name == OutputManifest.FileName))
            Delete(entry);
        foreach (var entry in entries.Where(IsFolder).Reverse())
            Delete(entry);
        Delete(new DirectoryInfo(path));
    }

    /// <summary>Deletes what is left of a failed run. A failure here must not hide the first one, and the next run tries again.</summary>
    public void TryDeleteTree(string path)
    {
        try
        {
            if (Directory.Exists(path))
                DeleteTree(path);
        }
        catch (OutputException) { }
    }

    public byte[] Read(string path) => Try(path, () => File.ReadAllBytes(path));

    /// <summary>Everything below a folder, each folder before what it holds, sorted, links not followed.</summary>
    public List<FileSystemInfo> Entries(string path) =>
        Try(
            path,
            () =>
            {
                var found = new List<FileSystemInfo>();
                Collect(new(path), found);
                return found;
            }
        );

    /// <summary>The files below a folder, links left out, as relative paths with '/', sorted.</summary>
    public List<string> Files(string path) =>
        [
            .. Entries(path)
                .Where(e => e is FileInfo && e.LinkTarget is null)
                .Select(e => Path.GetRelativePath(path, e.FullName).Replace(Path.DirectorySeparatorChar, '/'))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Runs anything that reads or writes at a place, and turns its failure into a sentence.</summary>
    public T Try<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (UnauthorizedAccessException)
        {
            throw new OutputException(OutputDiagnostics.Denied(folder.Shown(path)));
        }
        catch (PathTooLongException)
        {
            throw new OutputException(OutputDiagnostics.TooLong(folder.Shown(path)));
        }
        catch (IOException e) when (Full.Contains(e.HResult))
        {
            throw new OutputException(OutputDiagnostics.DiskFull(folder.Shown(path)));
        }
        catch (IOException e) when (ReadOnly.Contains(e.HResult))
        {
            throw new OutputException(OutputDiagnostics.Denied(folder.Shown(path)));
        }
        catch (IOException e)
        {
            throw new OutputException(OutputDiagnostics.Failed(folder.Shown(path), e.Message));
        }
    }

    private void Do(string step, string path, Action action) =>
        Try(
            path,
            () =>
            {
                before?.Invoke($"{step} {folder.Shown(path)}");
                action();
                return true;
            }
        );

    private static void Collect(DirectoryInfo folder, List<FileSystemInfo> found)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            found.Add(entry);
            if (IsFolder(entry))
                Collect((DirectoryInfo)entry, found);
        }
    }

    private static bool IsFolder(FileSystemInfo entry) => entry is DirectoryInfo && entry.LinkTarget is null;
}

namespace ChartGen.Sdk.Output;

/// <summary>Refuses places where a write would land somewhere else than its path says.</summary>
internal static class Guard
{
    /// <summary>Checks the folder around the target and the writer's own names in it.</summary>
    /// <exception cref="OutputException">One is a link, or a file where a folder is needed.</exception>
    public static void Names(OutputFolder folder)
    {
        for (var parent = folder.Root; parent is not null && !Directory.Exists(parent); parent = Path.GetDirectoryName(parent))
            RefuseFile(folder, parent);
        foreach (var path in (string[])[folder.Root, folder.Target, folder.Staging, folder.Previous, folder.Lock, folder.Holder])
            RefuseLink(folder, Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path));
        foreach (var path in (string[])[folder.Target, folder.Staging, folder.Previous])
            RefuseFile(folder, path);
    }

    /// <summary>Checks everything in the target.</summary>
    /// <exception cref="OutputException">It holds a link.</exception>
    public static void Links(Disk disk, OutputFolder folder)
    {
        if (!Directory.Exists(folder.Target))
            return;
        foreach (var entry in disk.Entries(folder.Target).OrderBy(e => e.FullName, StringComparer.Ordinal))
            RefuseLink(folder, entry);
    }

    private static void RefuseLink(OutputFolder folder, FileSystemInfo entry)
    {
        if (entry.LinkTarget is not null)
            throw new OutputException(OutputDiagnostics.Link(folder.Shown(entry.FullName)));
    }

    private static void RefuseFile(OutputFolder folder, string path)
    {
        if (File.Exists(path))
            throw new OutputException(OutputDiagnostics.FileForFolder(folder.Shown(path)));
    }
}

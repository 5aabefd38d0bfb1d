namespace ChartGen.Sdk.Output;

/// <summary>Remembers which folders a run had to make around its target, and takes the empty ones away again.</summary>
internal sealed class NewFolders : IDisposable
{
    private readonly List<string> _missing = [];

    /// <summary>Notes which folders on the way to <paramref name="path"/> are missing, the innermost first.</summary>
    public NewFolders(string path)
    {
        for (var folder = path; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
            _missing.Add(folder);
    }

    /// <summary>Removes those that are still empty.</summary>
    public void Dispose()
    {
        try
        {
            foreach (var folder in _missing.TakeWhile(f => Directory.Exists(f) && !Directory.EnumerateFileSystemEntries(f).Any()))
                Directory.Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
    }
}

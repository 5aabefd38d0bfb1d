namespace ChartGen.Sdk.Helm;

/// <summary>A folder of its own below the system's temporary folder, readable by its owner only and removed at the end.</summary>
internal sealed class ScratchDirectory : IDisposable
{
    public ScratchDirectory() => Path = Directory.CreateTempSubdirectory("chartgen-").FullName;

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>A new folder in it.</summary>
    public string CreateFolder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Someone tidied the temporary folder; it is gone, as wanted.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A stopped child may still be writing. What is left lies in the system's temporary folder, which the system empties.
        }
    }
}

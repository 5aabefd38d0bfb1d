namespace ChartGen.Rendering;

/// <summary>Names files as reports need them: from the root of the repository, wherever in it the command was typed.</summary>
/// <param name="directory">The folder in which the command was typed.</param>
internal sealed class RepositoryFiles(string directory)
{
    private readonly string _root = RootAbove(directory) ?? directory;

    /// <summary>The path of a file that is there, or <see langword="null"/> for anything else: a folder, an option, a file of another place.</summary>
    public string? PathOf(string shown) => File.Exists(Path.Combine(directory, shown)) ? NameOf(shown) : null;

    /// <summary>The path of a file, whether it is there or not; <see langword="null"/> outside the repository.</summary>
    public string? NameOf(string shown)
    {
        var relative = Path.GetRelativePath(_root, Path.GetFullPath(shown, directory));
        return
            Path.IsPathRooted(relative)
            || relative is ".."
            || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? null
            : relative.Replace(Path.DirectorySeparatorChar, '/');
    }

    // In a work tree of Git's, .git is a file.
    private static string? RootAbove(string directory)
    {
        for (var folder = directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
                return folder;
        }

        return null;
    }
}

namespace ChartGen.Testing;

/// <summary>The checked-out repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The full path of the folder with ChartGen.sln.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The full path of a file or folder.</summary>
    public static string Full(string path) => Path.Combine(Root, path);

    /// <summary>C# sources below folders, build output left out, sorted.</summary>
    public static IEnumerable<string> Sources(params IEnumerable<string> folders) =>
        folders
            .Select(Full)
            .Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChartGen.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No ChartGen.sln above {from}.");
    }
}

namespace ChartGen.Sdk.Helm;

/// <summary>The tool's own folder for what it fetched. Every file in it is written beside its name and renamed, so that a reader never sees half of it.</summary>
public sealed record ToolCache(string Directory)
{
    /// <summary>The folder that the environment names: <c>CHARTGEN_CACHE</c>, <c>XDG_CACHE_HOME/chartgen</c>, or the user's cache folder.</summary>
    public static ToolCache FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <summary>The same for other variables.</summary>
    /// <param name="variable">Gives a variable's value, or <see langword="null"/>.</param>
    public static ToolCache From(Func<string, string?> variable)
    {
        if (variable("CHARTGEN_CACHE") is { Length: > 0 } own)
            return new(Path.GetFullPath(own));
        // The base directory specification: a relative path is to be ignored.
        if (variable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathFullyQualified(xdg))
            return new(Path.Combine(xdg, "chartgen"));
        if (OperatingSystem.IsWindows())
            return new(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "chartgen", "cache"));
        var home = variable("HOME") is { Length: > 0 } named ? named : Path.GetTempPath();
        return new(Path.Combine(home, ".cache", "chartgen"));
    }

    /// <summary>Where an archive of a chart lies, whether it is there or not.</summary>
    public string Chart(string name, string version) => Path.Combine(Directory, "charts", $"{name}-{version}.tgz");

    /// <summary>Where a Helm of a version lies, whether it is there or not.</summary>
    public string Helm(HelmVersion version) => Path.Combine(Directory, "helm", version.ToString(), "helm");

    /// <summary>Puts a file into the cache; another process may do the same at the same time.</summary>
    /// <param name="target">Its path, from one of the methods above.</param>
    /// <param name="write">Writes the file at the path it is given.</param>
    internal static void Put(string target, Action<string> write)
    {
        var folder = System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!).FullName;
        var temporary = Path.Combine(folder, $".{Path.GetRandomFileName()}");
        try
        {
            write(temporary);
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}

using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Cluster;

/// <summary>Where kubectl is looked for, in this order: the option, the variable, the PATH. It is never fetched.</summary>
public sealed record KubectlSearch
{
    /// <summary>What <c>--kubectl</c> named. If it is set, nothing else is looked at.</summary>
    public string? Option { get; init; }

    /// <summary>What the variable <c>CHARTGEN_KUBECTL</c> named. If it is set, only the option goes before it.</summary>
    public string? Variable { get; init; }

    /// <summary>The folders of the PATH, joined as the system joins them.</summary>
    public string? SearchPath { get; init; }

    /// <summary>The folder from which paths are taken.</summary>
    public required string Directory { get; init; }

    /// <summary>Finds the executable, or gives <see langword="null"/> and says why there is none.</summary>
    public (string? Executable, Diagnostic? Problem) Find()
    {
        if (Option is { } option)
            return Named("--kubectl", option);
        if (Variable is { } variable)
            return Named("CHARTGEN_KUBECTL", variable);
        var name = OperatingSystem.IsWindows() ? "kubectl.exe" : "kubectl";
        var found = (SearchPath ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        return found is null ? (null, ClusterDiagnostics.NoKubectl()) : (found, null);
    }

    private (string? Executable, Diagnostic? Problem) Named(string origin, string path)
    {
        var full = Path.GetFullPath(path, Directory);
        return File.Exists(full) ? (full, null) : (null, ClusterDiagnostics.NoKubectl(origin, path));
    }
}

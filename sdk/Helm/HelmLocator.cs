using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Helm;

/// <summary>The Helm to work with.</summary>
/// <param name="Helm">A Helm that was asked for its version, or <see langword="null"/> when there is none to work with (exit code 69).</param>
/// <param name="Version">Its version.</param>
/// <param name="Diagnostics">Why there is none, or what was passed over or fetched.</param>
public sealed record HelmFinding(HelmCli? Helm, HelmVersion? Version, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Finds Helm. A path that the user named is never silently replaced: if it is missing or too old, that is the error. One that merely lies on
/// the PATH is passed over with a note.
/// </summary>
public static class HelmLocator
{
    /// <summary>Finds Helm, and fetches it when there is none and it may.</summary>
    public static async Task<HelmFinding> FindAsync(HelmSearch search, CancellationToken cancellationToken = default)
    {
        if (search.Option is { } option)
            return await NamedAsync("--helm", option, cancellationToken).ConfigureAwait(false);
        if (search.Variable is { } variable)
            return await NamedAsync("CHARTGEN_HELM", variable, cancellationToken).ConfigureAwait(false);

        var notes = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (origin, path) in Found(search))
        {
            var finding = await AskAsync(origin, path, cancellationToken).ConfigureAwait(false);
            if (finding.Helm is not null)
                return finding with { Diagnostics = notes.ToImmutable() };
            notes.AddRange(finding.Diagnostics.Select(HelmDiagnostics.PassedOver));
        }

        var fetched = await HelmFetcher.FetchAsync(search, cancellationToken).ConfigureAwait(false);
        return fetched with { Diagnostics = [.. notes, .. fetched.Diagnostics] };
    }

    /// <summary>Asks an executable for its version.</summary>
    internal static async Task<HelmFinding> AskAsync(string origin, string path, CancellationToken cancellationToken)
    {
        var helm = new HelmCli { Executable = path };
        var run = await (helm with { TimeLimit = TimeSpan.FromSeconds(20) }).VersionAsync(cancellationToken).ConfigureAwait(false);
        if (run.End != HelmEnd.Exited)
            return new(null, null, HelmOutputParser.Read(run, ChartFiles.None));
        if (!run.Succeeded || !HelmVersion.TryParse(run.StandardOutput, out var version))
            return new(null, null, [HelmDiagnostics.NoVersion(origin, run)]);
        return version.Value.IsSupported
            ? new(helm, version, [])
            : new(null, version, [HelmDiagnostics.TooOld(origin, path, version.Value)]);
    }

    private static async Task<HelmFinding> NamedAsync(string origin, string path, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full)
            ? await AskAsync(origin, full, cancellationToken).ConfigureAwait(false)
            : new(null, null, [HelmDiagnostics.NamedNotFound(origin, path)]);
    }

    private static IEnumerable<(string Origin, string Path)> Found(HelmSearch search)
    {
        var name = OperatingSystem.IsWindows() ? "helm.exe" : "helm";
        var onPath = (search.SearchPath ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        if (onPath is not null)
            yield return ("PATH", onPath);
        if (search.Cache.Helm(HelmFetcher.Version) is var cached && File.Exists(cached))
            yield return ("cache", cached);
    }
}

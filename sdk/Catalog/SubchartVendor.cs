using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;

namespace ChartGen.Sdk.Catalog;

/// <summary>What became of a chart that was to be vendored.</summary>
public enum VendorOutcome
{
    /// <summary>Its archive was written.</summary>
    Written,

    /// <summary>Its archive stands there already.</summary>
    Standing,

    /// <summary>Nothing of it was written.</summary>
    Refused,
}

/// <summary>A chart that was to be vendored.</summary>
/// <param name="Subchart">The chart.</param>
/// <param name="Path">The full path of its archive, whether it is there or not.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record VendoredSubchart(Subchart Subchart, string Path, VendorOutcome Outcome)
{
    /// <summary>Whether the archive's own digest was checked, not only that of its content.</summary>
    public bool ByArchive { get; init; }
}

/// <summary>What became of all charts that were to be vendored.</summary>
/// <param name="Charts">The charts, in the order in which they were asked for.</param>
/// <param name="Diagnostics">Why some were refused.</param>
public sealed record VendorResult(ImmutableArray<VendoredSubchart> Charts, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Puts the archives of pinned charts into a folder, for work without a network. What is not the pinned chart is refused, and what cannot be
/// checked too: nothing of it is written.
/// </summary>
/// <param name="sources">Where archives come from; the project's folder is where they go to.</param>
/// <param name="helm">Packs folders and asks repositories.</param>
public sealed class SubchartVendor(SubchartSources sources, HelmCli helm)
{
    /// <summary>Vendors charts. Running it again changes nothing.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public async Task<VendorResult> RunAsync(
        IReadOnlyCollection<Subchart> subcharts,
        string folder,
        CancellationToken cancellationToken = default
    )
    {
        if (ReasonAgainst(folder) is { } reason)
            return new([], [CatalogDiagnostics.Taken(folder, reason)]);
        var known = subcharts.ToDictionary(s => s, s => Standing(s, Path.Combine(folder, $"{s.Name}-{s.Version}.tgz")));
        var wanted = known.Where(k => k.Value is null).Select(k => k.Key).ToArray();
        using var resolver = new SubchartResolver(sources with { ProjectCharts = null, RequireCharts = true }, helm);
        var found = wanted.Length == 0 ? [] : await resolver.LocateAsync(wanted, cancellationToken).ConfigureAwait(false);
        foreach (var located in found)
            known[located.Subchart] = Write(located, Path.Combine(folder, $"{located.Subchart.Name}-{located.Subchart.Version}.tgz"));
        var all = subcharts.Select(s => known[s]!.Value).ToArray();
        return new([.. all.Select(a => a.Chart)], [.. all.SelectMany(a => a.Problems).Distinct()]);
    }

    // What stands there is left, whatever it is: somebody may have put it there.
    private static (VendoredSubchart Chart, ImmutableArray<Diagnostic> Problems)? Standing(Subchart subchart, string path)
    {
        if (ReasonAgainstFile(path) is { } reason)
            return (new(subchart, path, VendorOutcome.Refused), [CatalogDiagnostics.Taken(path, reason)]);
        if (!File.Exists(path))
            return null;
        var (archive, problems) = ArchiveCheck.TryRead(subchart, () => ChartArchive.Read(path), path);
        if (archive is not null && Refusal(subchart, archive, path) is null)
            return (new(subchart, path, VendorOutcome.Standing) { ByArchive = archive.Digest == subchart.ArchiveDigest }, []);
        return (
            new(subchart, path, VendorOutcome.Refused),
            [
                .. problems,
                CatalogDiagnostics.Taken(path, $"another archive than the published {subchart.Name} {subchart.Version} stands there"),
            ]
        );
    }

    private static (VendoredSubchart Chart, ImmutableArray<Diagnostic> Problems) Write(LocatedSubchart located, string path)
    {
        var subchart = located.Subchart;
        var refused = new VendoredSubchart(subchart, path, VendorOutcome.Refused);
        if (located.Chart is not { } chart)
            return (refused, located.Problems);
        // What is checked is what is written, whoever changes the source meanwhile.
        var bytes = File.ReadAllBytes(chart.Archive);
        var (archive, problems) = ArchiveCheck.TryRead(subchart, () => ChartArchive.Read(bytes), chart.Archive);
        if (archive is null)
            return (refused, problems);
        if (Refusal(subchart, archive, chart.Archive) is { } problem)
            return (refused, [problem]);
        ToolCache.Put(path, temporary => File.WriteAllBytes(temporary, bytes));
        return (new(subchart, path, VendorOutcome.Written) { ByArchive = archive.Digest == subchart.ArchiveDigest }, located.Problems);
    }

    // Packed anew a chart is as good as the published one, as long as every file of it counts in the digest of its content.
    private static Diagnostic? Refusal(Subchart subchart, ChartArchive archive, string path)
    {
        if (ArchiveCheck.Mismatch(subchart, archive, path, Severity.Error) is not { } mismatch)
            return null;
        if (ChartContent.Of(archive).Digest != subchart.ContentDigest)
            return mismatch;
        return archive.Files.Keys.Any(f => f.StartsWith("charts/", StringComparison.Ordinal))
            ? CatalogDiagnostics.Repacked(subchart, path, archive.Digest)
            : null;
    }

    private static string? ReasonAgainst(string folder) =>
        new DirectoryInfo(folder).LinkTarget is not null ? "it is a link, and what is behind it is not the project's"
        : File.Exists(folder) ? "it is a file, not a folder"
        : null;

    private static string? ReasonAgainstFile(string path) =>
        new FileInfo(path).LinkTarget is not null ? "it is a link"
        : Directory.Exists(path) ? "it is a folder"
        : null;
}

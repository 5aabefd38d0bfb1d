using System.Collections.Immutable;
using System.Diagnostics;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;

namespace ChartGen.Sdk.Catalog;

/// <summary>
/// Finds the archives of subcharts for one run of the tool: each chart is looked for once, and so is each repository, whether it answers or not.
/// Owns a folder for what it packs, fetches and makes; disposing removes it.
/// </summary>
/// <param name="sources">Where to look.</param>
/// <param name="helm">Packs folders and asks repositories.</param>
public sealed class SubchartResolver(SubchartSources sources, HelmCli helm) : IDisposable
{
    private readonly Dictionary<(string Name, string Version), Found> _known = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ScratchDirectory _scratch = new();
    private TimeSpan _repositoryTime = sources.RepositoryTime;

    /// <summary>The archives of subcharts, all problems of all of them at once.</summary>
    public async Task<SubchartSet> ResolveAsync(IReadOnlyCollection<Subchart> subcharts, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await FindAsync(subcharts, cancellationToken).ConfigureAwait(false);
            StandInForTheRest(subcharts);
            return Summary(subcharts);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The real archives of charts, pinned or not: where one is out of reach nothing stands in, and it is an error.</summary>
    public async Task<SubchartSet> ResolveRealAsync(IReadOnlyCollection<Subchart> subcharts, CancellationToken cancellationToken = default)
    {
        var located = await LocateAsync(subcharts, cancellationToken).ConfigureAwait(false);
        return new([.. located.Select(l => l.Chart).OfType<ResolvedSubchart>()], [.. located.SelectMany(l => l.Problems).Distinct()]);
    }

    /// <summary>The real archives of charts, pinned or not, each with what is wrong with it; where one is out of reach nothing stands in.</summary>
    internal async Task<ImmutableArray<LocatedSubchart>> LocateAsync(
        IReadOnlyCollection<Subchart> subcharts,
        CancellationToken cancellationToken
    )
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await FindAsync(subcharts, cancellationToken).ConfigureAwait(false);
            return [.. subcharts.Select(s => Located(s, _known[(s.Name, s.Version)]))];
        }
        finally
        {
            _turn.Release();
        }
    }

    private LocatedSubchart Located(Subchart subchart, Found found) =>
        found switch
        {
            { IsMissing: true } => new(subchart, null, [CatalogDiagnostics.Missing(sources.ChartSource!, [subchart])]),
            { Chart: null or { Origin: SubchartOrigin.StandIn }, HasErrors: false } => new(
                subchart,
                null,
                [.. found.Problems, CatalogDiagnostics.NotReached(subchart, sources.Offline, found.Refusal)]
            ),
            { HasErrors: true } => new(subchart, null, found.Problems),
            _ => new(subchart, found.Chart, found.Problems),
        };

    private async Task FindAsync(IReadOnlyCollection<Subchart> subcharts, CancellationToken cancellationToken)
    {
        var unknown = subcharts.DistinctBy(s => (s.Name, s.Version)).Where(s => !_known.ContainsKey((s.Name, s.Version))).ToArray();
        foreach (
            var found in await Task.WhenAll(unknown.Select(s => Task.Run(() => FindLocalAsync(s, cancellationToken), cancellationToken)))
                .ConfigureAwait(false)
        )
            _known.Add((found.Subchart.Name, found.Subchart.Version), found);
        await AskRepositoriesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _turn.Dispose();
        _scratch.Dispose();
    }

    private async Task<Found> FindLocalAsync(Subchart subchart, CancellationToken cancellationToken)
    {
        if (sources.ChartSource is { } source)
            return await InFolderAsync(subchart, source, SubchartOrigin.ChartSource, cancellationToken).ConfigureAwait(false)
                ?? new(subchart) { IsMissing = true };
        if (
            sources.ProjectCharts is { } project
            && await InFolderAsync(subchart, project, SubchartOrigin.Project, cancellationToken).ConfigureAwait(false) is { } own
        )
            return own;

        // A cache may go bad without anybody's fault: what does not match is fetched anew, and what nothing is known of is not kept there.
        var cached = sources.Cache.Chart(subchart.Name, subchart.Version);
        return subchart.IsPinned && File.Exists(cached) ? Pinned(subchart, cached, SubchartOrigin.Cache, Severity.Warning) : new(subchart);
    }

    private async Task<Found?> InFolderAsync(Subchart subchart, string folder, SubchartOrigin origin, CancellationToken cancellationToken)
    {
        var archive = Path.GetFullPath(Path.Combine(folder, $"{subchart.Name}-{subchart.Version}.tgz"));
        if (File.Exists(archive))
            return Users(subchart, archive, archive, origin);
        var unpacked = Path.GetFullPath(Path.Combine(folder, subchart.Name));
        if (!File.Exists(Path.Combine(unpacked, "Chart.yaml")) || !subchart.IsPinned && VersionIn(unpacked) != subchart.Version)
            return null;

        var destination = _scratch.CreateFolder($"packed-{subchart.Name}-{subchart.Version}");
        var run = await helm.PackageAsync(unpacked, destination, cancellationToken).ConfigureAwait(false);
        return run.Succeeded && Directory.EnumerateFiles(destination, "*.tgz").FirstOrDefault() is { } packed
            ? Users(subchart, packed, unpacked, origin)
            : new(subchart)
            {
                Problems =
                [
                    .. HelmOutputParser
                        .Read(run, ChartFiles.None)
                        .Where(d => d.Severity == Severity.Error)
                        .Select(d => CatalogDiagnostics.NotPacked(unpacked, d.Message)),
                ],
            };
    }

    // A chart of the user's may differ from the published one; that is said.
    private Found Users(Subchart subchart, string archive, string shown, SubchartOrigin origin)
    {
        var (read, problems) = ArchiveCheck.TryRead(subchart, () => ChartArchive.Read(archive), shown);
        if (read is null)
            return new(subchart) { Problems = problems };
        var content = ChartContent.Of(read);
        if (subchart.IsPinned && read.Digest != subchart.ArchiveDigest && content.Digest != subchart.ContentDigest)
        {
            var files = CatalogFacts.Content(subchart.Name, subchart.Version) is { } kept ? content.DifferencesFrom(kept).ToArray() : [];
            problems = [CatalogDiagnostics.OtherContent(sources.RequireCharts ? Severity.Error : Severity.Warning, subchart, shown, files)];
        }

        return new(subchart) { Chart = new(subchart, archive, origin), Problems = problems };
    }

    // A chart that nobody vouches for must be the published one: by the archive's digest where it is known, else by the content's.
    private static Found Pinned(Subchart subchart, string archive, SubchartOrigin origin, Severity severity)
    {
        var (read, problems) = ArchiveCheck.TryRead(subchart, () => ChartArchive.Read(archive), archive);
        if (read is null)
            return new(subchart) { Problems = [.. problems.Select(p => p with { Severity = severity })] };
        if (!subchart.IsPinned)
            return new(subchart) { Chart = new(subchart, archive, origin) };
        return ArchiveCheck.Mismatch(subchart, read, archive, severity) is { } mismatch
            ? new(subchart) { Problems = [mismatch] }
            : new(subchart) { Chart = new(subchart, archive, origin) };
    }

    private static string? VersionIn(string folder) => StandingValues.Metadata(folder, folder)["version"]?.ToString();

    private async Task AskRepositoriesAsync(CancellationToken cancellationToken)
    {
        var missing = _known.Values.Where(f => f is { Chart: null, IsMissing: false, WasAsked: false } && !f.HasErrors).ToArray();
        if (missing.Length == 0 || sources.Offline || _repositoryTime <= TimeSpan.Zero)
            return;
        var start = Stopwatch.GetTimestamp();
        var patient = helm with { TimeLimit = _repositoryTime };
        var answers = await Task.WhenAll(missing.Select(f => PullAsync(patient, f, cancellationToken))).ConfigureAwait(false);
        _repositoryTime -= Stopwatch.GetElapsedTime(start);
        foreach (var answer in answers)
            _known[(answer.Subchart.Name, answer.Subchart.Version)] = answer;

        // When nobody answers there is no network: the charts of the next profile are not asked for.
        if (!Array.Exists(answers, a => a.Chart is not null))
            _repositoryTime = TimeSpan.Zero;
    }

    private async Task<Found> PullAsync(HelmCli patient, Found found, CancellationToken cancellationToken)
    {
        var subchart = found.Subchart;
        var destination = _scratch.CreateFolder($"pulled-{subchart.Name}-{subchart.Version}");
        var run = await patient
            .PullAsync(subchart.Repository, subchart.Name, subchart.Version, destination, cancellationToken)
            .ConfigureAwait(false);
        if (!run.Succeeded || Directory.EnumerateFiles(destination, "*.tgz").FirstOrDefault() is not { } pulled)
            return found with { WasAsked = true, Refusal = Refusal(run) };
        var answer = Pinned(subchart, pulled, SubchartOrigin.Repository, Severity.Error);
        if (answer.Chart is not null && subchart.IsPinned)
            Keep(subchart, pulled);
        return answer with { WasAsked = true, Problems = answer.Chart is null ? answer.Problems : [] };
    }

    private static string? Refusal(HelmRun run) =>
        HelmOutputParser.Read(run, ChartFiles.None).FirstOrDefault(d => d.Severity == Severity.Error)?.Message;

    private void Keep(Subchart subchart, string pulled)
    {
        try
        {
            ToolCache.Put(sources.Cache.Chart(subchart.Name, subchart.Version), path => File.Copy(pulled, path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written costs the next run a download, nothing else.
        }
    }

    private void StandInForTheRest(IEnumerable<Subchart> subcharts)
    {
        foreach (var subchart in subcharts.DistinctBy(s => (s.Name, s.Version)))
        {
            var found = _known[(subchart.Name, subchart.Version)];
            if (found is not { Chart: null, IsMissing: false } || found.HasErrors)
                continue;
            if (CatalogFacts.ContractText(subchart.Name, subchart.Version) is not { } contract)
            {
                _known[(subchart.Name, subchart.Version)] = found with
                {
                    Problems = [.. found.Problems, CatalogDiagnostics.Unreachable(subchart)],
                };
                continue;
            }

            var path = Path.Combine(_scratch.CreateFolder("stand-ins"), $"{subchart.Name}-{subchart.Version}.tgz");
            StandIn.Write(subchart, Contract.Parse(contract), path);
            _known[(subchart.Name, subchart.Version)] = found with { Chart = new(subchart, path, SubchartOrigin.StandIn) };
        }
    }

    private SubchartSet Summary(IReadOnlyCollection<Subchart> subcharts)
    {
        var found = subcharts.Select(s => (Subchart: s, Found: _known[(s.Name, s.Version)])).ToArray();
        var diagnostics = found.SelectMany(f => f.Found.Problems).Distinct().ToList();
        if (found.Where(f => f.Found.IsMissing).Select(f => f.Subchart).ToArray() is { Length: > 0 } missing)
            diagnostics.Add(CatalogDiagnostics.Missing(sources.ChartSource!, missing));
        if (found.Where(f => f.Found.Chart?.Origin == SubchartOrigin.StandIn).Select(f => f.Subchart).ToArray() is { Length: > 0 } standIns)
            diagnostics.Add(CatalogDiagnostics.StoodIn(sources.RequireCharts ? Severity.Error : Severity.Note, standIns));
        return new(
            [.. found.Where(f => f.Found.Chart is not null).Select(f => f.Found.Chart! with { Subchart = f.Subchart })],
            [.. diagnostics]
        );
    }

    private sealed record Found(Subchart Subchart)
    {
        public ResolvedSubchart? Chart { get; init; }

        public ImmutableArray<Diagnostic> Problems { get; init; } = [];

        public bool IsMissing { get; init; }

        public bool WasAsked { get; init; }

        /// <summary>What Helm said when its repository did not give it.</summary>
        public string? Refusal { get; init; }

        public bool HasErrors => Problems.Any(p => p.Severity == Severity.Error);
    }
}

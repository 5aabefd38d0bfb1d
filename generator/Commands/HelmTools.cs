using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;

namespace ChartGen.Commands;

/// <summary>Helm and the subcharts, found once for all profiles of a run.</summary>
internal sealed class HelmTools : IDisposable
{
    private HelmTools(HelmCli helm, HelmVersion version, SubchartSources sources)
    {
        Helm = helm;
        Version = version;
        Sources = sources;
        var subcharts = Subcharts = new(sources, helm);
        Judge = new(helm, subcharts);
        Audit = new(helm, subcharts);
        Renderer = new(helm, subcharts);
    }

    public HelmCli Helm { get; }

    public HelmVersion Version { get; }

    /// <summary>Where subcharts come from.</summary>
    public SubchartSources Sources { get; }

    public SubchartResolver Subcharts { get; }

    public ProfileJudge Judge { get; }

    public ProfileAudit Audit { get; }

    public ProfileRenderer Renderer { get; }

    /// <summary>Finds Helm, or gives <see langword="null"/> and says why there is none.</summary>
    public static async Task<HelmTools?> FindAsync(
        CommonSettings settings,
        Surroundings surroundings,
        Site site,
        IProgress<string> progress,
        DiagnosticBag diagnostics,
        CancellationToken cancellationToken
    )
    {
        var search = new HelmSearch
        {
            Option = settings.Helm,
            Variable = surroundings.Variable("CHARTGEN_HELM"),
            SearchPath = surroundings.Variable("PATH"),
            Cache = ToolCache.From(surroundings.Variable),
            Offline = settings.Offline,
            Progress = progress.Report,
        };
        var finding = await HelmLocator.FindAsync(search, cancellationToken).ConfigureAwait(false);
        diagnostics.AddRange(finding.Diagnostics);
        if (finding is not { Helm: { } helm, Version: { } version })
            return null;
        var limited = helm with { TimeLimit = settings.Timeout };
        var sources = new SubchartSources
        {
            ChartSource = settings.ChartSource is null ? null : Path.GetFullPath(settings.ChartSource, surroundings.Directory),
            ProjectCharts = Path.Combine(site.Root, "charts"),
            Cache = search.Cache,
            Offline = settings.Offline,
            RequireCharts = settings.RequireCharts,
        };
        return new(limited, version, sources);
    }

    public void Dispose() => Subcharts.Dispose();
}

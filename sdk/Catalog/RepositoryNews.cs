using System.Collections.Immutable;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog;

/// <summary>The newest release of a chart that its repository offers.</summary>
/// <param name="Subchart">The pinned chart.</param>
/// <param name="Newest">The newest version, or <see langword="null"/> where the repository did not answer.</param>
/// <param name="AppVersion">The version of the program in it; empty where the chart does not say.</param>
public sealed record ChartNews(Subchart Subchart, ChartVersion? Newest, string AppVersion)
{
    /// <summary>Whether it is newer than the pinned one.</summary>
    public bool IsNewer =>
        Newest is not null && ChartVersion.TryParse(Subchart.Version, out var pinned) && ChartVersion.Compare(Newest, pinned) > 0;
}

/// <summary>Asks repositories for the newest releases of charts.</summary>
/// <param name="helm">Asks them.</param>
public sealed class RepositoryNews(HelmCli helm)
{
    /// <summary>Asks for all charts at once.</summary>
    /// <param name="subcharts">The charts.</param>
    /// <param name="time">How long all of them may take together.</param>
    /// <param name="cancellationToken">Ends Helm too.</param>
    public async Task<ImmutableArray<ChartNews>> AskAsync(
        IReadOnlyCollection<Subchart> subcharts,
        TimeSpan time,
        CancellationToken cancellationToken = default
    )
    {
        var patient = helm with { TimeLimit = time };
        return [.. await Task.WhenAll(subcharts.Select(s => AskAsync(patient, s, cancellationToken))).ConfigureAwait(false)];
    }

    private static async Task<ChartNews> AskAsync(HelmCli patient, Subchart subchart, CancellationToken cancellationToken)
    {
        var run = await patient.ShowChartAsync(subchart.Repository, subchart.Name, cancellationToken).ConfigureAwait(false);
        var chart = run.Succeeded ? ValuesReader.Read(run.StandardOutput, "Chart.yaml").Root as ValuesMap : null;
        return chart?["name"]?.ToString() == subchart.Name && ChartVersion.TryParse(chart["version"]?.ToString() ?? "", out var version)
            ? new(subchart, version, TerminalText.OneLine(chart["appVersion"]?.ToString() ?? ""))
            : new(subchart, null, "");
    }
}

using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk;

/// <summary>The objects of a profile's charts, as Helm renders them.</summary>
/// <param name="Charts">The rendered charts, in the order of their installation; none when one of them does not render.</param>
/// <param name="StandIns">Subcharts whose real chart was out of reach: nothing is known of their objects.</param>
/// <param name="Diagnostics">Why something does not render, and where subcharts came from.</param>
public sealed record ProfileRender(
    ImmutableArray<RenderedChart> Charts,
    ImmutableArray<Subchart> StandIns,
    ImmutableArray<Diagnostic> Diagnostics
)
{
    /// <summary>Whether every chart rendered.</summary>
    public bool Succeeded => !Charts.IsEmpty;

    /// <summary>The objects of all charts.</summary>
    public ImmutableArray<RenderedObject> Objects { get; } = [.. Charts.SelectMany(c => c.Objects)];
}

/// <summary>
/// Renders the charts of a profile, each once and without judging them: for what is asked about the objects. <see cref="ProfileJudge"/> says
/// whether they are good.
/// </summary>
/// <param name="helm">The Helm to ask.</param>
/// <param name="subcharts">Where subcharts come from.</param>
public sealed class ProfileRenderer(HelmCli helm, SubchartResolver subcharts)
{
    /// <summary>Renders the charts of a profile as they were generated, in memory.</summary>
    /// <param name="generated">The profile.</param>
    /// <param name="shown">Its folder as messages show it, <c>out/eks-multi</c>.</param>
    /// <param name="cancellationToken">Ends Helm too.</param>
    public Task<ProfileRender> RenderAsync(GeneratedProfile generated, string shown, CancellationToken cancellationToken = default) =>
        RenderAsync(
            [
                .. generated.Charts.Select(c => new Source(
                    c.Release,
                    c.Namespace,
                    c.Chart.Dependencies,
                    ChartFiles.Of(c.Chart, $"{shown}/{c.Chart.Name}"),
                    folder => ChartFolder.WriteAsync(c.Chart, folder, cancellationToken)
                )),
            ],
            For(generated.Profile),
            cancellationToken
        );

    /// <summary>Renders charts that stand on the disk.</summary>
    /// <param name="charts">Their folders, each with a Chart.yaml, in the order of their installation.</param>
    /// <param name="shown">A folder as messages show it.</param>
    /// <param name="known">The profile that they were generated for: its releases and namespaces count. Without one a release is named after its chart.</param>
    /// <param name="cancellationToken">Ends Helm too.</param>
    public Task<ProfileRender> RenderAsync(
        IReadOnlyCollection<string> charts,
        Func<string, string> shown,
        GeneratedProfile? known = null,
        CancellationToken cancellationToken = default
    )
    {
        return RenderAsync([.. charts.Select(SourceOf)], known is null ? helm : For(known.Profile), cancellationToken);

        Source SourceOf(string chart)
        {
            var metadata = StandingValues.Metadata(chart, shown(chart));
            var name = metadata["name"]?.ToString() ?? "chart";
            var installed = known?.Charts.FirstOrDefault(c => c.Chart.Name == name);
            return new(
                installed?.Release ?? name,
                installed?.Namespace ?? "default",
                [.. StandingValues.Pinned(metadata)],
                new(name, shown(chart), ImmutableDictionary<string, string>.Empty),
                folder =>
                {
                    ChartFolder.Copy(chart, folder);
                    return Task.CompletedTask;
                }
            );
        }
    }

    private async Task<ProfileRender> RenderAsync(ImmutableArray<Source> sources, HelmCli asked, CancellationToken cancellationToken)
    {
        var wanted = sources.SelectMany(s => s.Dependencies).DistinctBy(d => (d.Name, d.Version)).ToArray();
        var set = await subcharts.ResolveAsync(wanted, cancellationToken).ConfigureAwait(false);
        if (set.Diagnostics.Any(d => d.Severity == Severity.Error))
            return new([], [], set.Diagnostics);
        var renders = await Task.WhenAll(sources.Select(s => RenderAsync(s, asked, set, cancellationToken))).ConfigureAwait(false);
        ImmutableArray<Diagnostic> found = [.. set.Diagnostics, .. renders.SelectMany(r => r.Diagnostics)];
        return new(
            found.Any(d => d.Severity == Severity.Error) ? [] : [.. renders.Select(r => r.Chart)],
            [.. set.Charts.Where(c => c.Origin == SubchartOrigin.StandIn).Select(c => c.Subchart)],
            found
        );
    }

    private static async Task<(RenderedChart Chart, ImmutableArray<Diagnostic> Diagnostics)> RenderAsync(
        Source source,
        HelmCli asked,
        SubchartSet set,
        CancellationToken cancellationToken
    )
    {
        using var scratch = new ScratchDirectory();
        var folder = scratch.CreateFolder(source.Files.Name);
        await source.Write(folder).ConfigureAwait(false);
        var keys = source.Dependencies.Select(d => (d.Name, d.Version)).ToHashSet();
        ChartFolder.AddSubcharts(
            folder,
            set.Charts.Where(c => keys.Contains((c.Subchart.Name, c.Subchart.Version))).Select(c => c.Archive)
        );
        var run = await asked.TemplateAsync(source.Release, source.Namespace, folder, cancellationToken).ConfigureAwait(false);
        var said = HelmOutputParser.Read(run, source.Files);
        var rendered = run.Succeeded ? RenderedObjects.Parse(run.StandardOutput, source.Namespace) : new([], []);
        return (new(source.Files.Name, rendered.Objects), [.. said, .. rendered.Diagnostics.Select(source.Files.Located)]);
    }

    private HelmCli For(EnvironmentProfile profile) =>
        helm with
        {
            KubeVersion = profile.Platform.Kubernetes.Text,
            ApiVersions = ProfileJudge.ApiVersions(profile),
        };

    private sealed record Source(
        string Release,
        string Namespace,
        ImmutableArray<Subchart> Dependencies,
        ChartFiles Files,
        Func<string, Task> Write
    );
}

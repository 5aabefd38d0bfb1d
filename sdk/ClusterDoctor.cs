using System.Collections.Immutable;
using ChartGen.Sdk.Cluster;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk;

/// <summary>What was found about a cluster that is to take a profile's charts.</summary>
/// <param name="Context">Where the kubeconfig leads, where it says.</param>
/// <param name="Report">The checks; <see langword="null"/> where they could not be made.</param>
/// <param name="Diagnostics">Every problem, what could not be read, and where subcharts came from.</param>
public sealed record ClusterDiagnosis(ClusterContext? Context, ClusterReport? Report, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Holds a cluster against the charts of a profile, and changes nothing in it.</summary>
/// <param name="renderer">Renders the charts.</param>
/// <param name="kubectl">The kubectl to ask with.</param>
public sealed class ClusterDoctor(ProfileRenderer renderer, KubectlCli kubectl)
{
    /// <summary>Renders the charts of a profile and examines the cluster for them.</summary>
    /// <param name="generated">The profile.</param>
    /// <param name="shown">Its folder as messages show it, <c>out/eks-multi</c>.</param>
    /// <param name="isInside">Whether this runs in a pod, where kubectl needs no kubeconfig.</param>
    /// <param name="progress">Told what is done.</param>
    /// <param name="cancellationToken">Ends Helm and kubectl too.</param>
    public async Task<ClusterDiagnosis> ExamineAsync(
        GeneratedProfile generated,
        string shown,
        bool isInside,
        IProgress<string> progress,
        CancellationToken cancellationToken = default
    )
    {
        progress.Report($"{generated.Profile.Name}: helm template");
        var render = await renderer.RenderAsync(generated, shown, cancellationToken).ConfigureAwait(false);
        // That stand-ins were rendered is said here by what is not known.
        var said = render.Diagnostics.Where(d => d.Severity != Severity.Note).ToArray();
        if (!render.Succeeded)
            return new(null, null, [.. said]);

        var plan = new ClusterPlan(
            generated.Profile,
            [
                .. generated.Charts.Zip(
                    render.Charts,
                    (chart, rendered) =>
                        new PlannedChart(rendered.Name, chart.Release, chart.Namespace, rendered.Objects)
                        {
                            Components = chart.Chart.Components,
                            Subcharts = [.. chart.Chart.Dependencies],
                        }
                ),
            ]
        )
        {
            StandIns = render.StandIns,
        };
        progress.Report($"{generated.Profile.Name}: kubectl get");
        var result = await new ClusterExamination(kubectl).RunAsync(plan, isInside, cancellationToken).ConfigureAwait(false);
        return new(
            result.Context,
            result.Report,
            [
                .. said,
                .. render.StandIns.IsEmpty ? [] : (IEnumerable<Diagnostic>)[ClusterDiagnostics.StandIns(render.StandIns)],
                .. result.Problem is { } problem ? [problem] : result.Report!.Findings,
            ]
        );
    }
}

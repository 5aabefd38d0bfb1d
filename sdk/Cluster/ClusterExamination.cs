using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Cluster;

/// <summary>What came of asking a cluster.</summary>
/// <param name="Context">Where the kubeconfig leads, where it says.</param>
/// <param name="Report">What was found; <see langword="null"/> where the cluster could not be asked.</param>
/// <param name="Problem">Why it could not be asked.</param>
public sealed record ClusterExaminationResult(ClusterContext? Context, ClusterReport? Report, Diagnostic? Problem);

/// <summary>Holds a cluster against a plan. It sends GET requests and nothing else.</summary>
/// <param name="kubectl">The kubectl to ask with.</param>
public sealed class ClusterExamination(KubectlCli kubectl)
{
    /// <summary>Reads the cluster and runs every check.</summary>
    /// <param name="plan">What the cluster is held against.</param>
    /// <param name="isInside">Whether this runs in a pod, where kubectl needs no kubeconfig.</param>
    /// <param name="cancellationToken">Ends kubectl too.</param>
    public async Task<ClusterExaminationResult> RunAsync(ClusterPlan plan, bool isInside, CancellationToken cancellationToken = default)
    {
        // kubectl takes a file that is not there for an empty one.
        if (kubectl.Kubeconfig is { } file && !File.Exists(file))
            return new(null, null, ClusterDiagnostics.NoCluster($"there is no file '{Helm.TerminalText.OneLine(file)}'"));
        var view = await kubectl.ViewAsync(cancellationToken).ConfigureAwait(false);
        if (view.End == Helm.HelmEnd.NotStarted)
            return new(null, null, ClusterDiagnostics.NoKubectl("kubectl", kubectl.Executable));
        var context = KubectlCli.ContextOf(view);
        if (context is null && (!isInside || kubectl.Kubeconfig is not null || kubectl.Context is not null))
            return new(null, null, ClusterDiagnostics.NoCluster(NoContext(view)));
        plan = plan with { Context = context };

        // Nothing else is asked of a server that does not say what it is.
        var version = await GetAsync(ApiPath.Version, cancellationToken).ConfigureAwait(false);
        var text = version is ClusterAnswer.Found { Tree: var tree } ? tree.TextAt("gitVersion") : "";
        if (VersionRange.Read(text) is null)
        {
            var reason = version is ClusterAnswer.Unknown unknown ? unknown.Reason : "it does not say its version";
            return new(context, null, ClusterDiagnostics.NoAnswer(context, reason));
        }

        var state = await ClusterReader
            .ReadAsync(
                plan,
                ClusterState.Empty.With([KeyValuePair.Create(ApiPath.Version, version)]),
                ClusterChecks.All,
                GetAsync,
                cancellationToken
            )
            .ConfigureAwait(false);
        return new(context, new(text, [.. ClusterChecks.All.Select(c => Examination.Run(c, plan, state))]), null);
    }

    private async Task<ClusterAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        KubectlCli.AnswerOf(await kubectl.GetAsync(path, cancellationToken).ConfigureAwait(false));

    // kubectl's own words for a file without a context are about an option that nobody gave.
    private static string NoContext(KubectlRun view) =>
        view.Error.Contains("current-context must exist", StringComparison.Ordinal) ? "kubectl has no current context"
        : view.Succeeded ? "kubectl said nothing that can be read"
        : view.Complaint;
}

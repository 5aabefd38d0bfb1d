using System.Globalization;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8284 and CG8285: no release stands in the middle of something.</summary>
internal sealed class Releases : ClusterCheck
{
    public override string Id => "releases";

    public override string Title => "Releases";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) => plan.Charts.Select(HelmReleases.PathOf);

    public override void Check(Examination examination)
    {
        // Argo CD renders the charts and applies them itself.
        if (examination.Plan.Profile.Gitops is GitopsChoice.ArgoCd)
            return;
        foreach (var chart in examination.Plan.Charts)
        {
            switch (HelmReleases.LastOf(examination, chart))
            {
                case null:
                    break;
                case ("", _):
                    examination.Good($"{chart.Release} is not installed yet");
                    break;
                case ("deployed", var revision):
                    examination.Good(string.Create(CultureInfo.InvariantCulture, $"{chart.Release} is deployed, revision {revision}"));
                    break;
                case ("failed", var revision):
                    examination.Bad(UpgradeDiagnostics.ReleaseFailed(chart, revision));
                    break;
                case var (status, revision):
                    examination.Bad(UpgradeDiagnostics.ReleaseIsBusy(chart, status, revision));
                    break;
            }
        }
    }
}

using ChartGen.Sdk.Comparison;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8281 and CG8282: the server takes every change of what is there, and no finished Job is in the way.</summary>
/// <remarks>What a chart does not set is not compared, since the server fills it in; StorageClasses and the size of claims have checks of their own.</remarks>
internal sealed class Upgrade : ClusterCheck
{
    private const string Size = "spec.resources.requests.storage";

    public override string Id => "upgrade";

    public override string Title => "Upgrade";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) => LiveObjects.Asks(plan, known);

    public override void Check(Examination examination)
    {
        var compared = 0;
        foreach (var chart in examination.Plan.Charts)
        {
            var live = LiveObjects.Of(examination, chart).Where(o => o.Rendered.Kind != "StorageClass").ToArray();
            compared += live.Length;
            var changes = ObjectComparison.Compare(
                [.. live.Select(o => LiveShape.Of(o.Live, o.Rendered))],
                [.. live.Select(o => o.Rendered)]
            );
            foreach (var change in changes)
            {
                if (change.Identity.Kind == "Job" && change.IsRefused)
                    examination.Bad(UpgradeDiagnostics.JobInTheWay(change));
                else if (change.Reasons.Where(r => r.Refusal is not null && r.Path != Size).ToArray() is [var reason, ..])
                    examination.Bad(UpgradeDiagnostics.Refused(change, reason));
            }
        }

        if (compared > 0)
            examination.Good($"{compared} {(compared == 1 ? "object" : "objects")} compared");
    }
}

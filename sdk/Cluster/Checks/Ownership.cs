using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8283: Helm changes no object that another release made, or nobody.</summary>
internal sealed class Ownership : ClusterCheck
{
    public override string Id => "ownership";

    public override string Title => "Ownership";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) => LiveObjects.Asks(plan, known);

    public override void Check(Examination examination)
    {
        if (examination.Plan.Profile.Gitops is GitopsChoice.ArgoCd)
            return;
        var own = 0;
        foreach (var chart in examination.Plan.Charts)
        {
            var foreign = new List<(RenderedObject Rendered, string Owner)>();
            foreach (var (rendered, live) in LiveObjects.Of(examination, chart))
            {
                if (LiveObjects.OwnerOf(live) is var owner && owner == $"{chart.Namespace}/{chart.Release}")
                    own++;
                else
                    foreign.Add((rendered, owner));
            }

            foreach (var group in foreign.GroupBy(f => f.Owner, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
                examination.Bad(UpgradeDiagnostics.OtherOwner(chart, group.Key, [.. group.Select(g => g.Rendered)]));
        }

        if (own > 0)
            examination.Good($"{own} {(own == 1 ? "object is" : "objects are")} of the releases already");
    }
}

using System.Globalization;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8290: the cluster has as many nodes and zones as the profile counts on.</summary>
internal sealed class Nodes : ClusterCheck
{
    private static readonly string Path = ApiPath.Of("v1", "nodes");

    public override string Id => "nodes";

    public override string Title => "Nodes";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) => [Path];

    public override void Check(Examination examination)
    {
        if (examination.Items(Path) is not { } nodes)
            return;
        var ready = nodes.Where(IsUsable).ToArray();
        var zones = ready
            .Select(n => n.TextAt("metadata", "labels", "topology.kubernetes.io/zone"))
            .Where(z => z.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Count();
        var wanted = examination.Plan.Profile.Availability;
        if (ready.Length < wanted.Nodes || (wanted.Zones > 1 && zones < wanted.Zones))
            examination.Bad(SurroundingsDiagnostics.TooFewNodes(ready.Length, zones, wanted));
        else
            examination.Good(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ready.Length} ready{(zones > 0 ? $" in {zones} {(zones == 1 ? "zone" : "zones")}" : "")}"
                )
            );
    }

    private static bool IsUsable(ValuesMap node) =>
        node.TextAt("spec", "unschedulable") != "true"
        && node.MapsAt("status", "conditions").Any(c => c.TextAt("type") == "Ready" && c.TextAt("status") == "True");
}

using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Profiles.Rules;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8280 and CG8286: claims do not shrink, and none goes with its data.</summary>
internal sealed class Claims : ClusterCheck
{
    public override string Id => "claims";

    public override string Title => "Claims";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) => [PathOf(plan)];

    public override void Check(Examination examination)
    {
        if (examination.Items(PathOf(examination.Plan)) is not { } claims)
            return;
        var chart = examination.Plan.Platform;
        var rendered = chart
            .Objects.Where(o => o.Kind == "PersistentVolumeClaim")
            .DistinctBy(o => o.Name)
            .ToDictionary(o => o.Name, StringComparer.Ordinal);
        foreach (var live in claims.OrderBy(LiveObjects.NameOf, StringComparer.Ordinal))
        {
            if (rendered.TryGetValue(LiveObjects.NameOf(live), out var wanted))
                CheckSize(examination, wanted, live);
            else if (
                examination.Plan.IsWhole
                && LiveObjects.OwnerOf(live) == $"{chart.Namespace}/{chart.Release}"
                && !LiveObjects.IsKept(live)
            )
                examination.Bad(ClusterDiagnostics.ClaimGoes(chart, LiveObjects.NameOf(live), live.TextAt("spec", "storageClassName")));
        }
    }

    private static void CheckSize(Examination examination, RenderedObject rendered, ValuesMap live)
    {
        var wanted = rendered.Tree.TextAt("spec", "resources", "requests", "storage");
        var applied = new[] { live.TextAt("spec", "resources", "requests", "storage"), live.TextAt("status", "capacity", "storage") }
            .Where(s => Bytes(s) is not null)
            .MaxBy(Bytes);
        if (applied is not null && Bytes(wanted) < Bytes(applied))
            examination.Bad(ClusterDiagnostics.ClaimShrinks(rendered, applied, wanted));
        else
            examination.Good($"{rendered.Name} ({wanted})");
    }

    private static double? Bytes(string text) => Quantity.TryParse(text, out var quantity) ? QuantityValue.Of(quantity) : null;

    private static string PathOf(ClusterPlan plan) => ApiPath.Of("v1", "persistentvolumeclaims", plan.Platform.Namespace);
}

using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Profiles.Rules;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8280, CG8286 and CG8287: claims do not shrink, none goes with its data, and none is taken for another.</summary>
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
            else if (AdopterOf(examination.Plan, live) is var (set, @class))
                examination.Bad(
                    UpgradeDiagnostics.ClaimIsAdopted(set, LiveObjects.NameOf(live), live.TextAt("spec", "storageClassName"), @class)
                );
            else if (
                examination.Plan.IsWhole
                && LiveObjects.OwnerOf(live) == $"{chart.Namespace}/{chart.Release}"
                && !LiveObjects.IsKept(live)
            )
                examination.Bad(UpgradeDiagnostics.ClaimGoes(chart, LiveObjects.NameOf(live), live.TextAt("spec", "storageClassName")));
        }
    }

    // A StatefulSet takes what has the name of its claims, whatever class that is of.
    private static (RenderedObject Set, string Class)? AdopterOf(ClusterPlan plan, ValuesMap live) =>
        (
            from set in plan.Platform.Objects
            where set.Kind == "StatefulSet"
            from claim in RenderedClaim.Of(set)
            where IsNumbered(LiveObjects.NameOf(live), $"{claim.Name}-{set.Name}-") && claim.ClassName.Length > 0
            where claim.ClassName != live.TextAt("spec", "storageClassName")
            select ((RenderedObject, string)?)(set, claim.ClassName)
        ).FirstOrDefault();

    private static bool IsNumbered(string name, string stem) =>
        name.StartsWith(stem, StringComparison.Ordinal)
        && name.Length > stem.Length
        && name.AsSpan(stem.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    private static void CheckSize(Examination examination, RenderedObject rendered, ValuesMap live)
    {
        var wanted = rendered.Tree.TextAt("spec", "resources", "requests", "storage");
        var applied = new[] { live.TextAt("spec", "resources", "requests", "storage"), live.TextAt("status", "capacity", "storage") }
            .Where(s => Bytes(s) is not null)
            .MaxBy(Bytes);
        if (applied is not null && Bytes(wanted) < Bytes(applied))
            examination.Bad(UpgradeDiagnostics.ClaimShrinks(rendered, applied, wanted));
        else
            examination.Good($"{rendered.Name} ({wanted})");
    }

    private static double? Bytes(string text) => Quantity.TryParse(text, out var quantity) ? QuantityValue.Of(quantity) : null;

    private static string PathOf(ClusterPlan plan) => ApiPath.Of("v1", "persistentvolumeclaims", plan.Platform.Namespace);
}

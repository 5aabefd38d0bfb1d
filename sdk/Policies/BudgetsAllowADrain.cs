using System.Globalization;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7022: a budget that allows no eviction blocks the drain of a node for ever, and with it every upgrade of the cluster.</summary>
internal sealed class BudgetsAllowADrain : Policy
{
    public override string Code => "CG7022";

    public override string Title => "A PodDisruptionBudget lets a pod go, an unready one always.";

    public override IEnumerable<Violation> Check(PolicyInput input) =>
        from budget in input.OfKind("PodDisruptionBudget")
        let chosen = input.Chosen(budget.Namespace, budget.Tree.At("spec", "selector")).Where(p => p.IsStanding).Sum(input.Replicas)
        from fact in Faults(budget.Tree.MapAt("spec"), chosen)
        select new Violation(
            budget,
            $"{budget} {fact}.",
            "Set maxUnavailable to 1 and unhealthyPodEvictionPolicy to AlwaysAllow, and have no budget for a single replica."
        );

    private static IEnumerable<string> Faults(ValuesMap spec, int replicas)
    {
        var (least, most) = (spec.TextAt("minAvailable"), spec.TextAt("maxUnavailable"));
        if (least.Length > 0 && most.Length > 0)
            yield return "has both minAvailable and maxUnavailable, which the API refuses";
        else if (most is "0" or "0%")
            yield return $"allows no eviction: maxUnavailable is {most}";
        else if (most.Length == 0 && replicas > 0 && Share(least, replicas) >= replicas)
            yield return $"allows no eviction: minAvailable is {(least.Length == 0 ? "1" : least)} of {replicas}";
        if (spec.TextAt("unhealthyPodEvictionPolicy") != "AlwaysAllow")
            yield return "keeps pods that are not ready from being evicted";
    }

    // Kubernetes rounds a share up, and takes 1 where nothing is said.
    private static int Share(string text, int of) =>
        text.EndsWith('%')
        && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
            ? (of * percent + 99) / 100
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : 1;
}

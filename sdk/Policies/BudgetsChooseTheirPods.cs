using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7023: a budget of no pods protects nothing, and a pod of two budgets cannot be evicted at all.</summary>
internal sealed class BudgetsChooseTheirPods : Policy
{
    public override string Code => "CG7023";

    public override string Title => "A PodDisruptionBudget chooses the pods of one workload, which no other chooses.";

    public override bool NeedsEverything => true;

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        var first = new Dictionary<ObjectIdentity, RenderedObject>();
        foreach (var budget in input.OfKind("PodDisruptionBudget"))
        {
            var owners = input
                .Chosen(budget.Namespace, budget.Tree.At("spec", "selector"))
                .Select(p => p.Owner)
                .DistinctBy(o => o.Identity)
                .ToArray();
            if (owners.Length == 0)
                yield return Wrong(budget, "chooses no pod");
            else if (owners.Length > 1)
                yield return Wrong(budget, $"chooses the pods of {string.Join(" and of ", owners.Select(o => o.ToString()))}");
            foreach (var owner in owners.Where(o => !first.TryAdd(o.Identity, budget)))
                yield return Wrong(budget, $"chooses the pods of {owner}, which {first[owner.Identity]} chooses too");
        }
    }

    private static Violation Wrong(RenderedObject budget, string fact) =>
        new(budget, $"{budget} {fact}.", "Select by labels that the pods of one workload have, and no others.");
}

using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7021: without a budget a drain may take all copies at once.</summary>
internal sealed class ReplicasHaveABudget : Policy
{
    public override string Code => "CG7021";

    public override string Title => "On several nodes, whatever has replicas has a PodDisruptionBudget.";

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        if (!input.Profile.Availability.SeveralNodes)
            return [];
        var budgets = input.OfKind("PodDisruptionBudget").ToLookup(b => b.Namespace, StringComparer.Ordinal);
        return from pod in input.Pods
            where pod.IsStanding && input.Replicas(pod) > 1
            where !budgets[pod.Namespace].Any(b => LabelSelector.Chooses(b.Tree.At("spec", "selector"), pod.Labels))
            select new Violation(
                pod.Owner,
                $"{pod} has {input.Replicas(pod)} replicas and no PodDisruptionBudget.",
                "Switch on its chart's budget, or declare it in Workloads of its component."
            );
    }
}

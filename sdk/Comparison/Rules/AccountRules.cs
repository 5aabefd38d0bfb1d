using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>When pods see the role of their ServiceAccount: at their start.</summary>
internal static class AccountRules
{
    private const string Role = "eks.amazonaws.com/role-arn";

    /// <summary>What changes of a ServiceAccount.</summary>
    public static IEnumerable<ApplyReason> Of(ComparedObject compared, ComparedSets sets)
    {
        var (before, after) = compared.Maps("metadata", "annotations");
        if (before.TextAt(Role) == after.TextAt(Role))
            yield break;
        var path = $"metadata.annotations[{Role}]";
        var still = sets
            .AfterPods.Where(p => p.IsStanding && p.Namespace == compared.After.Namespace && p.Account == compared.Name)
            .Select(p => p.Owner)
            .Where(o => !sets.Restarts(o))
            .Distinct()
            .ToList();
        yield return still.Count == 0
            ? new(Apply.InPlace, path, "Pods get the role when they start.")
            : new(
                Apply.Restart,
                path,
                $"Pods get the role when they start, and those of {Words.And(still.Select(o => o.ToString()))} run on."
            )
            {
                Remedy =
                    $"After the upgrade: {string.Join("; ", still.Select(o => $"kubectl rollout restart {Words.InCommand(o.Identity)}"))}",
            };
    }
}

using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7047 (warning): a NetworkPolicy of no pods opens and closes nothing; mostly its labels are misspelt.</summary>
internal sealed class NetworkPoliciesChoosePods : Policy
{
    public override string Code => "CG7047";

    public override string Title => "Every NetworkPolicy chooses pods.";

    public override bool NeedsEverything => true;

    public override IEnumerable<Violation> Check(PolicyInput input) =>
        from rule in input.OfKind("NetworkPolicy")
        where rule.Tree.At("spec", "podSelector") is ValuesMap { Count: > 0 } selector && !input.Chosen(rule.Namespace, selector).Any()
        select new Violation(rule, $"{rule} chooses no pod.", "Select by labels that its pods have.", Severity.Warning);
}

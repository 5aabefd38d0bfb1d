using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7008: whoever applies models has no business changing them.</summary>
internal sealed class ServingReadsModels : Policy
{
    public override string Code => "CG7008";

    public override string Title => "Inference mounts the models read-only.";

    public override IEnumerable<Violation> Check(PolicyInput input) =>
        from pod in input.Pods
        where pod.Owner.Tree.TextAt("metadata", "labels", "app.kubernetes.io/component") == "inference"
        from claim in pod.Claims
        where claim.Writes && claim.Name.StartsWith("models-", StringComparison.Ordinal)
        select new Violation(pod.Owner, $"{pod} may write to the claim '{claim.Name}'.", "Set readOnly on each of its mounts.");
}

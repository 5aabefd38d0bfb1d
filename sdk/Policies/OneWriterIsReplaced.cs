using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7005: a rolling update starts the new pod beside the old one, which waits for the volume for ever or writes the same files.</summary>
internal sealed class OneWriterIsReplaced : Policy
{
    public override string Code => "CG7005";

    public override string Title => "A Deployment that writes to a ReadWriteOnce claim stops its pod before it starts the next.";

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        var claims = input
            .OfKind("PersistentVolumeClaim")
            .SelectMany(RenderedClaim.Of)
            .Where(c => !c.AccessModes.Contains("ReadWriteMany"))
            .Select(c => (c.Owner.Namespace, c.Name))
            .ToHashSet();
        return from pod in input.Pods
            where pod.Owner.Kind == "Deployment" && pod.Owner.Tree.TextAt("spec", "strategy", "type") != "Recreate"
            from claim in pod.Claims
            where claim.Writes && claims.Contains((pod.Namespace, claim.Name)) && !Affinity.RequiresNodeOf(pod, pod)
            select new Violation(
                pod.Owner,
                $"{pod} writes to the claim '{claim.Name}', which one node can mount, and is replaced by a rolling update.",
                "Set its strategy to Recreate."
            );
    }
}

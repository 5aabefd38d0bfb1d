using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7004: pods that mount one ReadWriteOnce claim start on one node only when each of them requires the node of the others.</summary>
internal sealed class OneNodeMountsAClaim : Policy
{
    public override string Code => "CG7004";

    public override string Title => "Pods that mount one ReadWriteOnce claim find each other on one node.";

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        // A laptop's cluster is one node.
        var hostPath = input.Profile.Storage.Shared as StorageChoice.HostPath ?? input.Profile.Storage.Block as StorageChoice.HostPath;
        foreach (var claim in input.OfKind("PersistentVolumeClaim").SelectMany(RenderedClaim.Of))
        {
            if (claim.ClassName == hostPath?.ClassName || claim.AccessModes.Contains("ReadWriteMany"))
                continue;
            var pods = input.Pods.Where(p => p.Namespace == claim.Owner.Namespace && p.Claims.Any(c => c.Name == claim.Name)).ToArray();
            foreach (var pod in pods)
            {
                var others = pods.Where(p => p != pod || p.IsUncounted || input.Replicas(p) > 1)
                    .Where(p => !Affinity.RequiresNodeOf(pod, p));
                foreach (var other in others.Take(1))
                    yield return Apart(pod, other, claim);
            }
        }
    }

    private static Violation Apart(RenderedPod pod, RenderedPod other, RenderedClaim claim) =>
        new(
            pod.Owner,
            $"{pod} mounts the claim '{claim.Name}', which one node can, and does not require the node of "
                + (pod == other ? "its other copies." : $"{other}."),
            "Give the pods one label and a required podAffinity by kubernetes.io/hostname to it, or put the claim on a class that gives ReadWriteMany."
        );
}

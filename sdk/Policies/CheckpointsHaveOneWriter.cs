using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7007: two writers of one stream's checkpoints destroy them.</summary>
internal sealed class CheckpointsHaveOneWriter : Policy
{
    public override string Code => "CG7007";

    public override string Title => "A stream's checkpoints have one writer, which never meets its successor.";

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        var writers =
            from pod in input.Pods
            from claim in pod.Claims
            where claim.Writes && claim.Name.StartsWith("spark-checkpoints-", StringComparison.Ordinal)
            group pod by (pod.Namespace, claim.Name);
        foreach (var pods in writers)
        {
            foreach (var pod in pods)
            {
                if (pod.Owner.Kind != "SparkApplication" && (pod.IsUncounted || input.Replicas(pod) > 1))
                    yield return Wrong(pod, "has several copies that write checkpoints", "Run one replica.");
                if (pod.Owner.Kind == "Deployment" && pod.Owner.Tree.TextAt("spec", "strategy", "type") != "Recreate")
                    yield return Wrong(pod, "writes checkpoints, and its next pod starts beside it", "Set its strategy to Recreate.");
            }

            foreach (var pod in pods.DistinctBy(p => p.Owner.Identity).Skip(1))
            {
                yield return Wrong(
                    pod,
                    $"writes the checkpoints that {pods.First().Owner} writes",
                    "Give it a volume of its own, or mount it read-only."
                );
            }
        }
    }

    private static Violation Wrong(RenderedPod pod, string fact, string suggestion) => new(pod.Owner, $"{pod} {fact}.", suggestion);
}

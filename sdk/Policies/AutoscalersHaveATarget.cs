using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7026: an autoscaler without its workload scales nothing, and Kubernetes refuses one that may go to zero.</summary>
internal sealed class AutoscalersHaveATarget : Policy
{
    public override string Code => "CG7026";

    public override string Title => "An autoscaler's workload is there, and keeps at least one replica.";

    public override bool NeedsEverything => true;

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        foreach (var autoscaler in input.OfKind("HorizontalPodAutoscaler"))
        {
            var (@namespace, kind, name) = PolicyInput.Target(autoscaler);
            if (!input.OfKind(kind).Any(o => o.Namespace == @namespace && o.Name == name))
                yield return Wrong(autoscaler, $"scales {kind}/{name}, which no chart makes", "Name the workload as it is rendered.");
            var (least, most) = (Count(autoscaler, "minReplicas"), Count(autoscaler, "maxReplicas"));
            if (least < 1 || most < least)
                yield return Wrong(autoscaler, $"goes from {least} to {most} replicas", "Begin with at least 1, and end no lower.");
        }
    }

    private static int Count(RenderedObject autoscaler, string key) => RenderedPod.Count(autoscaler.Tree.At("spec", key));

    private static Violation Wrong(RenderedObject autoscaler, string fact, string suggestion) =>
        new(autoscaler, $"{autoscaler} {fact}.", suggestion);
}

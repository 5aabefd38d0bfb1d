using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests.Kubernetes.Rules;

/// <summary>CG6048: an autoscaler's greatest number of replicas is not below its least.</summary>
internal static class ScalingHasRoom
{
    public static void Check(CheckedDocument document, FindingSink sink)
    {
        if (
            document.Kind == "HorizontalPodAutoscaler"
            && Number(document.Tree.At("spec", "minReplicas")) is { } least
            && Number(document.Tree.At("spec", "maxReplicas")) is { } most
            && most < least
        )
            sink.Add(
                "CG6048",
                "spec.maxReplicas",
                $"is {most}, less than the {least} of 'minReplicas'.",
                "Raise it, or lower 'minReplicas'."
            );
    }

    private static long? Number(ValuesNode? node) => node is ValuesScalar scalar ? WholeNumber.Of(scalar) : null;
}

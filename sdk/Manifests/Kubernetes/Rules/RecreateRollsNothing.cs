using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests.Kubernetes.Rules;

/// <summary>CG6049: a Deployment that recreates its pods has no settings of a rolling update.</summary>
internal static class RecreateRollsNothing
{
    public static void Check(CheckedDocument document, FindingSink sink)
    {
        if (
            document is { ApiVersion: "apps/v1", Kind: "Deployment" }
            && document.Tree.At("spec", "strategy") is ValuesMap strategy
            && PodParts.Text(strategy["type"]) == "Recreate"
            && strategy["rollingUpdate"] is ValuesMap
        )
            sink.Add(
                "CG6049",
                "spec.strategy.rollingUpdate",
                "cannot be set with the type Recreate.",
                "Remove it, or set the type to RollingUpdate."
            );
    }
}

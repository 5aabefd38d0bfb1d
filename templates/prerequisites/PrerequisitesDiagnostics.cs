using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Templates.Prerequisites;

/// <summary>Every message of the prerequisites chart's components.</summary>
internal static class PrerequisitesDiagnostics
{
    public static Diagnostic NoCluster() =>
        Diagnostic.Error(
            "CG2020",
            null,
            "The AWS Load Balancer Controller cannot start without the names of its cluster and region.",
            "Set aws.clusterName, aws.region and aws.accountId, or prerequisites.loadBalancerController.kind: existing."
        );
}

using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1212: an autoscaler's most is not less than its least.</summary>
internal sealed class MaxReplicasCoverReplicas : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (profile.Inference is not InferenceChoice.Deployment deployment || deployment.MaxReplicas >= deployment.Replicas)
            yield break;
        yield return Diagnostic.Error(
            "CG1212",
            sources.At("inference.maxReplicas", "inference.replicas"),
            $"inference.maxReplicas is {deployment.MaxReplicas}, less than inference.replicas, which is {deployment.Replicas}.",
            "Raise maxReplicas, or leave it out for no autoscaling."
        );
    }
}

using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1211 (warning): nobody makes a bare pod again when its node goes.</summary>
internal sealed class PodStaysWhereItIs : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (profile.Inference is not InferenceChoice.Pod || !profile.Availability.SeveralNodes)
            yield break;
        yield return Diagnostic.Warning(
            "CG1211",
            sources.At("inference.kind", "availability.nodes"),
            $"inference.kind is 'pod', which is gone for good when one of the {profile.Availability.Nodes} nodes is drained.",
            "Use inference.kind deployment or spark."
        );
    }
}

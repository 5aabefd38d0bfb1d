using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1210: two copies of a stream write the same checkpoints and destroy them.</summary>
internal sealed class StreamHasOneWriter : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (
            profile.Inference is not InferenceChoice.Deployment { Mode: InferenceMode.Streaming } stream
            || stream is { Replicas: 1, MaxReplicas: 1 }
        )
            yield break;
        yield return Diagnostic.Error(
            "CG1210",
            stream.Replicas == 1
                ? sources.At("inference.maxReplicas", "inference.mode")
                : sources.At("inference.replicas", "inference.mode"),
            $"inference.mode is 'streaming', whose checkpoints have one writer, but up to {Math.Max(stream.Replicas, stream.MaxReplicas)} copies may run.",
            "Set inference.replicas to 1 and leave maxReplicas out, or use inference.kind spark, whose executors share one driver."
        );
    }
}

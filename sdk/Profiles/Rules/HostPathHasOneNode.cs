using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1221: a folder of one node is not there for a pod that starts on another.</summary>
internal sealed class HostPathHasOneNode : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (profile.Storage.Block is not StorageChoice.HostPath || !profile.Availability.SeveralNodes)
            yield break;
        yield return Diagnostic.Error(
            "CG1221",
            sources.At("storage.block.kind", "availability.nodes"),
            $"storage.block.kind is 'hostpath', whose data stays on one node, but availability.nodes is {profile.Availability.Nodes}.",
            "Use storage.block.kind ebs or existing, or one node."
        );
    }
}

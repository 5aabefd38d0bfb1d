using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1224: the class <c>efs-sc</c> makes access points on one file system.</summary>
internal sealed class OneFileSystemBehindEachClass : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (profile.Storage is not { Block: StorageChoice.Efs block, Shared: StorageChoice.Efs shared } || block == shared)
            yield break;
        yield return Diagnostic.Error(
            "CG1224",
            sources.At("storage.block.fileSystemId", "storage.shared.fileSystemId"),
            $"storage.block is on '{block.FileSystemId.Text}' and storage.shared on '{shared.FileSystemId.Text}', but both are of the class '{shared.ClassName}'.",
            "Name one file system in both, or give one of them a StorageClass of yours: kind existing with className."
        );
    }
}

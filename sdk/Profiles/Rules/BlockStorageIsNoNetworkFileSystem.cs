using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>CG1202: databases and queues lose data on EFS and other NFS, whose locks and syncs are not a disk's.</summary>
internal sealed class BlockStorageIsNoNetworkFileSystem : IProfileRule
{
    public IEnumerable<Diagnostic> Check(EnvironmentProfile profile, SourceMap sources)
    {
        if (!IsNetworkFileSystem(profile.Storage.Block) || Owner(profile) is not { } owner)
            yield break;
        yield return Diagnostic.Error(
            "CG1202",
            sources.At("storage.block.className", "storage.block.kind"),
            $"storage.block is the network file system '{profile.Storage.Block.ClassName}', and {owner} keeps its data there.",
            "Use storage.block.kind ebs; EFS is for storage.shared."
        );
    }

    private static bool IsNetworkFileSystem(StorageChoice storage) =>
        storage.AccessMode == AccessMode.ReadWriteMany
        || (
            storage is StorageChoice.Existing
            && (
                storage.ClassName.Contains("efs", StringComparison.OrdinalIgnoreCase)
                || storage.ClassName.Contains("nfs", StringComparison.OrdinalIgnoreCase)
            )
        );

    private static string? Owner(EnvironmentProfile profile) =>
        profile switch
        {
            { Database: DatabaseChoice.InCluster } => "the database",
            { Broker: BrokerChoice.InCluster } => "the broker",
            { ObjectStore: ObjectStoreChoice.Minio } => "MinIO",
            { Observability: ObservabilityChoice.Prometheus, Prerequisites.Prometheus.Source: PrerequisiteSource.Chart } => "Prometheus",
            _ => null,
        };
}

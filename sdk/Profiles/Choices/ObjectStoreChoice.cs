using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Choices;

/// <summary>Where MLflow's artifacts and remote task logs go.</summary>
public abstract record ObjectStoreChoice
{
    private ObjectStoreChoice() { }

    /// <summary>The word in <c>objectStore.kind</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The bucket.</summary>
    public abstract BucketName Bucket { get; init; }

    /// <summary>MinIO, standalone, by its chart.</summary>
    public sealed record Minio : ObjectStoreChoice
    {
        /// <inheritdoc/>
        public override required BucketName Bucket { get; init; }

        /// <summary>Size of the data claim; it can grow, never shrink.</summary>
        public required Quantity Size { get; init; }

        /// <summary>Requests and limits of the server.</summary>
        public required ContainerResources Resources { get; init; }

        /// <inheritdoc/>
        public override string Kind => "minio";
    }

    /// <summary>Amazon S3, reached with the pod's own role.</summary>
    public sealed record S3 : ObjectStoreChoice
    {
        /// <inheritdoc/>
        public override required BucketName Bucket { get; init; }

        /// <inheritdoc/>
        public override string Kind => "s3";
    }
}

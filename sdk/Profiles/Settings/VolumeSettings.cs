using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles;

/// <summary>A volume that several components may mount.</summary>
public sealed record VolumeSettings
{
    /// <summary>Size of the claim; it can grow, never shrink. EFS ignores it.</summary>
    public required Quantity Size { get; init; }

    /// <summary>Where consumers find it.</summary>
    public required MountPath MountPath { get; init; }
}

/// <summary>What backs claims.</summary>
public sealed record StorageSettings
{
    /// <summary>For data that one pod owns: databases, queues, logs.</summary>
    public required StorageChoice Block { get; init; }

    /// <summary>For volumes that several pods mount.</summary>
    public required StorageChoice Shared { get; init; }
}

using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Profiles;

/// <summary>The two volumes of the platform: what Airflow's workers train, and where a Spark stream stands.</summary>
internal static class PlatformVolumes
{
    public static ImmutableSortedDictionary<string, VolumeSettings> Of(string models, string checkpoints) =>
        ImmutableSortedDictionary
            .Create<string, VolumeSettings>(StringComparer.Ordinal)
            .Add("models", new() { Size = Quantity.Parse(models), MountPath = MountPath.Parse("/models") })
            .Add("spark-checkpoints", new() { Size = Quantity.Parse(checkpoints), MountPath = MountPath.Parse("/mnt/checkpoints") });
}

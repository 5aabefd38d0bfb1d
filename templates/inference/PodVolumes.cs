using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Common;

namespace ChartGen.Templates.Inference;

/// <summary>A shared volume that inference mounts.</summary>
/// <param name="Name">The volume.</param>
/// <param name="Claim">Its claim.</param>
/// <param name="Path">Where it is mounted.</param>
/// <param name="IsReadOnly">Whether it is only read.</param>
internal sealed record PodVolume(string Name, string Claim, string Path, bool IsReadOnly);

/// <summary>Which volumes inference mounts: models to read, and checkpoints to write where a stream is read.</summary>
internal static class PodVolumes
{
    public static ImmutableArray<PodVolume> Of(EnvironmentProfile profile, InferenceChoice.Running running)
    {
        var isServing = running is InferenceChoice.Deployment { Mode: InferenceMode.Serving };
        var wanted = isServing ? [PlatformNames.Models] : new[] { PlatformNames.Models, PlatformNames.Checkpoints };
        return
        [
            .. wanted
                .Where(profile.Volumes.ContainsKey)
                .Select(name => new PodVolume(
                    name,
                    profile.ClaimName(name),
                    profile.Volumes[name].MountPath.Text,
                    IsReadOnly: name == PlatformNames.Models
                )),
        ];
    }
}

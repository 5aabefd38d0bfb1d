using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Common;

/// <summary>
/// Keeps the pods that mount the volume <c>models</c> on one node where its claim is ReadWriteOnce: each carries <see cref="Labels"/> and
/// requires <see cref="Affinity"/>. The first one to start is free to choose, since a pod that matches its own term counts as matched while
/// there is no other.
/// </summary>
internal static class ModelsNode
{
    private const string Label = "mounts-models";

    /// <summary>Labels of every pod that mounts the volume.</summary>
    public static ValuesMap Labels { get; } = ValuesMap.Of((Label, "true"));

    /// <summary>The <c>affinity</c> of every pod that mounts the volume.</summary>
    public static ValuesMap Affinity { get; } =
        ValuesMap.Of(
            (
                "podAffinity",
                ValuesMap.Of(
                    (
                        "requiredDuringSchedulingIgnoredDuringExecution",
                        ValuesList.Of(
                            ValuesMap.Of(
                                ("labelSelector", ValuesMap.Of(("matchLabels", Labels))),
                                ("topologyKey", "kubernetes.io/hostname")
                            )
                        )
                    )
                )
            )
        );

    /// <summary>Whether the claim can be mounted on one node only.</summary>
    public static bool IsOneNode(EnvironmentProfile profile) => profile.Storage.Shared.AccessMode == AccessMode.ReadWriteOnce;
}

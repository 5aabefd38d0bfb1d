using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles;

/// <summary>Where images are pulled from.</summary>
public sealed record ImageSettings
{
    /// <summary>The registry that mirrors every image, or <see langword="null"/> for the upstream registries.</summary>
    public RegistryHost? Registry { get; init; }

    /// <summary>Pull secrets of every pod.</summary>
    public ImmutableArray<SubdomainName> PullSecrets { get; init; } = [];

    /// <summary>Upstream repositories that lie elsewhere, with the repository that is pulled instead.</summary>
    public ImmutableSortedDictionary<string, ImageRepository> Map { get; init; } =
        ImmutableSortedDictionary.Create<string, ImageRepository>(StringComparer.Ordinal);
}

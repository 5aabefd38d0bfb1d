using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Profiles;

/// <summary>The environments of the platform.</summary>
public static class EnvironmentProfiles
{
    /// <summary>All of them, from the laptop to many nodes.</summary>
    public static ImmutableArray<EnvironmentProfile> All { get; } = [LocalHostpath.Profile, EksSingle.Profile, EksMulti.Profile];
}

using System.Collections.Immutable;

namespace ChartGen.Sdk.Profiles;

/// <summary>Empty maps in ordinal order, so that no output depends on a culture or a hash.</summary>
internal static class Sorted
{
    public static ImmutableSortedDictionary<string, string> Strings { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, EnvironmentValue> Environment { get; } =
        ImmutableSortedDictionary.Create<string, EnvironmentValue>(StringComparer.Ordinal);
}

using System.Collections.Immutable;

namespace ChartGen.Sdk.Profiles.Rules;

/// <summary>All rules between values, in the order of their codes.</summary>
internal static class ProfileRules
{
    public static ImmutableArray<IProfileRule> All { get; } = [];
}

using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles;

/// <summary>A fact of a kind that the profile does not select.</summary>
/// <param name="Path">The keys, joined by dots.</param>
/// <param name="Source">What set it.</param>
/// <param name="Reason">Why it counts for nothing, as the end of the sentence "It …".</param>
public sealed record UnusedFact(string Path, SettingSource Source, string Reason);

/// <summary>What reading a configuration gave.</summary>
/// <param name="Profile">The profile, or <see langword="null"/> when there are errors.</param>
/// <param name="Settings">The resolved settings in canonical form: keys in the schema's order, free-form maps in ordinal order, defaults filled in.</param>
/// <param name="Sources">What set each value of <paramref name="Settings"/>.</param>
/// <param name="Unused">Facts of kinds that the profile does not select, in ordinal order of their paths.</param>
/// <param name="Diagnostics">Everything that is wrong, in the order of files and lines.</param>
public sealed record ProfileReadResult(
    EnvironmentProfile? Profile,
    ValuesMap Settings,
    SourceMap Sources,
    ImmutableArray<UnusedFact> Unused,
    ImmutableArray<Diagnostic> Diagnostics
)
{
    /// <summary>Those of <see cref="Diagnostics"/> that one layer alone shows: a fact that is missing and a rule between values are none.</summary>
    public ImmutableArray<Diagnostic> Misread { get; init; } = [];
}

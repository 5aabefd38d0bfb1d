using System.Collections.Immutable;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk;

/// <summary>Everything that is generated for one profile, in memory.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Chart">The umbrella chart.</param>
/// <param name="Files">All files, with their paths below the profile's folder.</param>
/// <param name="Hash">SHA-256 of the resolved profile in its canonical form, in hexadecimal digits.</param>
public sealed record GeneratedProfile(EnvironmentProfile Profile, Chart Chart, ImmutableArray<ChartFile> Files, string Hash);

using System.Collections.Immutable;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk;

/// <summary>Everything that is generated for one profile, in memory.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Charts">Its charts in the order of their installation; the platform's is the last.</param>
/// <param name="Files">All files, with their paths below the profile's folder.</param>
/// <param name="Hash">SHA-256 of the resolved profile in its canonical form, in hexadecimal digits.</param>
public sealed record GeneratedProfile(
    EnvironmentProfile Profile,
    ImmutableArray<GeneratedChart> Charts,
    ImmutableArray<ChartFile> Files,
    string Hash
)
{
    /// <summary>The platform chart.</summary>
    public Chart Chart => Charts[^1].Chart;
}

/// <summary>A chart and where it is installed.</summary>
/// <param name="Chart">The chart; its name is its folder below the profile's.</param>
/// <param name="Release">The Helm release.</param>
/// <param name="Namespace">The release's namespace.</param>
public sealed record GeneratedChart(Chart Chart, string Release, string Namespace);

using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Profiles.Tests;

/// <summary>Reads profiles as the command does: C#, the sample site, options.</summary>
internal static class Site
{
    public static string Sample { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "chartgen.yaml"));

    public static EnvironmentProfile Named(string name) => EnvironmentProfiles.All.Single(p => p.Name == name);

    public static ProfileReadResult Read(string profile, params IEnumerable<string> settings) => Read(Named(profile), Sample, settings);

    public static ProfileReadResult Read(EnvironmentProfile profile, string text, params IEnumerable<string> settings) =>
        ProfileReader.Read(
            profile,
            new ConfigurationBuilder()
                .AddSiteFile(text, "chartgen.yaml", profile.Name, EnvironmentProfiles.All.Select(p => p.Name))
                .AddSettings(settings)
                .Build()
        );

    public static IEnumerable<string> Errors(ProfileReadResult read) =>
        read.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.ToString());
}

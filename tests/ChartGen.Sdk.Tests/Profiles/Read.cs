using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Sdk.Tests.Profiles;

/// <summary>Reads test profiles with layers over them.</summary>
internal static class Read
{
    public static ProfileReadResult Laptop(string yaml, params IEnumerable<string> settings) => Over(TestProfiles.Laptop, yaml, settings);

    public static ProfileReadResult Cloud(string yaml, params IEnumerable<string> settings) => Over(TestProfiles.Cloud, yaml, settings);

    public static ProfileReadResult Over(EnvironmentProfile profile, string yaml, params IEnumerable<string> settings) =>
        ProfileReader.Read(
            profile,
            new ConfigurationBuilder().AddSiteFile(yaml, "site.yaml", profile.Name, ["laptop", "cloud"]).AddSettings(settings).Build()
        );

    /// <summary>Reads with flat keys between the site file and nothing, as variables come.</summary>
    public static ProfileReadResult Flat(EnvironmentProfile profile, params IEnumerable<(string Key, string? Value)> keys) =>
        ProfileReader.Read(
            profile,
            new ConfigurationBuilder().AddInMemoryCollection(keys.Select(k => KeyValuePair.Create(k.Key, k.Value))).Build()
        );

    /// <summary>The one finding of a reading, as a person sees it.</summary>
    public static string Only(ProfileReadResult read) => Assert.Single(read.Diagnostics).ToString();

    /// <summary>The findings with a code, as a person sees them.</summary>
    public static IEnumerable<string> Coded(ProfileReadResult read, string code) =>
        read.Diagnostics.Where(d => d.Code == code).Select(d => d.ToString());

    public static bool IsFine(ProfileReadResult read) =>
        read.Profile is not null && !read.Diagnostics.Any(d => d.Severity == Severity.Error);
}

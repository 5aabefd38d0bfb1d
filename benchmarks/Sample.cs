using ChartGen.Profiles;
using ChartGen.Sdk;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Templates;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Benchmarks;

/// <summary>The repository's own site, from which everything that is measured is made.</summary>
internal static class Sample
{
    private const string SiteFile = "chartgen.yaml";

    /// <summary>The folder with ChartGen.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The platform of the <c>chartgen</c> command.</summary>
    public static PlatformDefinition Platform { get; } =
        new()
        {
            Title = "ML platform",
            Profiles = EnvironmentProfiles.All,
            Components = PlatformComponents.All,
            Prerequisites = PlatformComponents.Prerequisites,
            Documents = PlatformComponents.Documents,
            Templates = PlatformComponents.Templates,
            Version = typeof(PlatformDefinition).Assembly.GetName().Version!.ToString(3),
        };

    /// <summary>The text of the site's file.</summary>
    public static string SiteText { get; } = File.ReadAllText(Path.Combine(Root, SiteFile));

    /// <summary>Reads a profile through the site's file.</summary>
    public static ProfileReadResult Read(string profile)
    {
        var names = Platform.Profiles.Select(p => p.Name);
        var configuration = new ConfigurationBuilder().AddSiteFile(SiteText, SiteFile, profile, names).Build();
        return ProfileReader.Read(
            Platform.Find(profile) ?? throw new ArgumentException($"There is no profile '{profile}'."),
            configuration
        );
    }

    /// <summary>Generates a profile in memory.</summary>
    public static GeneratedProfile Generate(ProfileReadResult read)
    {
        var diagnostics = new DiagnosticBag();
        return new ChartGenerator(Platform).Generate(read, diagnostics)
            ?? throw new InvalidOperationException(string.Join('\n', read.Diagnostics.Concat(diagnostics)));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChartGen.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No ChartGen.sln above {AppContext.BaseDirectory}.");
    }
}

using System.Collections.Immutable;
using ChartGen.Sdk;
using ChartGen.Sdk.Catalog;

namespace ChartGen.Commands;

/// <summary>The profiles that use charts of the catalog.</summary>
internal sealed class CatalogUsers
{
    public CatalogUsers(PlatformDefinition platform, ProfileLoader loader, Site site)
    {
        var all = platform.Profiles.Select(p => (p.Name, Generated: loader.Load(p.Name, site, new()))).ToArray();
        NotGenerated = [.. all.Where(p => p.Generated is null).Select(p => p.Name)];
        Generated = [.. all.Select(p => p.Generated).OfType<GeneratedProfile>()];
    }

    /// <summary>The profiles with their charts.</summary>
    public ImmutableArray<GeneratedProfile> Generated { get; }

    /// <summary>The profiles of which nothing is known, since something is wrong with them: <c>generate</c> says what.</summary>
    public ImmutableArray<string> NotGenerated { get; }

    /// <summary>The names of the profiles that use a chart.</summary>
    public ImmutableArray<string> Of(Subchart subchart) =>
        [.. Generated.Where(g => g.Charts.Any(c => c.Chart.Dependencies.Any(d => d.Name == subchart.Name))).Select(g => g.Profile.Name)];
}

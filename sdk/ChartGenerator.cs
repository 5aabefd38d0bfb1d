using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Templating;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk;

/// <summary>Makes a platform's charts, and what stands beside them, in memory. Pure: equal profiles give equal files.</summary>
/// <remarks>
/// <code>
/// var read = ProfileReader.Read(defaults, configuration);
/// var generated = new ChartGenerator(platform).Generate(read, diagnostics);
/// </code>
/// </remarks>
/// <param name="platform">The environments and components.</param>
public sealed class ChartGenerator(PlatformDefinition platform)
{
    /// <summary>The folder of the umbrella chart below a profile's folder.</summary>
    public const string ChartFolder = "platform";

    /// <summary>The folder of the chart with what the cluster must have, below a profile's folder.</summary>
    public const string PrerequisitesFolder = "prerequisites";

    private readonly TemplateRenderer _renderer = new(platform.Templates);

    /// <summary>Generates a profile, or gives <see langword="null"/> when a stage found an error.</summary>
    /// <param name="read">The profile as it was read.</param>
    /// <param name="diagnostics">Takes CG20xx, CG30xx, CG40xx, CG45xx and CG7091.</param>
    /// <param name="before">The profile from which one moves to this one, as it was read; documents leave the move out without it.</param>
    public GeneratedProfile? Generate(ProfileReadResult read, DiagnosticBag diagnostics, ProfileReadResult? before = null)
    {
        if (read.Profile is not { } profile)
            return null;
        diagnostics.AddRange(PolicyRunner.CheckExceptions(profile));
        var parts = Build(profile, read.Sources, diagnostics);
        if (diagnostics.HasErrors)
            return null;
        var charts = ImmutableArray.CreateBuilder<GeneratedChart>(2);
        if (!parts.Prerequisites.IsEmpty && Assemble(PrerequisitesOf(profile), parts.Prerequisites, diagnostics) is { } prerequisites)
            charts.Add(new(prerequisites, profile.Prerequisites.Name.Text, profile.Prerequisites.Namespace.Text));
        if (Assemble(PlatformOf(profile), parts.Platform, diagnostics) is { } chart)
            charts.Add(new(chart, profile.Platform.Name.Text, profile.Platform.Namespace.Text));
        foreach (var generated in charts)
            ChartValues.Check(generated.Chart, read.Settings, diagnostics);
        var documents = Documents(parts, before, diagnostics);
        if (diagnostics.HasErrors)
            return null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ValuesJson.Write(read.Settings))));
        var files = charts
            .SelectMany(c => c.Chart.Files.Select(f => ChartFile.Create(f.Path.Under(c.Chart.Name), f.Text, f.Origin)))
            .Concat(documents);
        return new(profile, charts.ToImmutable(), [.. files.OrderBy(f => f.Path)], hash);
    }

    private PlatformParts Build(EnvironmentProfile profile, SourceMap sources, DiagnosticBag diagnostics)
    {
        var images = new ImageResolver(profile.Images);
        var chart = Build(platform.Components, new(profile, [], images, diagnostics));
        var prerequisites = Build(platform.Prerequisites, new(profile, [], images, diagnostics) { Platform = chart });
        ImmutableArray<ComponentOutput> all = [.. chart, .. prerequisites];
        diagnostics.AddRange(ImagePaths.Check(all, images, sources));
        diagnostics.AddRange(PolicyCheck.Check(all));
        diagnostics.AddRange(ConnectionCheck.Check(chart));
        return new(profile, chart, prerequisites);
    }

    private static ImmutableArray<ComponentOutput> Build(ImmutableArray<IComponent> components, ComponentContext context)
    {
        foreach (var component in components)
        {
            if (component.Build(context) is { } output)
                context = context with { Earlier = context.Earlier.Add(output) };
        }

        return context.Earlier;
    }

    private Chart? Assemble(ChartIdentity identity, ImmutableArray<ComponentOutput> outputs, DiagnosticBag diagnostics) =>
        ChartAssembler.Assemble(identity, outputs, _renderer, diagnostics);

    private List<ChartFile> Documents(PlatformParts parts, ProfileReadResult? before, DiagnosticBag diagnostics)
    {
        var context = new DocumentContext(parts, Before(before), diagnostics);
        return TemplateFiles.Render(platform.Documents.SelectMany(d => d.Build(context)), [], _renderer, diagnostics);
    }

    // What is wrong with the profile before is said where that profile is generated.
    private PlatformParts? Before(ProfileReadResult? before)
    {
        if (before is not { Profile: { } profile })
            return null;
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(before.Diagnostics);
        var parts = Build(profile, before.Sources, diagnostics);
        return diagnostics.HasErrors ? null : parts;
    }

    private ChartIdentity PlatformOf(EnvironmentProfile profile) =>
        Identity(ChartFolder, profile, $"{platform.Title} for {profile.Name}: {profile.Summary}");

    private ChartIdentity PrerequisitesOf(EnvironmentProfile profile) =>
        Identity(PrerequisitesFolder, profile, $"What {platform.Title} for {profile.Name} needs of its cluster, once in a cluster.");

    private ChartIdentity Identity(string name, EnvironmentProfile profile, string description) =>
        new(
            name,
            platform.Version,
            description,
            $"# Values of the {name} chart for {profile.Name}.\n# Made by ChartGen: change the settings and generate again instead of editing this file.\n"
        );
}

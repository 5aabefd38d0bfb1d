using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Templating;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk;

/// <summary>Makes a platform's charts in memory. Pure: equal profiles give equal files.</summary>
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

    private readonly TemplateRenderer _renderer = new(platform.Templates);

    /// <summary>Generates a profile, or gives <see langword="null"/> when a stage found an error.</summary>
    /// <param name="read">The profile as it was read.</param>
    /// <param name="diagnostics">Takes CG20xx, CG30xx and CG40xx.</param>
    public GeneratedProfile? Generate(ProfileReadResult read, DiagnosticBag diagnostics)
    {
        if (read.Profile is not { } profile)
            return null;
        var outputs = Build(profile, read.Sources, diagnostics);
        if (diagnostics.HasErrors)
            return null;
        if (ChartAssembler.Assemble(Identity(profile), outputs, _renderer, diagnostics) is not { } chart)
            return null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ValuesJson.Write(read.Settings))));
        return new(profile, chart, [.. chart.Files.Select(f => ChartFile.Create(f.Path.Under(ChartFolder), f.Text, f.Origin))], hash);
    }

    private ImmutableArray<ComponentOutput> Build(EnvironmentProfile profile, SourceMap sources, DiagnosticBag diagnostics)
    {
        var images = new ImageResolver(profile.Images);
        var outputs = ImmutableArray<ComponentOutput>.Empty;
        foreach (var component in platform.Components)
        {
            if (component.Build(new(profile, outputs, images, diagnostics)) is { } output)
                outputs = outputs.Add(output);
        }

        diagnostics.AddRange(ImagePaths.Check(outputs, images, sources));
        return outputs;
    }

    private ChartIdentity Identity(EnvironmentProfile profile) =>
        new(
            ChartFolder,
            platform.Version,
            $"{platform.Title} for {profile.Name}: {profile.Summary}",
            $"# Values of the platform chart for {profile.Name}.\n# Made by ChartGen: change the settings and generate again instead of editing this file.\n"
        );
}

using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Layers;
using ChartGen.Sdk.Profiles.Reading;
using ChartGen.Sdk.Profiles.Rules;
using ChartGen.Sdk.Profiles.Schema;
using ChartGen.Sdk.Values;
using Microsoft.Extensions.Configuration;

namespace ChartGen.Sdk.Profiles;

/// <summary>Reads the profile that follows from a profile's C# and a configuration laid over it.</summary>
/// <remarks>
/// Any provider may stand in the configuration; only those of ChartGen keep lines, columns, the case of keys and deletions.
/// <code>
/// var configuration = new ConfigurationBuilder()
///     .AddSiteFile(text, "chartgen.yaml", profile.Name, EnvironmentProfiles.All.Select(p => p.Name))
///     .AddTerraformOutputs(json, "outputs.json")
///     .AddEnvironmentVariables(ProfileReader.VariablePrefix)
///     .AddSettings(["database.kind=rds", "database.host=db.internal"])
///     .Build();
/// var read = ProfileReader.Read(profile, configuration);
/// </code>
/// </remarks>
public static class ProfileReader
{
    /// <summary>How the names of environment variables that are settings begin, in any case.</summary>
    public const string VariablePrefix = "CHARTGEN__";

    /// <summary>Reads a profile: every problem of the configuration in one run.</summary>
    public static ProfileReadResult Read(EnvironmentProfile defaults, IConfigurationRoot configuration)
    {
        var diagnostics = new DiagnosticBag();
        var own = ProfileSettings.Of(defaults);
        var stack = new LayerStack();
        var arns = new List<FactArn>();
        ImmutableArray<string> names = [.. defaults.Volumes.Keys];
        stack.Lay(LayerCheck.Run(new(SettingOrigin.Profile, own), names, diagnostics));
        foreach (var provider in configuration.Providers)
        {
            var parsed = provider is LayerProvider layers ? layers.Parsed : FlatKeys.Parse(provider, names);
            diagnostics.AddRange(parsed.Diagnostics);
            arns.AddRange(parsed.Arns);
            foreach (var layer in parsed.Layers)
                stack.Lay(LayerCheck.Run(layer, names, diagnostics));
        }

        var misread = InOrder(diagnostics);
        var resolved = SettingsResolver.Run(stack, own, defaults.Name, diagnostics);
        var profile = ProfileBinder.Bind(resolved.Tree, defaults);
        if (!stack.HasDropped)
        {
            diagnostics.AddRange(ProfileRules.All.SelectMany(rule => rule.Check(profile, resolved.Sources)));
            diagnostics.AddRange(FactsAreOfOneRegion.Check(profile, resolved.Sources, arns));
        }

        return new(diagnostics.HasErrors ? null : profile, resolved.Tree, resolved.Sources, resolved.Unused, InOrder(diagnostics))
        {
            Misread = misread,
        };
    }

    /// <summary>A profile's C# as settings, in the form that <c>show</c> and <c>diff</c> compare.</summary>
    public static ValuesMap Settings(EnvironmentProfile profile) => ProfileSettings.Of(profile);

    /// <summary>The JSON Schema (draft 07) of <c>chartgen.yaml</c> for a platform's profiles; editors and validators read it.</summary>
    public static ValuesMap JsonSchema(IReadOnlyCollection<EnvironmentProfile> profiles) =>
        SettingsJsonSchema.Of(profiles.Select(p => p.Name), SettingPaths.Volumes(profiles));

    private static ImmutableArray<Diagnostic> InOrder(DiagnosticBag diagnostics) =>
        [
            .. diagnostics
                .Distinct()
                .OrderBy(d => d.Where?.File, StringComparer.Ordinal)
                .ThenBy(d => d.Where?.Line)
                .ThenBy(d => d.Where?.Column),
        ];
}

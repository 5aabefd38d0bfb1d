using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Secrets;

namespace ChartGen.Templates.Secrets;

/// <summary>What must hold between the Secrets that components name, wherever they come from.</summary>
internal static class SecretsRules
{
    public static void Check(EnvironmentProfile profile, ImmutableArray<ComponentOutput> components, DiagnosticBag diagnostics)
    {
        CheckKeys(profile, components, diagnostics);
        CheckShapes(components, diagnostics);
        CheckForeign(profile, components, diagnostics);
    }

    private static void CheckKeys(EnvironmentProfile profile, ImmutableArray<ComponentOutput> components, DiagnosticBag diagnostics)
    {
        var first = new Dictionary<(string Secret, string Key), (SecretText Text, string ReadBy)>();
        foreach (var spec in components.SelectMany(c => c.Secrets))
        {
            foreach (var (key, text) in spec.Keys)
            {
                var place = (profile.SecretName(spec.Name), key);
                if (!first.TryAdd(place, (text, spec.ReadBy)) && !first[place].Text.Parts.SequenceEqual(text.Parts))
                    diagnostics.Add(SecretsDiagnostics.KeyDiffers(place.Item1, key, first[place].ReadBy, spec.ReadBy));
            }
        }
    }

    private static void CheckShapes(ImmutableArray<ComponentOutput> components, DiagnosticBag diagnostics)
    {
        var properties = components
            .SelectMany(c => c.Secrets)
            .SelectMany(s => s.Keys.Values)
            .SelectMany(t => t.Parts)
            .OfType<SecretPart.Property>();
        foreach (var property in properties.GroupBy(p => (p.Credential, p.Name)))
        {
            if (property.Any(p => p.Shape != property.First().Shape))
                diagnostics.Add(SecretsDiagnostics.ShapeDiffers(property.Key.Credential, property.Key.Name));
        }
    }

    private static void CheckForeign(EnvironmentProfile profile, ImmutableArray<ComponentOutput> components, DiagnosticBag diagnostics)
    {
        var made = WantedSecret.Of(profile, components).ToDictionary(s => s.Name, StringComparer.Ordinal);
        foreach (var foreign in components.SelectMany(c => c.ForeignSecrets))
        {
            if (!made.TryGetValue(foreign.Name, out var secret))
                continue;
            foreach (var key in foreign.Keys.Where(k => !secret.Keys.ContainsKey(k)))
                diagnostics.Add(SecretsDiagnostics.NoSuchKey(foreign.Name, key, foreign.ReadBy, secret.Keys.Keys));
        }
    }
}

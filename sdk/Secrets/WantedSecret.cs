using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;

namespace ChartGen.Sdk.Secrets;

/// <summary>A Secret by its name in the cluster, with all that the components said about it.</summary>
/// <param name="Name">Its name, after the profile's changes.</param>
/// <param name="Keys">Its keys, with what each is made of.</param>
/// <param name="ReadBy">Who reads it.</param>
public sealed record WantedSecret(string Name, ImmutableSortedDictionary<string, SecretText> Keys, ImmutableSortedSet<string> ReadBy)
{
    /// <summary>The Secrets that ChartGen knows how to make, by name.</summary>
    public static ImmutableArray<WantedSecret> Of(EnvironmentProfile profile, IEnumerable<ComponentOutput> components) =>
        [
            .. components
                .SelectMany(c => c.Secrets)
                .GroupBy(s => profile.SecretName(s.Name), StringComparer.Ordinal)
                .OrderBy(s => s.Key, StringComparer.Ordinal)
                .Select(specs => new WantedSecret(
                    specs.Key,
                    specs
                        .SelectMany(s => s.Keys)
                        .DistinctBy(k => k.Key, StringComparer.Ordinal)
                        .ToImmutableSortedDictionary(StringComparer.Ordinal),
                    specs.Select(s => s.ReadBy).ToImmutableSortedSet(StringComparer.Ordinal)
                )),
        ];

    /// <summary>The properties of credentials in a Secret, each once.</summary>
    public IEnumerable<SecretPart.Property> Properties =>
        Keys
            .Values.SelectMany(t => t.Parts)
            .OfType<SecretPart.Property>()
            .DistinctBy(p => (p.Credential, p.Name))
            .OrderBy(p => p.Credential, StringComparer.Ordinal)
            .ThenBy(p => p.Name, StringComparer.Ordinal);
}

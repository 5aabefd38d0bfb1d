using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Secrets;

/// <summary>A Secret by its name in the cluster, with all that the components said about it.</summary>
/// <param name="Name">Its name, after the profile's changes.</param>
/// <param name="Keys">Its keys, with what each is made of.</param>
/// <param name="ReadBy">Who reads it.</param>
internal sealed record WantedSecret(string Name, ImmutableSortedDictionary<string, SecretText> Keys, ImmutableSortedSet<string> ReadBy)
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

/// <summary>A Secret that the user or the cluster brings.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keys">Keys that are read by name; empty when that is for its author to say.</param>
/// <param name="ReadBy">Who reads it.</param>
internal sealed record ExpectedSecret(string Name, ImmutableSortedSet<string> Keys, ImmutableSortedSet<string> ReadBy)
{
    /// <summary>The Secrets that nobody here makes, by name.</summary>
    public static ImmutableArray<ExpectedSecret> Of(EnvironmentProfile profile, IReadOnlyCollection<ComponentOutput> components)
    {
        var made = WantedSecret.Of(profile, components).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        return Of(components.SelectMany(c => c.ForeignSecrets).Concat(OfProfile(profile)).Where(s => !made.Contains(s.Name)));
    }

    /// <summary>The Secrets that the prerequisites read in their own namespace; without a pod there is nothing to pull.</summary>
    public static ImmutableArray<ExpectedSecret> OfPrerequisites(
        EnvironmentProfile profile,
        IReadOnlyCollection<ComponentOutput> components
    ) => Of(components.SelectMany(c => c.ForeignSecrets).Concat(components.Any(c => !c.Images.IsEmpty) ? PullSecrets(profile) : []));

    private static ImmutableArray<ExpectedSecret> Of(IEnumerable<ForeignSecret> secrets) =>
        [
            .. secrets
                .GroupBy(s => s.Name, StringComparer.Ordinal)
                .OrderBy(s => s.Key, StringComparer.Ordinal)
                .Select(s => new ExpectedSecret(
                    s.Key,
                    s.SelectMany(x => x.Keys).ToImmutableSortedSet(StringComparer.Ordinal),
                    s.Select(x => x.ReadBy).ToImmutableSortedSet(StringComparer.Ordinal)
                )),
        ];

    private static IEnumerable<ForeignSecret> PullSecrets(EnvironmentProfile profile) =>
        profile.Images.PullSecrets.Select(pull => new ForeignSecret(pull.Text, [".dockerconfigjson"], "every pod, to pull images"));

    private static IEnumerable<ForeignSecret> OfProfile(EnvironmentProfile profile)
    {
        foreach (var pull in PullSecrets(profile))
            yield return pull;
        if (profile.Ingress is IngressChoice.Nginx { TlsSecret: { } tls })
            yield return new(tls.Text, ["tls.crt", "tls.key"], "ingress-nginx");
    }
}

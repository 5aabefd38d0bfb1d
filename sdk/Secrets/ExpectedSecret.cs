using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Secrets;

/// <summary>A Secret that the user or the cluster brings.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keys">Keys that are read by name; empty when that is for its author to say.</param>
/// <param name="ReadBy">Who reads it.</param>
public sealed record ExpectedSecret(string Name, ImmutableSortedSet<string> Keys, ImmutableSortedSet<string> ReadBy)
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

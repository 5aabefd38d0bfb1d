using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Secrets;

/// <summary>What a chart of a profile brings to the inventory of its Secrets.</summary>
/// <param name="Release">The release.</param>
/// <param name="Namespace">The release's namespace.</param>
/// <param name="Components">What its components declared.</param>
/// <param name="IsPlatform">Whether it is the platform's, whose Secrets the profile's <c>secrets.kind</c> brings.</param>
public sealed record SecretChart(string Release, string Namespace, ImmutableArray<ComponentOutput> Components, bool IsPlatform);

/// <summary>Every Secret of a profile: what the components declared, and what the rendered objects read and bring.</summary>
/// <param name="profile">The profile.</param>
/// <param name="charts">Its charts.</param>
public sealed class SecretInventory(EnvironmentProfile profile, IReadOnlyCollection<SecretChart> charts)
{
    /// <summary>The Secrets, by namespace and name. Without objects it is known who is said to read a Secret, and nothing of those that charts bring.</summary>
    /// <param name="objects">The rendered objects.</param>
    public ImmutableArray<NeededSecret> Of(IReadOnlyCollection<RenderedObject> objects)
    {
        var secrets = new SortedDictionary<(string Namespace, string Name), NeededSecret>(
            Comparer<(string Namespace, string Name)>.Create(
                (a, b) =>
                    string.CompareOrdinal(a.Namespace, b.Namespace) is not 0 and var order ? order : string.CompareOrdinal(a.Name, b.Name)
            )
        );
        foreach (var secret in Declared().Concat(Brought(objects)))
            secrets.TryAdd((secret.Namespace, secret.Name), secret);
        foreach (var uses in objects.SelectMany(SecretReference.Of).GroupBy(r => (r.From.Namespace, r.Name)))
            secrets[uses.Key] = Read(
                secrets.GetValueOrDefault(uses.Key) ?? new(uses.Key.Namespace, uses.Key.Name, SecretSource.Yours),
                [.. uses]
            );
        return [.. secrets.Values];
    }

    /// <summary>Keys that objects read of a Secret that is made without them.</summary>
    /// <param name="objects">The rendered objects.</param>
    public IEnumerable<SecretReference> WithoutKey(IReadOnlyCollection<RenderedObject> objects)
    {
        var made = Declared().Where(s => s.Source != SecretSource.Yours).ToDictionary(s => (s.Namespace, s.Name));
        return objects
            .SelectMany(SecretReference.Of)
            .Where(r =>
                r is { Key: { } key, IsOptional: false }
                && made.TryGetValue((r.From.Namespace, r.Name), out var secret)
                && secret.Keys.All(k => k.Name != key)
            );
    }

    private IEnumerable<NeededSecret> Declared()
    {
        foreach (var chart in charts)
        {
            if (chart.IsPlatform)
            {
                foreach (var secret in Made(chart))
                    yield return secret;
            }

            var expected = chart.IsPlatform
                ? ExpectedSecret.Of(profile, chart.Components)
                : ExpectedSecret.OfPrerequisites(profile, chart.Components);
            foreach (var secret in expected)
            {
                yield return new(chart.Namespace, secret.Name, SecretSource.Yours)
                {
                    Keys = [.. secret.Keys.Select(k => new NeededKey(k))],
                    TakesAnyKey = secret.Keys.IsEmpty,
                    ReadBy = [.. secret.ReadBy],
                };
            }
        }
    }

    private IEnumerable<NeededSecret> Made(SecretChart chart)
    {
        var source = profile.Secrets switch
        {
            SecretsChoice.InCluster => SecretSource.InCluster,
            SecretsChoice.ExternalSecrets => SecretSource.ExternalSecrets,
            _ => SecretSource.Manifest,
        };
        var wanted = WantedSecret.Of(profile, chart.Components);
        foreach (var secret in wanted)
        {
            yield return new(chart.Namespace, secret.Name, source)
            {
                Keys = [.. secret.Keys.Select(k => new NeededKey(k.Key, k.Value))],
                ReadBy = [.. secret.ReadBy],
            };
        }

        // The Job keeps each credential once, and composes the others of them.
        if (source == SecretSource.InCluster && !wanted.IsEmpty)
        {
            yield return new(chart.Namespace, $"{chart.Release}-credentials", source)
            {
                Keys =
                [
                    .. wanted
                        .SelectMany(s => s.Properties)
                        .Select(p => p with { UrlEncoded = false })
                        .DistinctBy(p => (p.Credential, p.Name))
                        .Select(p => new NeededKey($"{p.Credential}.{p.Name}", SecretText.Of(p)))
                        .OrderBy(k => k.Name, StringComparer.Ordinal),
                ],
                ReadBy = ["the Job that makes the others"],
            };
        }
    }

    // Secrets of the charts themselves, those that their hooks make, and those that cert-manager fills.
    private static IEnumerable<NeededSecret> Brought(IEnumerable<RenderedObject> objects) =>
        objects.SelectMany(o =>
            o.Kind switch
            {
                "Secret" => [OfChart(o, o.Name, o.Source, [.. KeysOf(o, "data"), .. KeysOf(o, "stringData")])],
                "Certificate" when o.Tree.TextAt("spec", "secretName") is { Length: > 0 } name =>
                [
                    OfChart(o, name, o.ToString(), ["tls.crt", "tls.key"]),
                ],
                "Job" => ReferenceCheck.HookSecrets(o).Select(name => OfChart(o, name, o.ToString(), [])),
                _ => (IEnumerable<NeededSecret>)[],
            }
        );

    private static NeededSecret OfChart(RenderedObject maker, string name, string by, IEnumerable<string> keys) =>
        new(maker.Namespace, name, SecretSource.Chart)
        {
            Keys = [.. keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(k => new NeededKey(k))],
            Maker = by,
        };

    private static IEnumerable<string> KeysOf(RenderedObject secret, string field) => secret.Tree.MapAt(field).Entries.Select(e => e.Key);

    private static NeededSecret Read(NeededSecret secret, IReadOnlyCollection<SecretReference> uses)
    {
        var read = uses.Where(u => u.Key is not null)
            .GroupBy(u => u.Key!, StringComparer.Ordinal)
            .Where(u => secret.Keys.All(k => k.Name != u.Key))
            .Select(u => new NeededKey(u.Key, IsOptional: u.All(r => r.IsOptional)));
        return secret with
        {
            Keys = [.. secret.Keys.Concat(read).OrderBy(k => k.Name, StringComparer.Ordinal)],
            TakesAnyKey = secret.TakesAnyKey || (secret.Source == SecretSource.Yours && uses.Any(u => u.Key is null)),
            IsOptional = secret.Source == SecretSource.Yours && uses.All(u => u.IsOptional),
            ReadBy = [.. uses.Select(u => u.From.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }
}

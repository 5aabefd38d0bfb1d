using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Gitops;

namespace ChartGen.Templates.Storage;

/// <summary>
/// Makes the claims that other components mount. A claim's name carries its class (C04), it is kept on uninstall (C06), and only its size
/// stays open at install time.
/// </summary>
internal sealed class StorageComponent : IComponent
{
    // The whole syntax of a Kubernetes quantity, so that whatever a profile accepts is accepted here.
    private const string SizePattern = @"^[+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$";

    /// <inheritdoc/>
    public string Name => "storage";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        var claims = context.Earlier.SelectMany(c => c.Claims).GroupBy(c => c.Volume, StringComparer.Ordinal).ToArray();
        foreach (var claim in claims)
        {
            if (claim.FirstOrDefault(c => !Agree(c, claim.First())) is { } other)
                context.Diagnostics.Add(StorageDiagnostics.ClaimsDiffer(claim.First(), other));
        }

        if (claims.Length == 0)
            return null;
        var sorted = claims.OrderBy(c => c.First().Name, StringComparer.Ordinal).ToImmutableArray();
        return new()
        {
            Component = Name,
            Knobs = new([.. sorted.Select(Knob)]),
            KnobSchema = new([.. sorted.Select(c => new ValuesEntry(c.First().Name, KnobSchema()))]),
            Files = [.. sorted.Select(c => File(c, context.Profile))],
        };
    }

    private static bool Agree(ClaimSpec a, ClaimSpec b) =>
        a.Storage.ClassName == b.Storage.ClassName && a.Storage.AccessMode == b.Storage.AccessMode && a.Size == b.Size;

    private static ValuesEntry Knob(IGrouping<string, ClaimSpec> claim) =>
        new(
            claim.First().Name,
            ValuesMap.Of(("size", claim.First().Size.Text)),
            $"Mounted by {Consumers(claim)}. A size can grow, never shrink."
        );

    private static ValuesMap KnobSchema() =>
        ValuesMap.Of(
            ("type", "object"),
            ("properties", ValuesMap.Of(("size", ValuesMap.Of(("type", "string"), ("pattern", SizePattern))))),
            ("required", ValuesList.OfStrings(["size"])),
            ("additionalProperties", false)
        );

    private static ManifestTemplate File(IGrouping<string, ClaimSpec> claim, EnvironmentProfile profile)
    {
        var first = claim.First();
        var isShared = profile.Volumes.ContainsKey(claim.Key) || claim.Any(c => c.IsShared);
        var annotations = GitopsAnnotations.OfClaims(profile);
        var isWide = first.Storage.AccessMode == AccessMode.ReadWriteMany && (isShared || claim.Skip(1).Any());
        return new(
            "storage/claim.yaml.scriban",
            $"templates/storage/{first.Name}.yaml",
            ValuesMap.Of(
                ("name", first.Name),
                ("volume", first.Volume),
                ("consumers", Consumers(claim)),
                ("className", first.Storage.ClassName),
                ("accessMode", isWide ? "ReadWriteMany" : "ReadWriteOnce"),
                ("hasAnnotations", annotations.Count > 0),
                ("annotations", annotations)
            )
        );
    }

    private static string Consumers(IEnumerable<ClaimSpec> claims) =>
        string.Join("; ", claims.Select(c => c.Consumer).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}

using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests.Kubernetes.Rules;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>Holds rendered objects against what Kubernetes and the operators of the catalog know of their kinds, without a cluster.</summary>
public static class KubernetesCheck
{
    private static readonly ImmutableArray<Action<CheckedDocument, FindingSink>> Rules =
    [
        LegalNames.Check,
        SelectorChoosesItsPods.Check,
        LegalPorts.Check,
        MountHasVolume.Check,
        RequestsStayBelowLimits.Check,
        ScheduleIsCron.Check,
        RestartFitsController.Check,
        ScalingHasRoom.Check,
        RecreateRollsNothing.Check,
    ];

    /// <summary>The Kubernetes versions that objects can be checked for, oldest first.</summary>
    public static ImmutableArray<string> Versions => KubernetesReleases.Names;

    /// <summary>Checks objects.</summary>
    /// <param name="objects">The objects; kinds that a CustomResourceDefinition among them defines are held against it.</param>
    /// <param name="version">The Kubernetes version, or <see langword="null"/> for all of <see cref="Versions"/>.</param>
    /// <param name="locate">Puts the place of a finding where the reader finds it, or <see langword="null"/> for Helm's own paths.</param>
    public static KubernetesReport Check(
        IReadOnlyCollection<RenderedObject> objects,
        string? version,
        Func<Diagnostic, Diagnostic>? locate = null
    )
    {
        var (asked, isExact) = version is null ? (KubernetesReleases.All, true) : KubernetesReleases.Of(version);
        var findings = new List<KubernetesFinding>();
        if (!isExact)
            findings.Add(Nearest(version!, asked));
        var brought = new BroughtDefinitions(objects);
        var notChecked = new List<RenderedObject>();
        foreach (var rendered in objects)
        {
            foreach (var document in CheckedDocument.Of(rendered))
            {
                if (!Check(document, brought, new(document, asked, findings)) && document.Prefix.Length == 0)
                    notChecked.Add(rendered);
            }
        }

        findings.AddRange(OneDefaultClass.Check(objects, asked));
        var located = locate is null ? findings : findings.Select(f => f.Located(locate));
        return new(located, asked, [.. Unchecked(notChecked)]);
    }

    private static bool Check(CheckedDocument document, BroughtDefinitions brought, FindingSink sink)
    {
        var group = SchemaTables.GroupOf(document.ApiVersion);
        var table = SchemaTables.Of(group) ?? brought.Of(group);
        var isKnown = table is not null && (SchemaTables.IsOwn(group) || table.Kinds.Any(k => k.Kind == document.Kind));
        if (isKnown && ServedKind.Check(document, table!, sink) is { } kind)
            SchemaCheck.Run(document, table!, kind, sink);
        foreach (var rule in Rules)
            rule(document, sink);
        return isKnown;
    }

    private static IEnumerable<UncheckedKind> Unchecked(IEnumerable<RenderedObject> objects) =>
        objects
            .GroupBy(o => (o.ApiVersion, o.Kind))
            .OrderBy(g => g.Key.ApiVersion, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Kind, StringComparer.Ordinal)
            .Select(g => new UncheckedKind(g.Key.ApiVersion, g.Key.Kind, [.. g.Select(o => o.Name).Order(StringComparer.Ordinal)]));

    // CG6046: the tables end where the next release begins.
    private static KubernetesFinding Nearest(string version, KubernetesReleases nearest) =>
        new(
            "CG6046",
            Severity.Note,
            null,
            $"What Kubernetes {version} serves is not known; the objects are checked as for {nearest}.",
            $"Known are {string.Join(", ", KubernetesReleases.Names)}.",
            nearest
        );
}

/// <summary>Definitions of custom kinds among the objects themselves, read when an object needs one.</summary>
internal sealed class BroughtDefinitions(IEnumerable<RenderedObject> objects)
{
    private readonly Dictionary<string, SchemaTable?> _byGroup = new(StringComparer.Ordinal);

    /// <summary>The table of a group, or <see langword="null"/> where nothing defines it.</summary>
    public SchemaTable? Of(string group)
    {
        if (_byGroup.TryGetValue(group, out var known))
            return known;
        var definitions = objects
            .Where(o => o.Kind == "CustomResourceDefinition" && o.Tree.At("spec", "group")?.ToString() == group)
            .Select(o => o.Tree)
            .ToArray();
        return _byGroup[group] =
            definitions.Length == 0
                ? null
                : new SchemaTable(CustomDefinitions.ToTable(definitions), SchemaTables.Kubernetes, HandKeptFacts.None);
    }
}

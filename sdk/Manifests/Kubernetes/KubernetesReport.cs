using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Manifests.Kubernetes;

/// <summary>A kind of which no schema is known, so that its objects were not checked.</summary>
/// <param name="ApiVersion">Its <c>apiVersion</c>.</param>
/// <param name="Kind">Its name.</param>
/// <param name="Names">The names of the objects, sorted.</param>
public sealed record UncheckedKind(string ApiVersion, string Kind, ImmutableArray<string> Names);

/// <summary>What the Kubernetes check says of rendered objects.</summary>
public sealed class KubernetesReport
{
    private readonly ImmutableArray<KubernetesFinding> _findings;
    private readonly KubernetesReleases _asked;

    internal KubernetesReport(IEnumerable<KubernetesFinding> findings, KubernetesReleases asked, ImmutableArray<UncheckedKind> notChecked)
    {
        (_asked, Unchecked) = (asked, notChecked);
        _findings =
        [
            .. findings
                .GroupBy(f => f with { Releases = default })
                .Select(g => g.Key with { Releases = g.Aggregate(default(KubernetesReleases), (all, f) => all | f.Releases) }),
        ];
        Diagnostics = [.. _findings.Select(f => f.Shown(asked))];
    }

    /// <summary>The report about nothing.</summary>
    public static KubernetesReport Empty { get; } = new([], default, []);

    /// <summary>Every problem; one that only some of the releases have names them.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The kinds that were not checked, sorted.</summary>
    public ImmutableArray<UncheckedKind> Unchecked { get; }

    /// <summary>One report about renders for several releases: what they have in common is said once.</summary>
    public static KubernetesReport Together(params IEnumerable<KubernetesReport> reports)
    {
        var all = reports.ToArray();
        var asked = all.Aggregate(default(KubernetesReleases), (releases, r) => releases | r._asked);
        var notChecked = all.SelectMany(r => r.Unchecked)
            .GroupBy(u => (u.ApiVersion, u.Kind))
            .Select(g => new UncheckedKind(
                g.Key.ApiVersion,
                g.Key.Kind,
                [.. g.SelectMany(u => u.Names).Distinct().Order(StringComparer.Ordinal)]
            ));
        return new(all.SelectMany(r => r._findings), asked, [.. notChecked]);
    }
}

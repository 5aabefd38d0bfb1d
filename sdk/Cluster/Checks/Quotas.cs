using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8242: a quota refuses every pod with a container that does not say what it takes, unless a LimitRange says it.</summary>
internal sealed class Quotas : ClusterCheck
{
    private static readonly string[] Counted = ["limits.cpu", "limits.memory", "requests.cpu", "requests.memory"];

    public override string Id => "quotas";

    public override string Title => "Quotas";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) =>
        Spaces(plan).SelectMany(n => new[] { Path("resourcequotas", n), Path("limitranges", n) });

    public override void Check(Examination examination)
    {
        foreach (var space in Spaces(examination.Plan))
        {
            if (examination.Items(Path("resourcequotas", space)) is not { } quotas)
                continue;
            var counted = quotas
                .SelectMany(q => q.MapAt("spec", "hard").Entries.Select(e => e.Key))
                // cpu and memory stand for the requests of them.
                .Select(k => k is "cpu" or "memory" ? $"requests.{k}" : k)
                .Where(Counted.Contains)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToArray();
            if (counted.Length == 0)
                examination.Good($"{space} counts no CPU and no memory");
            if (counted.Length == 0 || examination.Items(Path("limitranges", space)) is not { } ranges)
                continue;
            var wanted = counted.Except(Filled(ranges), StringComparer.Ordinal).ToArray();
            var lacking = examination
                .Plan.Objects.Where(o => o.Namespace == space)
                .Select(o => (Object: o, Missing: wanted.Where(w => Lacks(o, w)).ToArray()))
                .Where(o => o.Missing.Length > 0)
                .ToArray();
            if (lacking.Length > 0)
                examination.Bad(
                    SurroundingsDiagnostics.QuotaRefuses(
                        space,
                        [.. lacking.SelectMany(l => l.Missing).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                        [.. lacking.Select(l => l.Object)]
                    )
                );
            else
                examination.Good($"{space} counts {string.Join(", ", counted)}, and every container says it");
        }
    }

    private static bool Lacks(RenderedObject rendered, string resource) =>
        RenderedPod.Of(rendered).Any(p => p.Containers.Any(c => !Says(c.Tree.MapAt("resources"), resource)));

    // A limit is taken for the request where none is given.
    private static bool Says(ValuesMap resources, string resource) =>
        resource.Split('.') is [var side, var name]
        && (resources.TextAt(side, name).Length > 0 || (side == "requests" && resources.TextAt("limits", name).Length > 0));

    private static IEnumerable<string> Filled(IEnumerable<ValuesMap> ranges) =>
        from range in ranges
        from limit in range.MapsAt("spec", "limits")
        where limit.TextAt("type") == "Container"
        from filled in limit
            .MapAt("default")
            .Entries.SelectMany(e => new[] { $"limits.{e.Key}", $"requests.{e.Key}" })
            .Concat(limit.MapAt("defaultRequest").Entries.Select(e => $"requests.{e.Key}"))
        select filled;

    private static IEnumerable<string> Spaces(ClusterPlan plan) => plan.Charts.Select(c => c.Namespace).Distinct(StringComparer.Ordinal);

    private static string Path(string plural, string space) => ApiPath.Of("v1", plural, space);
}

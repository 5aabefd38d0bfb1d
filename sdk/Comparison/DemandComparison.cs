using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Profiles.Rules;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Comparison;

/// <summary>Compares what two sets of objects cost: the replicas, requests and limits of pods that stand, and the sizes of claims.</summary>
/// <remarks>
/// Jobs and the pods of Airflow's tasks come and go, and are left out. The smallest number of an autoscaler counts. A pod asks for what its
/// containers ask together, or for what its largest init container does.
/// </remarks>
public static class DemandComparison
{
    private sealed record Row(string Namespace, string Key, string Name, string Class, bool IsPerNode, Demand Demand);

    /// <summary>The objects that ask for something else, and the totals.</summary>
    /// <param name="before">The objects that stand, or did.</param>
    /// <param name="after">The objects that shall stand.</param>
    public static DemandComparisonResult Compare(ImmutableArray<RenderedObject> before, ImmutableArray<RenderedObject> after)
    {
        var (old, now) = (Rows(before), Rows(after));
        var keys = old.Keys.Union(now.Keys);
        return new(
            [
                .. keys.Select(k => Change(old.GetValueOrDefault(k), now.GetValueOrDefault(k)))
                    .Where(c => c.Before != c.After)
                    .OrderBy(c => c.Object, StringComparer.Ordinal)
                    .ThenBy(c => c.StorageClass, StringComparer.Ordinal),
            ],
            Total(old.Values),
            Total(now.Values),
            [
                .. old
                    .Values.Concat(now.Values)
                    .Where(r => r.Demand.Storage > 0)
                    .Select(r => r.Class)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .Select(c => (c, Stored(old.Values, c), Stored(now.Values, c))),
            ]
        );
    }

    private static long Stored(IEnumerable<Row> rows, string className) => rows.Where(r => r.Class == className).Sum(r => r.Demand.Storage);

    private static DemandChange Change(Row? before, Row? after)
    {
        var row = (after ?? before)!;
        return new(row.Name, row.Class, row.IsPerNode, before?.Demand, after?.Demand);
    }

    private static Demand Total(IEnumerable<Row> rows) =>
        rows.Where(r => !r.IsPerNode).Aggregate(Demand.None, (sum, r) => sum.And(r.Demand));

    // Workloads are matched by their names, since a Deployment may take the place of a StatefulSet.
    private static Dictionary<(string, string, string), Row> Rows(ImmutableArray<RenderedObject> objects)
    {
        var scaled = objects
            .Where(o => o.Kind == "HorizontalPodAutoscaler")
            .DistinctBy(o => (o.Namespace, o.Tree.TextAt("spec", "scaleTargetRef", "name")))
            .ToDictionary(
                o => (o.Namespace, o.Tree.TextAt("spec", "scaleTargetRef", "name")),
                o => RenderedPod.Count(o.Tree.At("spec", "minReplicas"))
            );
        return objects
            .SelectMany(o => Pods(o, scaled).Concat(Claims(o)))
            .DistinctBy(r => (r.Namespace, r.Key, r.Class))
            .ToDictionary(r => (r.Namespace, r.Key, r.Class));
    }

    private static IEnumerable<Row> Pods(RenderedObject owner, Dictionary<(string, string), int> scaled)
    {
        if (
            owner.Kind
            is not ("Alertmanager" or "DaemonSet" or "Deployment" or "Pod" or "Prometheus" or "SparkApplication" or "StatefulSet")
        )
            yield break;
        foreach (var pod in RenderedPod.Of(owner))
        {
            var count =
                owner.Tree.At("spec", "replicas") is null && scaled.TryGetValue((owner.Namespace, owner.Name), out var least)
                    ? least
                    : pod.Replicas;
            yield return new(
                owner.Namespace,
                $"pods/{owner.Name}/{pod.Role}",
                pod.ToString(),
                "",
                owner.Kind == "DaemonSet",
                Of(pod).Times(owner.Kind == "DaemonSet" ? 1 : count)
            );
        }
    }

    private static IEnumerable<Row> Claims(RenderedObject owner)
    {
        if (owner.Kind is not ("Alertmanager" or "PersistentVolumeClaim" or "Prometheus" or "StatefulSet"))
            return [];
        var count = owner.Kind == "PersistentVolumeClaim" ? 1 : RenderedPod.Count(owner.Tree.At("spec", "replicas"));
        return RenderedClaim
            .Of(owner)
            .Select(c => new Row(
                owner.Namespace,
                $"claims/{owner.Name}/{c.Name}",
                owner.Kind == "PersistentVolumeClaim" ? owner.ToString() : $"{owner} ({c.Name})",
                c.ClassName,
                false,
                Demand.None with
                {
                    Storage = (long)(Amount(c.Spec.At("resources", "requests", "storage")) * count),
                }
            ));
    }

    private static Demand Of(RenderedPod pod)
    {
        var cpu = Largest(pod, "requests", "cpu", 1000);
        var memory = Largest(pod, "requests", "memory", 1);
        return new(1, cpu, memory, Largest(pod, "limits", "cpu", 1000), Largest(pod, "limits", "memory", 1), 0);
    }

    // Containers and sidecars run together; an init container runs beside the sidecars before it.
    private static long Largest(RenderedPod pod, string kind, string resource, int unit)
    {
        double running = 0;
        double largest = 0;
        var inits = pod.Spec.MapsAt("initContainers").Count();
        foreach (var (container, index) in pod.Containers.Select((c, i) => (c, i)))
        {
            var asked = Asked(pod, container, kind, resource) * unit;
            if (container.Runs)
                running += asked;
            else if (index < inits)
                largest = Math.Max(largest, running + asked);
        }

        return (long)Math.Ceiling(Math.Max(running, largest));
    }

    // What is limited and asks for nothing is given its limit.
    private static double Asked(RenderedPod pod, RenderedContainer container, string kind, string resource)
    {
        if (resource == "memory" && pod.Owner.Kind == "SparkApplication" && container.Name == pod.Role)
            return SparkMemory(pod.Owner.Tree.MapAt("spec", pod.Role));
        var resources = container.Tree.MapAt("resources");
        return Amount(resources.At(kind, resource) ?? (kind == "requests" ? resources.At("limits", resource) : null));
    }

    // What Java takes comes on top of the heap: a tenth of it and 384 MiB at least, where the application does not say.
    private static double SparkMemory(ValuesMap role)
    {
        var heap = JavaBytes(role.TextAt("memory"));
        var overhead = role.TextAt("memoryOverhead");
        return heap + (overhead.Length > 0 ? JavaBytes(overhead) : Math.Max(heap / 10, 384 << 20));
    }

    // Spark writes sizes as Java does: 512m are mebibytes.
    private static double JavaBytes(string text) =>
        text.Length == 0 ? 0 : Amount($"{text.TrimEnd('b')[..^1]}{char.ToUpperInvariant(text.TrimEnd('b')[^1])}i");

    private static double Amount(ValuesNode? node) => Amount(node.Text());

    private static double Amount(string text) => Quantity.TryParse(text, out var quantity) ? QuantityValue.Of(quantity) ?? 0 : 0;
}

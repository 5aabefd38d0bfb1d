using System.Collections.Immutable;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests;

/// <summary>CG2044 (warning): where policies deny everything, a pod that none of them chooses talks to nobody.</summary>
/// <remarks>A subchart that raw values switch on has such pods, and so has a component that forgot to declare its own.</remarks>
internal static class DeniedPods
{
    /// <summary>One finding for each object that makes such pods.</summary>
    public static IEnumerable<Diagnostic> Check(IReadOnlyCollection<RenderedObject> objects)
    {
        var selectors = objects
            .Where(o => o.Kind == "NetworkPolicy")
            .ToLookup(o => o.Namespace, o => o.Tree.At("spec", "podSelector") as ValuesMap ?? ValuesMap.Empty);
        return from rendered in objects
            where selectors[rendered.Namespace].Any(s => s.Count == 0)
            let chosen = selectors[rendered.Namespace].Where(s => s.Count > 0).Select(s => Labels(s["matchLabels"])).ToArray()
            where Pods(rendered).Any(labels => !Array.Exists(chosen, labels.IsSupersetOf))
            select Diagnostic.Warning(
                "CG2044",
                new SourceSpan(rendered.Source),
                $"{rendered} has pods that no component declares, so the NetworkPolicies let them resolve names and do nothing else.",
                "Write a NetworkPolicy of your own for them, declare them in PodGroups of their component, or set network.policies to false."
            );
    }

    private static IEnumerable<ImmutableHashSet<(string, string)>> Pods(RenderedObject rendered) =>
        rendered.Kind switch
        {
            "Pod" => [Labels(rendered.Tree.At("metadata", "labels"))],
            "DaemonSet" or "Deployment" or "Job" or "ReplicaSet" or "StatefulSet" =>
            [
                Labels(rendered.Tree.At("spec", "template", "metadata", "labels")),
            ],
            "CronJob" => [Labels(rendered.Tree.At("spec", "jobTemplate", "spec", "template", "metadata", "labels"))],
            "SparkApplication" =>
            [
                Labels(rendered.Tree.At("spec", "driver", "labels")).Add(("spark-role", "driver")),
                Labels(rendered.Tree.At("spec", "executor", "labels")).Add(("spark-role", "executor")),
            ],
            _ => [],
        };

    private static ImmutableHashSet<(string, string)> Labels(ValuesNode? labels) =>
        [.. (labels as ValuesMap)?.Entries.Select(l => (l.Key, l.Value.ToString() ?? "")) ?? []];
}

using ChartGen.Sdk.Diagnostics;

namespace ChartGen.Sdk.Manifests;

/// <summary>CG2044 (warning): where policies deny everything, a pod that none of them chooses talks to nobody.</summary>
/// <remarks>A subchart that raw values switch on has such pods, and so has a component that forgot to declare its own.</remarks>
internal static class DeniedPods
{
    /// <summary>One finding for each object that makes such pods.</summary>
    public static IEnumerable<Diagnostic> Check(IReadOnlyCollection<RenderedObject> objects)
    {
        var selectors = objects.Where(o => o.Kind == "NetworkPolicy").ToLookup(o => o.Namespace, o => o.Tree.MapAt("spec", "podSelector"));
        return from rendered in objects
            where selectors[rendered.Namespace].Any(s => s.Count == 0)
            let chosen = selectors[rendered.Namespace].Where(s => s.Count > 0).ToArray()
            where RenderedPod.Of(rendered).Any(pod => !Array.Exists(chosen, s => LabelSelector.Chooses(s, pod.Labels)))
            select Diagnostic.Warning(
                "CG2044",
                new SourceSpan(rendered.Source),
                $"{rendered} has pods that no component declares, so the NetworkPolicies let them resolve names and do nothing else.",
                "Write a NetworkPolicy of your own for them, declare them in PodGroups of their component, or set network.policies to false."
            );
    }
}

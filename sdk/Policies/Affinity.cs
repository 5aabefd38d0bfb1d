using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Policies;

/// <summary>What a pod says about the nodes of other pods.</summary>
internal static class Affinity
{
    public const string Hostname = "kubernetes.io/hostname";

    public const string Zone = "topology.kubernetes.io/zone";

    /// <summary>Whether a pod starts only on a node where the other is.</summary>
    public static bool RequiresNodeOf(RenderedPod pod, RenderedPod other) =>
        pod
            .Spec.MapsAt("affinity", "podAffinity", "requiredDuringSchedulingIgnoredDuringExecution")
            .Any(term => term.TextAt("topologyKey") == Hostname && LabelSelector.Chooses(term["labelSelector"], other.Labels));

    /// <summary>Whether copies of a pod avoid each other in a topology, as a rule or as a wish.</summary>
    public static bool Spreads(RenderedPod pod, string key) =>
        pod
            .Spec.MapsAt("topologySpreadConstraints")
            .Concat(pod.Spec.MapsAt("affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"))
            .Concat(
                pod.Spec.MapsAt("affinity", "podAntiAffinity", "preferredDuringSchedulingIgnoredDuringExecution")
                    .Select(t => t.MapAt("podAffinityTerm"))
            )
            .Any(term => term.TextAt("topologyKey") == key && LabelSelector.Chooses(term["labelSelector"], pod.Labels));
}

using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Policies;

/// <summary>Where a Service leads.</summary>
internal static class ServicePort
{
    /// <summary>Whether a Service has a selector, and it chooses a pod.</summary>
    public static bool Selects(RenderedObject service, RenderedPod pod) =>
        service.Namespace == pod.Namespace
        && service.Tree.At("spec", "selector") is ValuesMap { Count: > 0 } selector
        && LabelSelector.Has(selector, pod.Labels);

    /// <summary>The ports of pods that a Service sends to, names or numbers.</summary>
    public static IEnumerable<string> Targets(RenderedObject service) => service.Tree.MapsAt("spec", "ports").Select(Target);

    /// <summary>The port of pods that one port of a Service sends to.</summary>
    public static string Target(ValuesMap port) => port.TextAt("targetPort") is { Length: > 0 } target ? target : port.TextAt("port");
}

using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7046: Prometheus says nothing of a monitor that chooses nobody; the dashboards stay empty.</summary>
internal sealed class MonitorsFindTheirPorts : Policy
{
    public override string Code => "CG7046";

    public override string Title => "Every endpoint of a ServiceMonitor or PodMonitor is a port of a pod.";

    public override bool NeedsEverything => true;

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        foreach (var monitor in input.OfKind("ServiceMonitor", "PodMonitor"))
        {
            var isOfPods = monitor.Kind == "PodMonitor";
            foreach (var endpoint in monitor.Tree.MapsAt("spec", isOfPods ? "podMetricsEndpoints" : "endpoints"))
            {
                var port = Port(endpoint);
                if (!(isOfPods ? OfPods(input, monitor, port) : OfServices(input, monitor, port)))
                {
                    yield return new(
                        monitor,
                        $"{monitor} asks the port '{port}', which nothing that it chooses has.",
                        "Select by labels that are there, and name a port as it is rendered."
                    );
                }
            }
        }
    }

    private static string Port(ValuesMap endpoint) =>
        endpoint.TextAt("port") is { Length: > 0 } port ? port : endpoint.TextAt("targetPort");

    private static bool OfPods(PolicyInput input, RenderedObject monitor, string port) =>
        input.Pods.Any(p => IsChosen(monitor, p.Namespace, p.Labels) && p.Containers.Any(c => c.Listens(port)));

    private static bool OfServices(PolicyInput input, RenderedObject monitor, string port) =>
        (
            from service in input.OfKind("Service")
            where IsChosen(monitor, service.Namespace, service.Tree.MapAt("metadata", "labels"))
            from entry in service.Tree.MapsAt("spec", "ports")
            where entry.TextAt("name") == port || ServicePort.Target(entry) == port
            from pod in input.Pods
            where ServicePort.Selects(service, pod) && pod.Containers.Any(c => c.Listens(ServicePort.Target(entry)))
            select pod
        ).Any();

    private static bool IsChosen(RenderedObject monitor, string @namespace, ValuesMap labels)
    {
        var namespaces = monitor.Tree.MapAt("spec", "namespaceSelector");
        var isIn =
            namespaces.TextAt("any") == "true"
            || (namespaces["matchNames"] is null ? monitor.Namespace == @namespace : namespaces["matchNames"].Texts().Contains(@namespace));
        return isIn && LabelSelector.Chooses(monitor.Tree.At("spec", "selector"), labels);
    }
}

using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>Whether what Prometheus is told to ask is there: each endpoint of a monitor is a port of a pod.</summary>
internal static class MonitorChecks
{
    private static readonly string[] Kinds = ["ServiceMonitor", "PodMonitor"];

    // Their Services are the cluster's own.
    private static readonly string[] OfTheCluster = ["kps-apiserver", "kps-coredns", "kps-kubelet"];

    /// <summary>The monitors of a render.</summary>
    public static IEnumerable<RenderedObject> Monitors(IEnumerable<RenderedObject> objects) => objects.Where(o => Kinds.Contains(o.Kind));

    /// <summary>Endpoints that lead nowhere.</summary>
    public static IEnumerable<string> All(IReadOnlyCollection<RenderedObject> objects)
    {
        var pods = objects.SelectMany(PodsOf).ToArray();
        var services = objects.Where(o => o.Kind == "Service").ToArray();
        foreach (var monitor in Monitors(objects).Where(m => !OfTheCluster.Contains(m.Name)))
        {
            var isOfPods = monitor.Kind == "PodMonitor";
            var endpoints = monitor.Tree.At("spec", isOfPods ? "podMetricsEndpoints" : "endpoints");
            foreach (var endpoint in PodSpec.Items(endpoints))
            {
                var port = PodSpecs.Text(endpoint["port"]);
                var found = isOfPods
                    ? pods.Where(p =>
                        p.IsIn(monitor.Namespace) && p.Has(monitor.Tree.At("spec", "selector", "matchLabels")) && p.Listens(port)
                    )
                    : services.Where(s => IsSelected(monitor, s)).SelectMany(s => Behind(s, port, pods));
                if (!found.Any())
                    yield return $"{monitor}: nothing answers on {port}";
            }
        }
    }

    private static bool IsSelected(RenderedObject monitor, RenderedObject service) =>
        Namespaces(monitor).Contains(service.Namespace)
        && Covers(service.Tree.At("metadata", "labels"), monitor.Tree.At("spec", "selector", "matchLabels"));

    private static IEnumerable<string> Namespaces(RenderedObject monitor) =>
        monitor.Tree.At("spec", "namespaceSelector", "matchNames") is ValuesList names
            ? names.Items.Select(PodSpecs.Text)
            : [monitor.Namespace];

    private static IEnumerable<MonitoredPod> Behind(RenderedObject service, string port, MonitoredPod[] pods) =>
        from entry in PodSpec.Items(service.Tree.At("spec", "ports"))
        where PodSpecs.Text(entry["name"]) == port
        let target = PodSpecs.Text(entry["targetPort"] ?? entry["port"])
        from pod in pods
        where pod.IsIn(service.Namespace) && pod.Has(service.Tree.At("spec", "selector")) && pod.Listens(target)
        select pod;

    private static IEnumerable<MonitoredPod> PodsOf(RenderedObject rendered) =>
        rendered.Kind switch
        {
            "Deployment" or "StatefulSet" or "DaemonSet" when rendered.Tree.At("spec", "template") is ValuesMap template =>
            [
                new(rendered.Namespace, template.At("metadata", "labels") as ValuesMap ?? ValuesMap.Empty, [.. Ports(template)]),
            ],
            // What the operators and Spark make of their objects.
            "SparkApplication" =>
            [
                new(
                    rendered.Namespace,
                    (rendered.Tree.At("spec", "driver", "labels") as ValuesMap ?? ValuesMap.Empty).With("spark-role", "driver"),
                    ["spark-ui"]
                ),
            ],
            "Prometheus" =>
            [
                Operated(rendered, ("app.kubernetes.io/name", "prometheus"), ("operator.prometheus.io/name", rendered.Name), "9090"),
            ],
            "Alertmanager" => [Operated(rendered, ("app.kubernetes.io/name", "alertmanager"), ("alertmanager", rendered.Name), "9093")],
            _ => [],
        };

    private static MonitoredPod Operated(RenderedObject rendered, (string, ValuesNode?) kind, (string, ValuesNode?) name, string port) =>
        new(rendered.Namespace, ValuesMap.Of(kind, name), [port, "http-web", "8080", "reloader-web"]);

    private static IEnumerable<string> Ports(ValuesMap template) =>
        from container in PodSpec.Items(template.At("spec", "containers"))
        from port in PodSpec.Items(container["ports"])
        from name in new[] { PodSpecs.Text(port["name"]), PodSpecs.Text(port["containerPort"]) }
        select name;

    private static bool Covers(ValuesNode? labels, ValuesNode? wanted) =>
        wanted is ValuesMap { Count: > 0 } map
        && labels is ValuesMap own
        && map.Entries.All(e => PodSpecs.Text(own[e.Key]) == PodSpecs.Text(e.Value));

    private sealed record MonitoredPod(string Namespace, ValuesMap Labels, string[] Ports)
    {
        public bool IsIn(string @namespace) => Namespace == @namespace;

        public bool Has(ValuesNode? wanted) => Covers(Labels, wanted);

        public bool Listens(string port) => Ports.Contains(port);
    }
}

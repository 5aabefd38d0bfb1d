using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>Follows rendered Services to their pods.</summary>
internal sealed class NetworkServices(IEnumerable<RenderedObject> objects, NetworkSides sides)
{
    private readonly Dictionary<string, RenderedObject> _services = objects
        .Where(o => o.Kind == "Service")
        .ToDictionary(o => o.Name, StringComparer.Ordinal);

    public bool Has(string service) => _services.ContainsKey(service);

    /// <summary>The pods behind a port of a Service, by the port's name or number, and the port on which they listen.</summary>
    public IEnumerable<(NetworkSide Pod, int Port)> Behind(string service, string port)
    {
        var tree = _services[service].Tree;
        var open = PodSpec
            .Items(tree.At("spec", "ports"))
            .Single(p => PodSpecs.Text(p["name"]) == port || PodSpecs.Text(p["port"]) == port);
        var target = PodSpecs.Text(open["targetPort"] ?? open["port"]);
        var selector = (ValuesMap)tree.At("spec", "selector")!;
        return from pod in sides.Pods
            where selector.Entries.All(s => pod.Side.Labels.GetValueOrDefault(s.Key) == PodSpecs.Text(s.Value))
            select (pod.Side, int.TryParse(target, out var number) ? number : Named(pod.Spec, target));
    }

    private static int Named(PodSpec pod, string name) =>
        int.Parse(
            PodSpecs.Text(
                pod.Containers.SelectMany(c => PodSpec.Items(c.Container["ports"])).Single(p => PodSpecs.Text(p["name"]) == name)[
                    "containerPort"
                ]
            ),
            null
        );
}

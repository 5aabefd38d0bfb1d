using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7043: an Ingress whose Service or port is not there answers 503.</summary>
internal sealed class IngressesLeadToAService : Policy
{
    public override string Code => "CG7043";

    public override string Title => "Every path of an Ingress leads to a port of a Service.";

    public override bool NeedsEverything => true;

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        var services = input.OfKind("Service").ToLookup(s => (s.Namespace, s.Name));
        return from ingress in input.OfKind("Ingress")
            from backend in Backends(ingress)
            let name = backend.TextAt("name")
            let port = backend.TextAt("port", "name") is { Length: > 0 } own ? own : backend.TextAt("port", "number")
            let found = services[(ingress.Namespace, name)].FirstOrDefault()
            where found is null || !found.Tree.MapsAt("spec", "ports").Any(p => p.TextAt("name") == port || p.TextAt("port") == port)
            select new Violation(
                ingress,
                found is null
                    ? $"{ingress} leads to Service/{name}, which no chart makes."
                    : $"{ingress} leads to the port '{port}' of {found}, which it does not have.",
                "Name the Service and its port as they are rendered."
            );
    }

    private static IEnumerable<ValuesMap> Backends(RenderedObject ingress) =>
        ingress
            .Tree.MapsAt("spec", "rules")
            .SelectMany(r => r.MapsAt("http", "paths"))
            .Select(p => p.At("backend", "service"))
            .Append(ingress.Tree.At("spec", "defaultBackend", "service"))
            .OfType<ValuesMap>();
}

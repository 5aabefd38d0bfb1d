using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8230 and CG8231: the classes that Ingresses name are there and belong to the controller that is meant.</summary>
internal sealed class IngressClasses : ClusterCheck
{
    private static readonly string Path = ApiPath.Of("networking.k8s.io/v1", "ingressclasses");

    public override string Id => "ingress-classes";

    public override string Title => "IngressClasses";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) => [Path];

    public override void Check(Examination examination)
    {
        if (examination.Items(Path) is not { } classes)
            return;
        var names = examination
            .Plan.Objects.Where(o => o.Kind == "Ingress")
            .Select(o => o.Tree.TextAt("spec", "ingressClassName"))
            .Where(n => n.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var made = examination.Plan.Objects.FirstOrDefault(o => o.Kind == "IngressClass" && o.Name == name);
            var wanted = made?.Tree.TextAt("spec", "controller") ?? Known(name);
            if (classes.FirstOrDefault(c => LiveObjects.NameOf(c) == name) is { } live)
            {
                var controller = live.TextAt("spec", "controller");
                if (wanted.Length == 0 || controller == wanted)
                    examination.Good($"{name} ({controller})");
                else
                    examination.Bad(SurroundingsDiagnostics.OtherController(name, controller, wanted));
            }
            else if (examination.Plan.MakerOf("IngressClass", name) == examination.Plan.Platform)
            {
                examination.Good($"{name} comes with the platform chart");
            }
            else
            {
                examination.Bad(SurroundingsDiagnostics.NoIngressClass(name, examination.Plan.MakerOf("IngressClass", name)));
            }
        }
    }

    // The controllers whose annotations ChartGen writes.
    private static string Known(string name) =>
        name switch
        {
            "nginx" => "k8s.io/ingress-nginx",
            "alb" => "ingress.k8s.aws/alb",
            _ => "",
        };
}

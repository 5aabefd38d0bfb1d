using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7040: an Ingress of another class is nobody's; an ALB takes <c>ImplementationSpecific /</c> for the root page alone.</summary>
internal sealed class IngressesFitTheirController : Policy
{
    public override string Code => "CG7040";

    public override string Title =>
        "Every Ingress names the profile's class, its hosts, and path types that its controller reads as meant.";

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        foreach (var ingress in input.OfKind("Ingress"))
        {
            var @class = ingress.Tree.TextAt("spec", "ingressClassName");
            if (input.Profile.Ingress is IngressChoice.None)
                yield return Wrong(ingress, "is there, and the profile has no ingress", "Switch it off in the values of its chart.");
            else if (@class != input.Profile.Ingress.Kind)
                yield return Wrong(
                    ingress,
                    @class.Length == 0 ? "names no class" : $"names the class '{@class}'",
                    $"Set ingressClassName to '{input.Profile.Ingress.Kind}'."
                );
            if (ingress.Tree.At("metadata", "annotations", "kubernetes.io/ingress.class") is not null)
                yield return Wrong(ingress, "has the annotation kubernetes.io/ingress.class", "Use ingressClassName alone.");
            foreach (var rule in ingress.Tree.MapsAt("spec", "rules"))
            {
                if (rule.TextAt("host").Length == 0)
                    yield return Wrong(ingress, "has a rule for every host", "Name the host.");
                foreach (var path in rule.MapsAt("http", "paths").Where(p => p.TextAt("pathType") is not ("Prefix" or "Exact")))
                    yield return Wrong(
                        ingress,
                        $"has the path '{path.TextAt("path")}' with the type '{path.TextAt("pathType")}', which each controller reads its own way",
                        "Set pathType to Prefix."
                    );
            }
        }
    }

    private static Violation Wrong(RenderedObject ingress, string fact, string suggestion) =>
        new(ingress, $"{ingress} {fact}.", suggestion);
}

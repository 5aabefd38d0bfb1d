using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7042: an ALB asks <c>/</c> for 200 unless told otherwise, and takes servers that redirect or ask who is there for dead.</summary>
internal sealed class IngressesAreHealthChecked : Policy
{
    private const string Path = "alb.ingress.kubernetes.io/healthcheck-path";

    public override string Code => "CG7042";

    public override string Title => "Every Ingress of an ALB names the path that answers when its server is well.";

    public override IEnumerable<Violation> Check(PolicyInput input) =>
        input.Profile.Ingress is not IngressChoice.Alb
            ? []
            : from ingress in input.OfKind("Ingress")
            where ingress.Tree.TextAt("metadata", "annotations", Path).Length == 0
            select new Violation(ingress, $"{ingress} names no health check of its server.", $"Set the annotation {Path}.");
}

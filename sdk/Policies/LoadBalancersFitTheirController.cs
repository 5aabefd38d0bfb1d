using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7045: one Service of the platform faces the network, the ingress controller's, and on AWS the annotations make it an NLB of the right scheme.</summary>
internal sealed class LoadBalancersFitTheirController : Policy
{
    private const string Aws = "service.beta.kubernetes.io/aws-load-balancer-";

    public override string Code => "CG7045";

    public override string Title =>
        "Only the ingress controller's Service is reached from outside, and on AWS it is an NLB of the profile's scheme.";

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        var promised = input.Profile.Ingress is IngressChoice.Nginx own ? own.ServiceType.ToString() : "ClusterIP";
        foreach (var service in input.OfKind("Service"))
        {
            var type = service.Tree.TextAt("spec", "type");
            if (type is "" or "ClusterIP" or "ExternalName")
                continue;
            if (type != promised)
                yield return new(
                    service,
                    $"{service} is of type {type}, and the profile's ingress takes none such.",
                    "Make it a ClusterIP: hosts are served by Ingresses."
                );
            else if (type == "LoadBalancer" && input.Profile is { Aws: not null, Ingress: IngressChoice.Nginx nginx })
                foreach (
                    var (annotation, value) in Wanted(nginx)
                        .Where(w => service.Tree.TextAt("metadata", "annotations", Aws + w.Name) != w.Value)
                )
                    yield return new(
                        service,
                        $"{service} has not the annotation {Aws}{annotation}: {value}.",
                        "Set the controller's service annotations."
                    );
        }
    }

    private static IEnumerable<(string Name, string Value)> Wanted(IngressChoice.Nginx nginx)
    {
        yield return ("type", "external");
        yield return ("nlb-target-type", "ip");
        yield return ("scheme", nginx.Scheme == LoadBalancerScheme.Internal ? "internal" : "internet-facing");
        if (nginx.Certificate is { } certificate)
            yield return ("ssl-cert", certificate.Text);
    }
}

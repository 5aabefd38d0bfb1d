using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7041: where the profile has a certificate, no page is served without it.</summary>
internal sealed class IngressesEndTls : Policy
{
    private const string Alb = "alb.ingress.kubernetes.io/";

    public override string Code => "CG7041";

    public override string Title => "Every Ingress ends TLS with the profile's certificate, and sends plain HTTP there.";

    public override IEnumerable<Violation> Check(PolicyInput input) =>
        from ingress in input.OfKind("Ingress")
        from fact in input.Profile.Ingress switch
        {
            IngressChoice.Alb alb => AlbFaults(ingress, alb),
            IngressChoice.Nginx { TlsSecret: { } secret } => NginxFaults(ingress, secret.Text),
            _ => [],
        }
        select new Violation(
            ingress,
            $"{ingress} {fact}.",
            "Give every Ingress the same annotations and tls, as its chart's values take them."
        );

    private static IEnumerable<string> AlbFaults(RenderedObject ingress, IngressChoice.Alb alb)
    {
        if (Annotation(ingress, "certificate-arn") != alb.Certificate.Text)
            yield return "has not the profile's certificate";
        if (!Annotation(ingress, "listen-ports").Contains("\"HTTPS\"", StringComparison.Ordinal))
            yield return "does not listen to HTTPS";
        if (Annotation(ingress, "ssl-redirect").Length == 0)
            yield return "does not send HTTP to HTTPS";
        var scheme = alb.Scheme == LoadBalancerScheme.Internal ? "internal" : "internet-facing";
        if (Annotation(ingress, "scheme") != scheme)
            yield return $"does not say that its load balancer is {scheme}";
    }

    private static IEnumerable<string> NginxFaults(RenderedObject ingress, string secret)
    {
        var served = ingress.Tree.MapsAt("spec", "tls").Where(t => t.TextAt("secretName") == secret).SelectMany(t => t["hosts"].Texts());
        foreach (var host in ingress.Tree.MapsAt("spec", "rules").Select(r => r.TextAt("host")).Except(served))
            yield return $"serves '{host}' without the Secret '{secret}'";
    }

    private static string Annotation(RenderedObject ingress, string name) => ingress.Tree.TextAt("metadata", "annotations", Alb + name);
}

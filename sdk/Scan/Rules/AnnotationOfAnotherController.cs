using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8063: an annotation of ingress-nginx, where the target's Ingresses are an ALB's.</summary>
internal sealed class AnnotationOfAnotherController : IScanRule
{
    private const string Nginx = "nginx.ingress.kubernetes.io/";

    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        target.Ingress != "alb"
            ? []
            : from entry in Annotations.In(repository)
            where entry.Key.StartsWith(Nginx, StringComparison.Ordinal)
            select ScanFinding.Warning(
                "CG8063",
                entry.KeyWhere!.Value,
                $"The annotation {entry.Key} means nothing to an ALB.",
                Instead(entry.Key[Nginx.Length..]),
                "ingress.kind alb sets scheme, target type, health check, TLS and redirect; ingress.annotations takes more",
                "annotations of the ALB instead of nginx's"
            );

    private static string Instead(string name) =>
        name switch
        {
            "proxy-body-size" => "Drop it: an ALB sets no limit to a request's body.",
            "ssl-redirect" or "force-ssl-redirect" => "Drop it: the chart has the ALB redirect to HTTPS.",
            "proxy-read-timeout" or "proxy-send-timeout" =>
                "Use alb.ingress.kubernetes.io/load-balancer-attributes: idle_timeout.timeout_seconds=….",
            "backend-protocol" => "Use alb.ingress.kubernetes.io/backend-protocol.",
            "rewrite-target" => "Drop it: each component has a host of its own, so no path is rewritten.",
            _ => "Find what the ALB has for it, or drop it.",
        };
}

using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class IngressesEndTlsTests
{
    [Fact]
    public void An_ALB_without_HTTPS_is_found()
    {
        const string Yaml = """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: a}
            spec: {rules: []}
            """;

        Assert.Equal(
            [
                "Ingress/a has not the profile's certificate. Give every Ingress the same annotations and tls, as its chart's values take them.",
                "Ingress/a does not listen to HTTPS. Give every Ingress the same annotations and tls, as its chart's values take them.",
                "Ingress/a does not send HTTP to HTTPS. Give every Ingress the same annotations and tls, as its chart's values take them.",
                "Ingress/a does not say that its load balancer is internet-facing. Give every Ingress the same annotations and tls, as its chart's values take them.",
            ],
            Judged.By<IngressesEndTls>(Yaml)
        );
    }

    [Fact]
    public void An_ALB_with_the_certificate_is_fine()
    {
        const string Yaml = """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: web
              annotations:
                alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:eu-central-1:210987654321:certificate/1
                alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
                alb.ingress.kubernetes.io/ssl-redirect: "443"
                alb.ingress.kubernetes.io/scheme: internet-facing
                alb.ingress.kubernetes.io/healthcheck-path: /health
            spec:
              ingressClassName: alb
              rules: [{host: web.test, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}]}}]
            """;

        Assert.Empty(Judged.By<IngressesEndTls>(Yaml));
    }

    [Fact]
    public void With_nginx_every_host_is_served_with_the_Secret()
    {
        const string Yaml = """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: a}
            spec:
              tls: [{secretName: tls, hosts: [a.test]}, {secretName: other, hosts: [b.test]}]
              rules: [{host: a.test}, {host: b.test}]
            """;

        Assert.Equal(
            [
                "Ingress/a serves 'b.test' without the Secret 'tls'. Give every Ingress the same annotations and tls, as its chart's values take them.",
            ],
            Judged.By<IngressesEndTls>(
                TestProfiles.Laptop with
                {
                    Ingress = new IngressChoice.Nginx { TlsSecret = SubdomainName.Parse("tls") },
                },
                Yaml
            )
        );
    }
}

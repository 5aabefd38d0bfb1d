using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class IngressesAreHealthCheckedTests
{
    [Fact]
    public void An_ALB_that_is_told_nothing_is_found()
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
            spec:
              ingressClassName: alb
              rules: [{host: web.test, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}]}}]
            """;

        Assert.Equal(
            ["Ingress/web names no health check of its server. Set the annotation alb.ingress.kubernetes.io/healthcheck-path."],
            Judged.By<IngressesAreHealthChecked>(Yaml)
        );
    }

    [Fact]
    public void An_ALB_that_asks_the_server_s_own_path_is_fine()
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

        Assert.Empty(Judged.By<IngressesAreHealthChecked>(Yaml));
    }

    [Fact]
    public void Nginx_asks_nothing()
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
            spec:
              ingressClassName: alb
              rules: [{host: web.test, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}]}}]
            """;

        Assert.Empty(Judged.By<IngressesAreHealthChecked>(TestProfiles.Laptop, Yaml));
    }
}

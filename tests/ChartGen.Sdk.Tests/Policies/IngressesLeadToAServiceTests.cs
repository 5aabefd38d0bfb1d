using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class IngressesLeadToAServiceTests
{
    [Fact]
    public void A_Service_and_a_port_that_are_not_there_are_found()
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
              rules: [{host: web.test, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 81}}}}]}}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, labels: {app: web}}
            spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: web}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: b
              annotations:
                alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:eu-central-1:210987654321:certificate/1
                alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
                alb.ingress.kubernetes.io/ssl-redirect: "443"
                alb.ingress.kubernetes.io/scheme: internet-facing
                alb.ingress.kubernetes.io/healthcheck-path: /health
            spec:
              ingressClassName: alb
              rules: [{host: web.test, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: webb, port: {name: http}}}}]}}]
            """;

        Assert.Equal(
            [
                "Ingress/web leads to the port '81' of Service/web, which it does not have. Name the Service and its port as they are rendered.",
                "Ingress/b leads to Service/webb, which no chart makes. Name the Service and its port as they are rendered.",
            ],
            Judged.By<IngressesLeadToAService>(Yaml)
        );
    }

    [Fact]
    public void A_port_of_a_Service_is_fine()
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
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, labels: {app: web}}
            spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: web}]}
            """;

        Assert.Empty(Judged.By<IngressesLeadToAService>(Yaml));
    }
}

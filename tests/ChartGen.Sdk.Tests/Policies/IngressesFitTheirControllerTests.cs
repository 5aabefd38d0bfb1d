using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class IngressesFitTheirControllerTests
{
    [Fact]
    public void Another_class_no_host_and_a_path_of_its_own_type_are_found()
    {
        const string Yaml = """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: a, annotations: {kubernetes.io/ingress.class: alb}}
            spec:
              ingressClassName: nginx
              rules: [{http: {paths: [{path: /, pathType: ImplementationSpecific}]}}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: b}
            spec: {rules: []}
            """;

        Assert.Equal(
            [
                "Ingress/a names the class 'nginx'. Set ingressClassName to 'alb'.",
                "Ingress/a has the annotation kubernetes.io/ingress.class. Use ingressClassName alone.",
                "Ingress/a has a rule for every host. Name the host.",
                "Ingress/a has the path '/' with the type 'ImplementationSpecific', which each controller reads its own way. Set pathType to Prefix.",
                "Ingress/b names no class. Set ingressClassName to 'alb'.",
            ],
            Judged.By<IngressesFitTheirController>(Yaml)
        );
    }

    [Fact]
    public void An_Ingress_of_the_profile_is_fine()
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

        Assert.Empty(Judged.By<IngressesFitTheirController>(Yaml));
    }

    [Fact]
    public void A_profile_without_ingress_has_none()
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

        Assert.Equal(
            ["Ingress/web is there, and the profile has no ingress. Switch it off in the values of its chart."],
            Judged.By<IngressesFitTheirController>(TestProfiles.Cloud with { Ingress = new IngressChoice.None() }, Yaml)
        );
    }
}

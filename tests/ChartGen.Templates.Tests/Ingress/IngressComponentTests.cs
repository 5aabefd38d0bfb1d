using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Ingress;

namespace ChartGen.Templates.Tests.Ingress;

public sealed class IngressComponentTests
{
    private static Chart Of(EnvironmentProfile profile) => TestCharts.Of(profile, new IngressComponent());

    private static Chart Of(EnvironmentProfile profile, Func<IngressChoice.Nginx, IngressChoice.Nginx> change) =>
        Of(profile with { Ingress = change((IngressChoice.Nginx)profile.Ingress) });

    [Theory]
    [InlineData(IngressController.Prerequisites)]
    [InlineData(IngressController.Existing)]
    public void A_controller_of_someone_elses_brings_no_chart(IngressController controller) =>
        Assert.Empty(Of(TestProfiles.Local, nginx => nginx with { Controller = controller }).Components);

    [Fact]
    public void An_ALB_brings_no_chart() => Assert.Empty(Of(TestProfiles.EksMulti).Components);

    [Fact]
    public void T25_cluster_scoped_names_are_not_those_of_a_controller_installed_by_hand() =>
        Assert.Equal("platform-ingress-nginx\n", Of(TestProfiles.Local).Yaml("ingress-nginx", "fullnameOverride"));

    [Fact]
    public void An_NLB_is_made_by_the_AWS_controller_with_targets_scheme_and_certificate() =>
        Assert.Equal(
            """
            annotations:
              service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
              service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"
              service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing
              service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:eu-central-1:444455556666:certificate/11112222-3333-4444-5555-666677778888
              service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-2021-06
              service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "443"
              service.beta.kubernetes.io/aws-load-balancer-type: external
            targetPorts:
              https: http

            """,
            Of(TestProfiles.EksSingle).Yaml("ingress-nginx", "controller", "service")
        );

    [Fact]
    public void Behind_an_NLB_that_ends_TLS_plain_calls_are_redirected_by_the_PROXY_protocols_port() =>
        Assert.Equal(
            """
            # Models and artifacts are uploaded through here; they are neither cut at 1 MiB nor kept on the node's disk on their way.
            proxy-body-size: "0"
            proxy-request-buffering: "off"
            # As the balancer's annotation below. Nobody else speaks it, so the controller answers calls through the balancer only.
            use-proxy-protocol: "true"
            # nginx gets everything unencrypted; by the PROXY protocol it knows what came in on 443, and sends the rest there without a loop.
            force-ssl-redirect: "true"

            """,
            Of(TestProfiles.EksSingle).Yaml("ingress-nginx", "controller", "config")
        );

    [Fact]
    public void Without_a_certificate_the_NLB_passes_443_on_to_nginx()
    {
        var chart = Of(TestProfiles.EksSingle, nginx => nginx with { Certificate = null, Scheme = LoadBalancerScheme.Internal });

        Assert.Equal(
            """
            annotations:
              service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
              service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"
              service.beta.kubernetes.io/aws-load-balancer-scheme: internal
              service.beta.kubernetes.io/aws-load-balancer-type: external

            """,
            chart.Yaml("ingress-nginx", "controller", "service")
        );
        Assert.Null(chart.Yaml("ingress-nginx", "controller", "config", "force-ssl-redirect"));
    }

    [Fact]
    public void Off_AWS_the_service_is_the_charts_and_nginx_hears_callers_directly()
    {
        var chart = Of(TestProfiles.Local);

        Assert.Null(chart.Yaml("ingress-nginx", "controller", "service"));
        Assert.Null(chart.Yaml("ingress-nginx", "controller", "config", "use-proxy-protocol"));
    }

    [Theory]
    [InlineData("local")]
    [InlineData("single")]
    public void T33_a_cluster_without_load_balancer_gets_a_node_port(string profile)
    {
        var chart = Of(
            profile == "local" ? TestProfiles.Local : TestProfiles.EksSingle,
            nginx => nginx with { ServiceType = IngressServiceType.NodePort }
        );

        Assert.Equal("type: NodePort\n", chart.Yaml("ingress-nginx", "controller", "service"));
        Assert.Null(chart.Yaml("ingress-nginx", "controller", "config", "use-proxy-protocol"));
    }

    [Fact]
    public void C08_two_replicas_have_a_budget_of_one_that_lets_unready_pods_go()
    {
        var chart = Of(TestProfiles.EksSingle with { Availability = new(3, 3) });

        Assert.Equal("2\n", chart.Yaml("ingress-nginx", "controller", "replicaCount"));
        Assert.Equal("1\n", chart.Yaml("ingress-nginx", "controller", "maxUnavailable"));
        Assert.Equal("AlwaysAllow\n", chart.Yaml("ingress-nginx", "controller", "unhealthyPodEvictionPolicy"));
        Assert.NotNull(chart.Yaml("ingress-nginx", "controller", "topologySpreadConstraints"));
    }

    [Fact]
    public void C08_one_replica_has_no_budget()
    {
        var chart = Of(TestProfiles.EksSingle);

        Assert.Null(chart.Yaml("ingress-nginx", "controller", "replicaCount"));
        Assert.Null(chart.Yaml("ingress-nginx", "controller", "maxUnavailable"));
    }

    [Fact]
    public void T35_and_T38_the_image_comes_from_the_mirror_with_the_charts_own_digest()
    {
        var chart = Of(TestProfiles.EksSingle);

        Assert.Equal(
            "repository: \"444455556666.dkr.ecr.eu-central-1.amazonaws.com/ingress-nginx/controller\"\n",
            chart.Yaml("ingress-nginx", "controller", "image")
        );
        Assert.Equal<string>(
            ["registry.k8s.io/ingress-nginx/controller:v1.15.1@sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1"],
            chart.Output().Images
        );
    }

    [Fact]
    public void No_webhook_stands_between_the_cluster_and_its_Ingresses() =>
        Assert.Equal("enabled: false\n", Of(TestProfiles.Local).Yaml("ingress-nginx", "controller", "admissionWebhooks"));

    [Fact]
    public void Pull_secrets_are_objects_at_the_root()
    {
        var images = new ImageSettings { PullSecrets = [SubdomainName.Parse("regcred")] };

        Assert.Equal("- name: regcred\n", Of(TestProfiles.Local with { Images = images }).Yaml("ingress-nginx", "imagePullSecrets"));
    }
}

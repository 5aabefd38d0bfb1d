using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class LoadBalancersFitTheirControllerTests
{
    [Fact]
    public void A_node_port_and_another_scheme_are_found()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Service
            metadata:
              name: nginx
              annotations:
                service.beta.kubernetes.io/aws-load-balancer-type: external
                service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
                service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing
            spec: {type: LoadBalancer}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: ui}
            spec: {type: NodePort}
            """;

        Assert.Equal(
            [
                "Service/nginx has not the annotation service.beta.kubernetes.io/aws-load-balancer-scheme: internal. Set the controller's service annotations.",
                "Service/ui is of type NodePort, and the profile's ingress takes none such. Make it a ClusterIP: hosts are served by Ingresses.",
            ],
            Judged.By<LoadBalancersFitTheirController>(
                TestProfiles.Cloud with
                {
                    Ingress = new IngressChoice.Nginx { Scheme = LoadBalancerScheme.Internal },
                },
                Yaml
            )
        );
    }

    [Fact]
    public void The_controller_s_NLB_is_fine()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Service
            metadata:
              name: nginx
              annotations:
                service.beta.kubernetes.io/aws-load-balancer-type: external
                service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
                service.beta.kubernetes.io/aws-load-balancer-scheme: internal
            spec: {type: LoadBalancer}
            """;

        Assert.Empty(
            Judged.By<LoadBalancersFitTheirController>(
                TestProfiles.Cloud with
                {
                    Ingress = new IngressChoice.Nginx { Scheme = LoadBalancerScheme.Internal },
                },
                Yaml
            )
        );
    }
}

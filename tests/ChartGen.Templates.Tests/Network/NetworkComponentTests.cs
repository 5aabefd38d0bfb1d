using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Network;

namespace ChartGen.Templates.Tests.Network;

public sealed class NetworkComponentTests
{
    private static readonly PodGroup Web = PodGroup.Of("web", ("app", "web"), ("release", "{{ .Release.Name }}"));
    private static readonly PodGroup Store = PodGroup.Of("store", ("app", "store"));

    [Fact]
    public void A_group_has_a_policy_with_a_rule_for_each_peer() =>
        Assert.Equal(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: web
              labels:
                app.kubernetes.io/name: web
                app.kubernetes.io/component: network
                {{- include "platform.labels" . | nindent 4 }}
            spec:
              podSelector:
                matchLabels:
                  app: "web"
                  release: "{{ .Release.Name }}"
              policyTypes:
                - Ingress
                - Egress
              ingress:
                # From the load balancer, declared by shop.
                - from:
                    - ipBlock:
                        cidr: 10.1.0.0/16
                    - ipBlock:
                        cidr: 10.2.0.0/16
                  ports:
                    - port: 8080
                      protocol: TCP
              egress:
                # To store, declared by shop, till.
                - to:
                    - podSelector:
                        matchLabels:
                          app: "store"
                  ports:
                    - port: 5432
                      protocol: TCP
                    - port: 9125
                      protocol: UDP
                # To 192.0.2.0/24, declared by till.
                - to:
                    - ipBlock:
                        cidr: 192.0.2.0/24

            """,
            Of(
                    TestProfiles.EksMulti with
                    {
                        Network = new() { VpcCidrs = [Cidr.Parse("10.1.0.0/16"), Cidr.Parse("10.2.0.0/16")] },
                    },
                    new()
                    {
                        Component = "till",
                        Connections =
                        [
                            Connection.Of("web", new Peer.Range(Cidr.Parse("192.0.2.0/24"))),
                            new(new Peer.Pods("web"), new Peer.Pods("store"), [new(9125, NetworkProtocol.Udp), new(5432)]),
                        ],
                    },
                    new()
                    {
                        Component = "shop",
                        PodGroups = [Web, Store],
                        Connections =
                        [
                            Connection.Of("web", "store", 5432),
                            Connection.Of(new Peer.LoadBalancer(), new Peer.Pods("web"), 8080),
                        ],
                    }
                )
                .Text("templates/network/web.yaml")
                .Replace("\"10.1.0.0/16\"", "10.1.0.0/16")
                .Replace("\"10.2.0.0/16\"", "10.2.0.0/16")
                .Replace("\"192.0.2.0/24\"", "192.0.2.0/24")
        );

    [Fact]
    public void All_pods_are_denied_everything_but_names()
    {
        var chart = Of(TestProfiles.Local, Declared(Web));

        Assert.EndsWith(
            "spec:\n  podSelector: {}\n  policyTypes:\n    - Ingress\n    - Egress\n",
            chart.Text("templates/network/default-deny.yaml"),
            StringComparison.Ordinal
        );
        Assert.Contains("k8s-app: kube-dns", chart.Text("templates/network/dns.yaml"), StringComparison.Ordinal);
        Assert.EndsWith(
            "  policyTypes:\n    - Ingress\n    - Egress\n",
            chart.Text("templates/network/web.yaml"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["templates/network/default-deny.yaml", "templates/network/dns.yaml", "templates/network/web.yaml"],
            chart.FilesBelow("templates/network")
        );
    }

    [Fact]
    public void Turned_off_there_are_none() =>
        Assert.Empty(Of(TestProfiles.Local with { Network = new() { Policies = false } }, Declared(Web)).FilesBelow("templates/network"));

    [Fact]
    public void The_platforms_own_controller_is_a_group_like_any_other()
    {
        var controller = PodGroup.Of(PlatformNames.IngressNginxPods, ("app.kubernetes.io/name", "ingress-nginx"));
        var chart = Of(TestProfiles.Local, Declared(controller), Visited(new Peer.IngressController()));

        Assert.Contains(
            "# From ingress-nginx, declared by shop.\n    - from:\n        - podSelector:\n            matchLabels:\n"
                + "              app.kubernetes.io/name: \"ingress-nginx\"\n      ports:\n",
            chart.Text("templates/network/web.yaml"),
            StringComparison.Ordinal
        );
        Assert.Contains("# To web, declared by shop.", chart.Text("templates/network/ingress-nginx.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_controller_calls_from_its_namespace_where_that_is_known()
    {
        const string Labels =
            "        - podSelector:\n            matchLabels:\n              app.kubernetes.io/component: \"controller\"\n"
            + "              app.kubernetes.io/name: \"ingress-nginx\"\n";

        Assert.Contains(
            Labels + "          namespaceSelector:\n            matchLabels:\n              kubernetes.io/metadata.name: kube-system\n",
            Text(IngressController.Prerequisites),
            StringComparison.Ordinal
        );
        Assert.Contains(
            Labels + "          # Wherever it runs.\n          namespaceSelector: {}\n",
            Text(IngressController.Existing),
            StringComparison.Ordinal
        );

        static string Text(IngressController controller) =>
            Of(
                    TestProfiles.Local with
                    {
                        Ingress = new IngressChoice.Nginx { Controller = controller },
                    },
                    Visited(new Peer.IngressController())
                )
                .Text("templates/network/web.yaml");
    }

    [Fact]
    public void Prometheus_asks_for_metrics_from_the_namespace_of_the_prerequisites()
    {
        var watched = new ComponentOutput
        {
            Component = "shop",
            PodGroups = [Web],
            Metrics =
            [
                new()
                {
                    Name = "web",
                    Group = "web",
                    Port = 9102,
                    PortName = "metrics",
                    Monitor = new MetricsMonitor.ByChart(),
                },
            ],
        };
        var profile = TestProfiles.EksMulti with { Prerequisites = new() { Namespace = DnsLabel.Parse("cluster-things") } };

        Assert.Contains(
            """
                # From Prometheus, declared by shop.
                - from:
                    - podSelector:
                        matchLabels:
                          app.kubernetes.io/name: "prometheus"
                      namespaceSelector:
                        matchLabels:
                          kubernetes.io/metadata.name: cluster-things
                  ports:
                    - port: 9102
                      protocol: TCP

            """,
            Of(profile, watched).Text("templates/network/web.yaml"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8 172.20.0.0/16")]
    [InlineData("10.1.0.0/16", "10.1.0.0/16 10.100.0.0/16 172.20.0.0/16")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    public void On_EKS_the_API_is_reached_by_its_Service_too(string vpc, string expected)
    {
        var text = Of(
                TestProfiles.EksMulti with
                {
                    Network = new() { VpcCidrs = [Cidr.Parse(vpc)] },
                },
                Declared(Web) with
                {
                    Connections = [Outside.KubernetesApi(TestProfiles.EksMulti, "web")],
                }
            )
            .Text("templates/network/web.yaml");

        Assert.Equal(expected, string.Join(' ', text.Split('\n').Where(l => l.Contains("cidr:", StringComparison.Ordinal)).Select(Range)));

        static string Range(string line) => line.Trim()["cidr: ".Length..].Trim('"');
    }

    [Fact]
    public void The_table_names_who_listens_and_who_calls() =>
        Assert.Equal(
            ["`store` | 9000, 9125 (UDP) | `store`, `web`", "`web` | 80 | `store`, the load balancer", "any address | every port | `web`"],
            NetworkTable
                .Of([
                    new()
                    {
                        Component = "shop",
                        Connections =
                        [
                            Connection.Of("web", new Peer.Internet()),
                            Connection.Of(new Peer.LoadBalancer(), new Peer.Pods("web"), 80),
                            Connection.Of("store", "web", 80),
                            new(new Peer.Pods("web"), new Peer.Pods("store"), [new(9125, NetworkProtocol.Udp), new(9000)]),
                            new(new Peer.Pods("store"), new Peer.Pods("store"), [new(9000), new(9125, NetworkProtocol.Udp)]),
                        ],
                    },
                ])
                .Select(row => string.Join(" | ", row))
        );

    private static ComponentOutput Declared(params PodGroup[] groups) => new() { Component = "shop", PodGroups = [.. groups] };

    private static ComponentOutput Visited(Peer visitor) =>
        Declared(Web) with
        {
            Connections = [Connection.Of(visitor, new Peer.Pods("web"), 8080)],
        };

    private static Chart Of(EnvironmentProfile profile, params ComponentOutput[] outputs) =>
        TestCharts.Of(profile, [.. outputs.Select(o => new FakeComponent(o)), new NetworkComponent()]);
}

using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Tests.Components;

public sealed class ConnectionCheckTests
{
    private static readonly ComponentOutput Store = new() { Component = "store", PodGroups = [PodGroup.Of("store", ("app", "store"))] };

    [Fact]
    public void CG2040_a_connection_to_pods_that_nobody_has_is_an_error() =>
        Assert.Equal(
            [
                "error CG2040: The component 'web' declares a connection of the pod group 'stroe', which no component has. Did you mean 'store'?",
            ],
            Check(Store, Web(Connection.Of("web", "stroe", 80)))
        );

    [Fact]
    public void CG2040_metrics_of_pods_that_nobody_has_are_an_error()
    {
        var watched = new ComponentOutput
        {
            Component = "watch",
            Metrics =
            [
                new()
                {
                    Name = "exporter",
                    Group = "exporter",
                    Port = 9100,
                    PortName = "metrics",
                    Monitor = new MetricsMonitor.ByChart(),
                },
            ],
        };

        Assert.Equal(
            [
                "error CG2040: The component 'watch' declares metrics of the pod group 'exporter', which no component has. "
                    + "Declare it in PodGroups of the component whose pods these are.",
            ],
            Check(Store, watched)
        );
    }

    [Fact]
    public void CG2041_a_group_that_two_components_declare_is_an_error() =>
        Assert.Equal(
            ["error CG2041: The pod group 'store' is declared by 'store' and by 'other'. Give one of them another name."],
            Check(Store, Store with { Component = "other" })
        );

    [Fact]
    public void CG2042_a_group_whose_pods_are_anothers_too_is_an_error() =>
        Assert.Equal(
            [
                "error CG2042: Pods of the group 'backup' belong to the group 'store' too: its labels are among theirs. "
                    + "Give the group 'store' a label that the others' pods lack.",
            ],
            Check(Store, new() { Component = "backup", PodGroups = [PodGroup.Of("backup", ("app", "store"), ("role", "backup"))] })
        );

    [Fact]
    public void CG2043_a_connection_past_the_platform_is_an_error() =>
        Assert.Equal(
            [
                "error CG2043: The component 'web' declares a connection from Prometheus to the Kubernetes API, which no NetworkPolicy of the platform "
                    + "can speak of. One side must be pods of the platform, and the other one that listens, or one that calls.",
                "error CG2043: The component 'web' declares a connection from web to the load balancer, which no NetworkPolicy of the platform can speak "
                    + "of. One side must be pods of the platform, and the other one that listens, or one that calls.",
                "error CG2043: The component 'web' declares a connection from the Pod Identity agent to web, which no NetworkPolicy of the platform can "
                    + "speak of. One side must be pods of the platform, and the other one that listens, or one that calls.",
            ],
            Check(
                Web(
                    Connection.Of(new Peer.Prometheus(), new Peer.KubernetesApi(), 443),
                    Connection.Of("web", new Peer.LoadBalancer(), 443),
                    Connection.Of(new Peer.PodIdentityAgent(), new Peer.Pods("web"), 80)
                )
            )
        );

    [Fact]
    public void Connections_of_declared_pods_are_fine() =>
        Assert.Empty(
            Check(
                Store,
                Web(
                    Connection.Of("web", "store", 9000),
                    Connection.Of("web", "web", 7000),
                    Connection.Of("web", new Peer.Internet(), 443),
                    Connection.Of("web", new Peer.Range(Cidr.Parse("10.0.0.0/16"))),
                    Connection.Of(new Peer.IngressController(), new Peer.Pods("web"), 80)
                )
            )
        );

    private static ComponentOutput Web(params Connection[] connections) =>
        new()
        {
            Component = "web",
            PodGroups = [PodGroup.Of("web", ("app", "web"))],
            Connections = [.. connections],
        };

    private static IEnumerable<string> Check(params ComponentOutput[] outputs) => ConnectionCheck.Check(outputs).Select(d => d.ToString());
}

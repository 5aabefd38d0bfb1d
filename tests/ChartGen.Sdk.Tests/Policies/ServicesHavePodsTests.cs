using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class ServicesHavePodsTests
{
    [Fact]
    public void A_Service_of_nobody_and_a_port_of_nobody_are_found()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c, ports: [{name: web, containerPort: 8080}]}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, labels: {app: web}}
            spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: lost, labels: {app: web}}
            spec: {selector: {app: webb}, ports: [{name: http, port: 80, targetPort: web}]}
            """;

        Assert.Equal(
            [
                "Service/web sends to the port 'http', which Deployment/web does not have. Name a port of the container as targetPort.",
                "Service/lost chooses no pod. Select by labels that its pods have.",
            ],
            Judged.By<ServicesHavePods>(Yaml)
        );
    }

    [Fact]
    public void A_number_reaches_a_container_that_names_no_ports()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a, labels: {app: a}}
            spec: {containers: [{name: c}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: a}
            spec: {selector: {app: a}, ports: [{port: 80, targetPort: 2020}]}
            """;

        Assert.Empty(Judged.By<ServicesHavePods>(Yaml));
    }

    [Fact]
    public void A_Service_of_a_pod_s_port_is_fine()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c, ports: [{name: web, containerPort: 8080}]}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, labels: {app: web}}
            spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: outside}
            spec: {type: ExternalName, externalName: a.test}
            """;

        Assert.Empty(Judged.By<ServicesHavePods>(Yaml));
    }
}

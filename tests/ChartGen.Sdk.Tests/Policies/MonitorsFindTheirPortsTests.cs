using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class MonitorsFindTheirPortsTests
{
    [Fact]
    public void An_endpoint_of_nobody_is_found()
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
            spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: web}]}
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: web}
            spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: metrics}]}
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: PodMonitor
            metadata: {name: web}
            spec: {selector: {matchLabels: {app: web}}, podMetricsEndpoints: [{port: http}]}
            """;

        Assert.Equal(
            [
                "ServiceMonitor/web asks the port 'metrics', which nothing that it chooses has. Select by labels that are there, and name a port as it is rendered.",
                "PodMonitor/web asks the port 'http', which nothing that it chooses has. Select by labels that are there, and name a port as it is rendered.",
            ],
            Judged.By<MonitorsFindTheirPorts>(Yaml)
        );
    }

    [Fact]
    public void Ports_that_are_there_are_fine()
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
            spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: web}]}
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: web}
            spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: http}]}
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: PodMonitor
            metadata: {name: web}
            spec: {selector: {matchLabels: {app: web}}, podMetricsEndpoints: [{port: web}]}
            """;

        Assert.Empty(Judged.By<MonitorsFindTheirPorts>(Yaml));
    }

    [Fact]
    public void A_monitor_looks_into_the_namespaces_that_it_names()
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
            apiVersion: monitoring.coreos.com/v1
            kind: PodMonitor
            metadata: {name: web}
            spec: {namespaceSelector: {matchNames: [other]}, selector: {matchLabels: {app: web}}, podMetricsEndpoints: [{port: web}]}
            """;

        Assert.Equal(
            [
                "PodMonitor/web asks the port 'web', which nothing that it chooses has. Select by labels that are there, and name a port as it is rendered.",
            ],
            Judged.By<MonitorsFindTheirPorts>(Yaml)
        );
    }
}

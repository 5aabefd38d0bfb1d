using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class ServersHaveProbesTests
{
    [Fact]
    public void A_server_without_probes_is_found()
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
            """;

        Assert.Equal(
            [
                "Deployment/web: the container 'c' listens and has no liveness probe. Set its livenessProbe.",
                "Deployment/web: the container 'c' listens and has no readiness probe. Set its readinessProbe.",
            ],
            Judged.By<ServersHaveProbes>(Yaml)
        );
    }

    [Fact]
    public void A_server_with_probes_is_fine()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c, ports: [{name: web, containerPort: 8080}], livenessProbe: {}, readinessProbe: {}}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, labels: {app: web}}
            spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
            """;

        Assert.Empty(Judged.By<ServersHaveProbes>(Yaml));
    }

    [Fact]
    public void Nobody_waits_for_a_pod_without_a_Service()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c, ports: [{name: web, containerPort: 8080}], livenessProbe: {}}]}
            """;

        Assert.Empty(Judged.By<ServersHaveProbes>(Yaml));
    }

    [Fact]
    public void A_container_that_does_not_listen_needs_no_probe()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a}
            spec: {template: {spec: {initContainers: [{name: i, ports: [{containerPort: 1}]}], containers: [{name: c}]}}}
            """;

        Assert.Empty(Judged.By<ServersHaveProbes>(Yaml));
    }
}

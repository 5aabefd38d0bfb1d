using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Secrets;

namespace ChartGen.Sdk.Tests.Secrets;

public sealed class SecretReferenceTests
{
    [Theory]
    [InlineData("kind: Pod, spec: {containers: [{name: c, env: [{name: X, valueFrom: {secretKeyRef: {name: s, key: k}}}]}]}", "s/k")]
    [InlineData(
        "kind: Pod, spec: {containers: [{name: c, env: [{name: X, valueFrom: {secretKeyRef: {name: s, key: k, optional: true}}}]}]}",
        "s/k?"
    )]
    [InlineData("kind: Pod, spec: {containers: [{name: c, env: [{name: X, valueFrom: {configMapKeyRef: {name: s, key: k}}}]}]}")]
    [InlineData("kind: Pod, spec: {initContainers: [{name: c, envFrom: [{secretRef: {name: s}}, {configMapRef: {name: m}}]}]}", "s/*")]
    [InlineData(
        "kind: Pod, spec: {volumes: [{name: v, secret: {secretName: s}}, {name: w, secret: {secretName: t, optional: true}}]}",
        "s/*",
        "t/*?"
    )]
    [InlineData(
        "kind: Pod, spec: {volumes: [{name: v, projected: {sources: [{secret: {name: s, items: [{key: k, path: p}, {key: l, path: q}]}}]}}]}",
        "s/k",
        "s/l"
    )]
    [InlineData("kind: Pod, spec: {imagePullSecrets: [{name: s}]}", "s/.dockerconfigjson")]
    [InlineData("kind: ServiceAccount, imagePullSecrets: [{name: s}]", "s/.dockerconfigjson")]
    [InlineData("kind: Ingress, spec: {tls: [{secretName: s, hosts: [h]}]}", "s/tls.crt", "s/tls.key")]
    [InlineData(
        "kind: SparkApplication, spec: {imagePullSecrets: [p], driver: {secrets: [{name: s, path: /p, secretType: Generic}], envSecretKeyRefs: {X: {name: t, key: k}}}}",
        "p/.dockerconfigjson",
        "s/*",
        "t/k"
    )]
    [InlineData(
        "kind: ServiceMonitor, spec: {endpoints: [{basicAuth: {password: {name: s, key: k}}, tlsConfig: {ca: {secret: {name: t, key: ca, optional: false}}}}]}",
        "s/k",
        "t/ca"
    )]
    [InlineData("kind: Prometheus, spec: {secrets: [s]}", "s/*")]
    [InlineData("kind: Alertmanager, spec: {configSecret: s}", "s/alertmanager.yaml")]
    [InlineData("kind: Alertmanager, spec: {}", "alertmanager-x/alertmanager.yaml?")]
    [InlineData("kind: Role, rules: [{resources: [secrets], resourceNames: [s]}]")]
    [InlineData("kind: ExternalSecret, spec: {secretStoreRef: {name: store}, data: [{secretKey: k, remoteRef: {key: e, property: p}}]}")]
    public void What_an_object_reads_is_found_with_its_keys(string tree, params string[] expected) =>
        Reads($"{{apiVersion: v1, metadata: {{name: x}}, {tree}}}", expected);

    [Fact]
    public void The_pod_template_of_Airflows_tasks_reads_Secrets_too() =>
        Reads(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: airflow-config}
            data:
              airflow.cfg: "secretRef: {name: not-this}"
              pod_template_file.yaml: |
                kind: Pod
                spec: {containers: [{name: base, envFrom: [{secretRef: {name: s}}]}]}
            """,
            "s/*"
        );

    private static void Reads(string yaml, params string[] expected) =>
        Assert.Equal(
            expected,
            RenderedObjects
                .Parse(yaml, "ml")
                .Objects.SelectMany(SecretReference.Of)
                .Select(r => $"{r.Name}/{r.Key ?? "*"}{(r.IsOptional ? "?" : "")}")
                .Order(StringComparer.Ordinal)
        );
}

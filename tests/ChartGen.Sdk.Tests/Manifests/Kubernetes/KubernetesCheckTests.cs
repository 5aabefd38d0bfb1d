using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests.Kubernetes;

namespace ChartGen.Sdk.Tests.Manifests.Kubernetes;

public sealed class KubernetesCheckTests
{
    [Fact]
    public void Legal_object_is_passed_for_every_release() => Assert.Empty(Cluster.Says(Cluster.Deployment()));

    [Fact]
    public void CG6030_unknown_field_is_named_with_its_path_and_the_nearest_one() =>
        Assert.Equal(
            Diagnostic.Error(
                "CG6030",
                new SourceSpan("platform/templates/x.yaml"),
                "Deployment/web: 'spec.template.spec.containers[0].prots' is not a field of Container.",
                "Did you mean 'ports'?"
            ),
            Assert.Single(Cluster.Report(Cluster.Deployment("prots: [{containerPort: 80}]")).Diagnostics)
        );

    [Fact]
    public void CG6030_field_that_some_releases_lack_names_them() =>
        Assert.Equal(
            [
                "error CG6030: Deployment/web: 'spec.template.spec.containers[0].restartPolicyRules' is not a field of Container in Kubernetes 1.33. "
                    + "It is one in Kubernetes 1.34, 1.35 and 1.36.",
            ],
            Cluster.Says(Cluster.Deployment("restartPolicyRules: [{action: Restart}]"))
        );

    [Fact]
    public void CG6030_field_that_the_release_lacks_is_an_error_for_that_release_alone()
    {
        var yaml = Cluster.Deployment("restartPolicyRules: [{action: Restart}]");

        Assert.Equal(
            [
                "error CG6030: Deployment/web: 'spec.template.spec.containers[0].restartPolicyRules' is not a field of Container. "
                    + "It is one in Kubernetes 1.34, 1.35 and 1.36.",
            ],
            Cluster.Says(yaml, "1.33")
        );
        Assert.Empty(Cluster.Says(yaml, "1.34.2"));
    }

    [Fact]
    public void CG6030_field_of_a_custom_kind_is_checked_against_the_operators_definition() =>
        Assert.Equal(
            [
                "error CG6030: ExternalSecret/x: 'spec.data[0].remoteref' is not a field of ExternalSecret of external-secrets.io/v1. Did you mean 'remoteRef'?",
                "error CG6032: ExternalSecret/x: 'spec.data[0].remoteRef' is missing; ExternalSecret of external-secrets.io/v1 requires it. Set 'remoteRef'.",
            ],
            Cluster.Says(
                """
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: x}
                spec: {secretStoreRef: {name: aws}, data: [{secretKey: a, remoteref: {key: a}}]}
                """
            )
        );

    [Theory]
    [InlineData("replicas: '2'", "'spec.replicas' must be an integer, not a string. Write it without quotes.")]
    [InlineData("replicas: two", "'spec.replicas' must be an integer, not a string.")]
    [InlineData("replicas: 1.5", "'spec.replicas' must be an integer, not a number.")]
    [InlineData("paused: 'true'", "'spec.paused' must be a boolean, not a string. Write it without quotes.")]
    [InlineData("strategy: Recreate", "'spec.strategy' must be a map, not a string.")]
    [InlineData(
        "strategy: {rollingUpdate: {maxSurge: 1.5}}",
        "'spec.strategy.rollingUpdate.maxSurge' must be an integer or a string, not a number."
    )]
    public void CG6031_wrong_type_says_what_it_must_be(string field, string message) =>
        Assert.Equal([$"error CG6031: Deployment/web: {message}"], Cluster.Says(Cluster.Deployment(spec: field)));

    [Theory]
    [InlineData("env: [{name: A, value: 1}]", "env[0].value' must be a string, not a number. Write it in quotes.")]
    [InlineData("env: [{name: A, value: yes}]", "env[0].value' must be a string, not a boolean. Write it in quotes.")]
    [InlineData("command: run", "command' must be a list, not a string.")]
    [InlineData("args: [null]", "args[0]' must be a string, not null.")]
    [InlineData("resources: {limits: [1]}", "resources.limits' must be a map, not a list.")]
    public void CG6031_wrong_type_in_a_container_is_named_with_its_path(string field, string message) =>
        Assert.Equal(
            [$"error CG6031: Deployment/web: 'spec.template.spec.containers[0].{message}"],
            Cluster.Says(Cluster.Deployment(field))
        );

    [Theory]
    [InlineData("replicas: 2")]
    [InlineData("replicas: 2.0")]
    [InlineData("replicas: null")]
    [InlineData("replicas:")]
    [InlineData("strategy: {rollingUpdate: {maxSurge: 1}}")]
    [InlineData("strategy: {rollingUpdate: {maxSurge: 25%}}")]
    public void What_the_server_takes_for_the_right_type_is_passed(string field) =>
        Assert.Empty(Cluster.Says(Cluster.Deployment(spec: field)));

    [Fact]
    public void CG6032_missing_field_is_named() =>
        Assert.Equal(
            [
                "error CG6032: Deployment/web: 'spec.selector' is missing; DeploymentSpec requires it. Set 'selector'.",
                "error CG6032: Deployment/web: 'spec.template.spec.containers' is missing; PodSpec requires it. Set 'containers'.",
            ],
            Cluster
                .Says("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: null}}}\n")
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData(
        "imagePullPolicy: Alway",
        "imagePullPolicy' is 'Alway', which is none of Always, IfNotPresent, Never. Did you mean 'Always'?"
    )]
    [InlineData(
        "ports: [{containerPort: 80, protocol: tcp}]",
        "ports[0].protocol' is 'tcp', which is none of SCTP, TCP, UDP. Did you mean 'TCP'?"
    )]
    public void CG6033_word_that_is_none_of_the_legal_ones(string field, string message) =>
        Assert.Equal(
            [$"error CG6033: Deployment/web: 'spec.template.spec.containers[0].{message}"],
            Cluster.Says(Cluster.Deployment(field))
        );

    [Fact]
    public void CG6033_word_that_only_later_releases_take_names_the_others() =>
        Assert.Equal(
            [
                "error CG6033: Deployment/web: 'spec.template.spec.tolerations[0].operator' is 'Gt', which is none of Equal, Exists in Kubernetes 1.33 and 1.34.",
            ],
            Cluster.Says(Cluster.Deployment(pod: "tolerations: [{key: a, operator: Gt, value: '1'}]"))
        );

    [Theory]
    [InlineData("env: [{name: A, value: a}, {name: B}, {name: A, value: b}]", "env' has the name 'A' twice.")]
    [InlineData(
        "ports: [{containerPort: 80}, {containerPort: 80, protocol: TCP}]",
        "ports' has the containerPort '80' and the protocol 'TCP' twice."
    )]
    [InlineData("volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: /a}]", "volumeMounts' has the mountPath '/a' twice.")]
    public void CG6034_list_that_holds_a_key_twice(string field, string message) =>
        Assert.Equal(
            [
                $"error CG6034: Deployment/web: 'spec.template.spec.containers[0].{message} "
                    + "Helm applies objects on the server's side, which refuses this. Remove one of them.",
            ],
            Cluster.Says(Cluster.Deployment(field, "volumes: [{name: a, emptyDir: {}}, {name: b, emptyDir: {}}]"))
        );

    [Fact]
    public void CG6034_volume_that_is_there_twice() =>
        Assert.Equal(
            [
                "error CG6034: Deployment/web: 'spec.template.spec.volumes' has the name 'a' twice. "
                    + "Helm applies objects on the server's side, which refuses this. Remove one of them.",
            ],
            Cluster.Says(Cluster.Deployment(pod: "volumes: [{name: a, emptyDir: {}}, {name: a, emptyDir: {}}]"))
        );

    [Fact]
    public void Ports_that_differ_in_their_protocol_are_passed() =>
        Assert.Empty(Cluster.Says(Cluster.Deployment("ports: [{containerPort: 80}, {containerPort: 80, protocol: UDP}]")));

    [Theory]
    [InlineData("memory: 512MB", "memory' is '512MB'")]
    [InlineData("cpu: one", "cpu' is 'one'")]
    [InlineData("cpu: ''", "cpu' is ''")]
    public void CG6036_quantity_that_is_malformed(string limit, string message) =>
        Assert.Equal(
            [
                $"error CG6036: Deployment/web: 'spec.template.spec.containers[0].resources.limits.{message}, which is not a quantity. "
                    + "Write a number with an optional unit such as m, Ki, Mi, Gi, k, M, G, as in '512Mi'.",
            ],
            Cluster.Says(Cluster.Deployment($"resources: {{limits: {{{limit}}}}}"))
        );

    [Fact]
    public void CG6036_data_of_a_Secret_must_be_base64_and_is_not_printed() =>
        Assert.Equal(
            ["error CG6036: Secret/s: 'data.password' is a text, which is not base64. Encode it, or use 'stringData' of a Secret."],
            Cluster.Says("apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {password: hunter2!}\n")
        );

    [Fact]
    public void CG6036_pattern_of_a_custom_kind_is_held() =>
        Assert.Equal(
            [
                "error CG6036: ServiceMonitor/m: 'spec.endpoints[0].interval' is '1 minute', which is not what its pattern says. "
                    + "It must match ^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$.",
            ],
            Cluster.Says(
                "apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: m}\n"
                    + "spec: {selector: {}, endpoints: [{port: http, interval: 1 minute}]}\n"
            )
        );

    [Theory]
    [InlineData("ports: [{containerPort: 0}]", "ports[0].containerPort' is 0, which is out of range. It must be from 1 to 65535.")]
    [InlineData("ports: [{containerPort: 70000}]", "ports[0].containerPort' is 70000, which is out of range. It must be from 1 to 65535.")]
    [InlineData(
        "livenessProbe: {exec: {command: [x]}, periodSeconds: -1}",
        "livenessProbe.periodSeconds' is -1, which is out of range. It must be at least 0."
    )]
    public void CG6037_number_out_of_range(string field, string message) =>
        Assert.Equal(
            [$"error CG6037: Deployment/web: 'spec.template.spec.containers[0].{message}"],
            Cluster.Says(Cluster.Deployment(field))
        );

    [Fact]
    public void CG6037_number_beyond_32_bits() =>
        Assert.Equal(
            ["error CG6037: Deployment/web: 'spec.revisionHistoryLimit' is 3000000000, which is out of range. It must be at least 0."],
            Cluster.Says(Cluster.Deployment(spec: "revisionHistoryLimit: 3000000000"))
        );

    [Theory]
    [InlineData("env: [{name: A, valueFrom: {}}]", "env[0].valueFrom' has none of the fields of which EnvVarSource needs one. ")]
    [InlineData(
        "env: [{name: A, value: a, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]",
        "env[0]' has value and valueFrom, which exclude each other. Leave one of them."
    )]
    [InlineData(
        "livenessProbe: {exec: {command: [x]}, httpGet: {port: 80}}",
        "livenessProbe' has exec and httpGet, which exclude each other. Leave one of them."
    )]
    public void CG6043_fields_that_exclude_each_other(string field, string message) =>
        Assert.StartsWith(
            $"error CG6043: Deployment/web: 'spec.template.spec.containers[0].{message}",
            Assert.Single(Cluster.Says(Cluster.Deployment(field))),
            StringComparison.Ordinal
        );

    [Fact]
    public void CG6046_version_that_the_tables_do_not_know_is_checked_as_the_nearest()
    {
        var report = Cluster.Report(Cluster.Deployment("prots: []"), "1.38.1");

        Assert.Equal(
            [
                "note CG6046: What Kubernetes 1.38.1 serves is not known; the objects are checked as for 1.36. Known are 1.33, 1.34, 1.35, 1.36.",
                "platform/templates/x.yaml: error CG6030: Deployment/web: 'spec.template.spec.containers[0].prots' is not a field of Container. Did you mean 'ports'?",
            ],
            report.Diagnostics.Select(d => d.ToString())
        );
    }

    [Fact]
    public void Kind_that_nobody_knows_is_listed_as_unchecked()
    {
        var report = Cluster.Report(
            "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: b}\n---\napiVersion: example.com/v1\nkind: Widget\nmetadata: {name: a}\n"
        );

        Assert.Empty(report.Diagnostics);
        var kind = Assert.Single(report.Unchecked);
        Assert.Equal(("example.com/v1", "Widget"), (kind.ApiVersion, kind.Kind));
        Assert.Equal("a b", string.Join(' ', kind.Names));
    }

    [Fact]
    public void Kind_that_the_charts_define_themselves_is_checked_against_that()
    {
        const string Yaml = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.example.com}
            spec:
              group: example.com
              names: {kind: Widget, plural: widgets}
              scope: Namespaced
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          required: [color]
                          properties:
                            color: {type: string, enum: [red, light blue]}
                            sizes: {type: array, items: {type: integer, maximum: 3}}
                            extra: {type: object, x-kubernetes-preserve-unknown-fields: true}
            ---
            apiVersion: example.com/v1
            kind: Widget
            metadata: {name: good, labels: {a: b}}
            spec: {color: light blue, sizes: [1, 3], extra: {any: [1]}}
            ---
            apiVersion: example.com/v1
            kind: Widget
            metadata: {name: bad, lables: {}}
            spec: {color: blue, sizes: [4], colour: red}
            """;

        var report = Cluster.Report(Yaml);

        Assert.Empty(report.Unchecked);
        Assert.Equal(
            [
                "Widget/bad: 'metadata.lables' is not a field of ObjectMeta.",
                "Widget/bad: 'spec.color' is 'blue', which is none of red, light blue.",
                "Widget/bad: 'spec.sizes[0]' is 4, which is out of range.",
                "Widget/bad: 'spec.colour' is not a field of Widget of example.com/v1.",
            ],
            report.Diagnostics.Select(d => d.Message)
        );
    }

    [Fact]
    public void Pod_that_Airflow_keeps_in_a_ConfigMap_is_checked_too() =>
        Assert.Equal(
            [
                "error CG6030: ConfigMap/airflow: 'data.pod_template_file.yaml.spec.containers[0].prots' is not a field of Container. Did you mean 'ports'?",
            ],
            Cluster.Says(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: airflow}
                data:
                  pod_template_file.yaml: |
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: worker}
                    spec: {containers: [{name: base, prots: []}]}
                """
            )
        );

    [Fact]
    public void Renders_for_several_versions_say_once_what_they_share()
    {
        var first = Cluster.Report(Cluster.Deployment("prots: [], restartPolicyRules: [{action: Restart}]"), "1.33");
        var second = Cluster.Report(Cluster.Deployment("prots: [], restartPolicyRules: [{action: Restart}]"), "1.34");

        Assert.Equal(
            [
                "Deployment/web: 'spec.template.spec.containers[0].prots' is not a field of Container.",
                "Deployment/web: 'spec.template.spec.containers[0].restartPolicyRules' is not a field of Container in Kubernetes 1.33.",
            ],
            KubernetesReport.Together(first, second).Diagnostics.Select(d => d.Message)
        );
    }
}

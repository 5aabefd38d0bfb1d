namespace ChartGen.Sdk.Tests.Manifests.Kubernetes;

/// <summary>What an API server holds objects to beyond their types.</summary>
public sealed class RuleTests
{
    private const string Label = "a DNS label: 1 to 63 characters, a-z, 0-9 and '-', starting and ending with a letter or digit";

    [Theory]
    [InlineData(
        "policy/v1beta1",
        "PodDisruptionBudget",
        "error CG6035: PodDisruptionBudget/x: PodDisruptionBudget of policy/v1beta1 is not served in Kubernetes 1.33, 1.34, 1.35 and 1.36. It is served as policy/v1."
    )]
    [InlineData(
        "extensions/v1beta1",
        "Ingress",
        "error CG6035: Ingress/x: Ingress of extensions/v1beta1 is not served in Kubernetes 1.33, 1.34, 1.35 and 1.36. It is served as networking.k8s.io/v1."
    )]
    [InlineData(
        "apps/v1",
        "Deploymnet",
        "error CG6035: Deploymnet/x: Deploymnet of apps/v1 is not served in Kubernetes 1.33, 1.34, 1.35 and 1.36. Did you mean 'Deployment'?"
    )]
    [InlineData(
        "external-secrets.io/v1beta1",
        "SecretStore",
        "error CG6035: SecretStore/x: SecretStore of external-secrets.io/v1beta1 is not served by its operator. It is served as external-secrets.io/v1."
    )]
    public void CG6035_kind_that_no_release_serves(string apiVersion, string kind, string finding) =>
        Assert.Equal([finding], Cluster.Says($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: x}}\n"));

    [Fact]
    public void CG6035_kind_that_is_not_served_yet_names_the_releases_without_it() =>
        Assert.Equal(
            ["error CG6035: VolumeAttributesClass/x: VolumeAttributesClass of storage.k8s.io/v1 is not served in Kubernetes 1.33."],
            Cluster.Says("apiVersion: storage.k8s.io/v1\nkind: VolumeAttributesClass\nmetadata: {name: x}\ndriverName: d\n")
        );

    [Fact]
    public void CG6035_kind_that_an_administrator_has_to_turn_on_is_a_warning() =>
        Assert.Equal(
            [
                "warning CG6035: VolumeAttributesClass/x: VolumeAttributesClass of storage.k8s.io/v1beta1 is served by a cluster only where its administrator turned it on. It is served as storage.k8s.io/v1.",
            ],
            Cluster.Says("apiVersion: storage.k8s.io/v1beta1\nkind: VolumeAttributesClass\nmetadata: {name: x}\ndriverName: d\n", "1.34")
        );

    [Theory]
    [InlineData("v1", "Service", "1x", "a DNS label that begins with a letter: at most 63 characters, a-z, 0-9 and '-'")]
    [InlineData("v1", "Namespace", "a.b", Label)]
    [InlineData("v1", "ConfigMap", "My_Map", "a DNS subdomain: 1 to 253 characters, labels of a-z, 0-9 and '-' joined by dots")]
    [InlineData("rbac.authorization.k8s.io/v1", "Role", "a/b", "a path segment: not '.' or '..', without '/' and '%'")]
    public void CG6038_name_that_its_kind_forbids(string apiVersion, string kind, string name, string rule) =>
        Assert.Equal(
            [$"error CG6038: {kind}/{name}: 'metadata.name' is '{name}', which is not {rule}."],
            Cluster.Says($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: {name}}}\n")
        );

    [Fact]
    public void CG6038_name_of_a_CronJob_leaves_room_for_its_Jobs()
    {
        var name = new string('a', 53);

        Assert.Equal(
            [
                $"error CG6038: CronJob/{name}: 'metadata.name' is '{name}', which is not at most 52 characters long, to which its Jobs add eleven.",
            ],
            Cluster.Says(CronJob("0 0 * * *", name))
        );
    }

    [Theory]
    [InlineData(
        "labels: {'a b': x}",
        "'metadata.labels[\"a b\"]' is no legal key of a label. It is a name of at most 63 characters, A-Z, a-z, 0-9, '-', '_' and '.', that begins and ends with a letter or digit; a DNS subdomain and '/' may stand before it."
    )]
    [InlineData(
        "labels: {a: x y}",
        "'metadata.labels[\"a\"]' is 'x y', which is no legal value of a label. It has at most 63 characters, A-Z, a-z, 0-9, '-', '_' and '.', and begins and ends with a letter or digit."
    )]
    [InlineData(
        "annotations: {/a: x}",
        "'metadata.annotations[\"/a\"]' is no legal key of an annotation. It is a name of at most 63 characters, A-Z, a-z, 0-9, '-', '_' and '.', that begins and ends with a letter or digit; a DNS subdomain and '/' may stand before it."
    )]
    [InlineData("namespace: My", "'metadata.namespace' is 'My', which is not " + Label + ".")]
    public void CG6038_labels_annotations_and_namespaces(string metadata, string message) =>
        Assert.Equal(
            [$"error CG6038: ConfigMap/x: {message}"],
            Cluster.Says($"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: x, {metadata}}}\n")
        );

    [Fact]
    public void CG6038_key_of_a_ConfigMap() =>
        Assert.Equal(
            ["error CG6038: ConfigMap/x: 'data[\"a b\"]' is no legal key. It has at most 253 characters, A-Z, a-z, 0-9, '-', '_' and '.'."],
            Cluster.Says("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {a b: x}\n")
        );

    [Fact]
    public void CG6038_names_of_containers_and_volumes() =>
        Assert.Equal(
            [
                $"error CG6038: Deployment/web: 'spec.template.spec.initContainers[0].name' is 'My_Init', which is not {Label}.",
                "error CG6038: Deployment/web: 'spec.template.spec.containers[0].name' is 'web', as an init container is called already. Rename one of them.",
                $"error CG6038: Deployment/web: 'spec.template.spec.volumes[0].name' is 'a.b', which is not {Label}.",
            ],
            Cluster.Says(
                Cluster.Deployment(
                    pod: "initContainers: [{name: My_Init, image: a}, {name: web, image: a}], volumes: [{name: a.b, emptyDir: {}}]"
                )
            )
        );

    [Theory]
    [InlineData(
        "matchLabels: {app: wbe}",
        "'spec.selector' asks for the label app=wbe, which the pod template has not. Give the template the labels of the selector."
    )]
    [InlineData(
        "matchExpressions: [{key: app, operator: NotIn, values: [web]}]",
        "'spec.selector' has an expression about the label app that the pod template does not meet. Give the template the labels of the selector."
    )]
    [InlineData("{}", "'spec.selector' is empty. Name labels of the pod template in 'matchLabels'.")]
    public void CG6039_selector_that_does_not_choose_its_own_pods(string selector, string message) =>
        Assert.Equal(
            [$"error CG6039: Deployment/web: {message}"],
            Cluster.Says(
                Cluster
                    .Deployment()
                    .Replace("{matchLabels: {app: web}}", selector == "{}" ? selector : $"{{{selector}}}", StringComparison.Ordinal)
            )
        );

    [Theory]
    [InlineData(
        "ports: [{containerPort: 80, name: metrics-and-more-of-it}]",
        "ports[0].name' is 'metrics-and-more-of-it', which is no name of a port. It has at most 15 characters, a-z, 0-9 and single '-', with a letter, neither beginning nor ending with '-'."
    )]
    [InlineData(
        "ports: [{containerPort: 80, name: a}, {containerPort: 81, name: a}]",
        "ports' has two ports with the name 'a'. Rename one of them."
    )]
    [InlineData(
        "livenessProbe: {tcpSocket: {port: '80'}}",
        "livenessProbe.tcpSocket.port' is '80', which is no name of a port. It has at most 15 characters, a-z, 0-9 and single '-', with a letter, neither beginning nor ending with '-'."
    )]
    public void CG6040_ports_of_a_container(string field, string message) =>
        Assert.Equal(
            [$"error CG6040: Deployment/web: 'spec.template.spec.containers[0].{message}"],
            Cluster.Says(Cluster.Deployment(field))
        );

    [Theory]
    [InlineData(
        "[{port: 80, name: a}, {port: 81}]",
        "'spec.ports[1]' has no name, which a Service with several ports must give each. Set 'name'."
    )]
    [InlineData("[{port: 80, name: A}]", $"'spec.ports[0].name' is 'A', which is not {Label}.")]
    [InlineData("[{port: 80, name: a}, {port: 81, name: a}]", "'spec.ports' has two ports with the name 'a'. Rename one of them.")]
    public void CG6040_ports_of_a_Service(string ports, string message) =>
        Assert.Equal(
            [$"error CG6040: Service/x: {message}"],
            Cluster.Says($"apiVersion: v1\nkind: Service\nmetadata: {{name: x}}\nspec: {{ports: {ports}}}\n")
        );

    [Fact]
    public void CG6041_mount_without_a_volume() =>
        Assert.Equal(
            [
                "error CG6041: Deployment/web: 'spec.template.spec.containers[0].volumeMounts[0].name' is 'modles', which is no volume of the pod. Did you mean 'models'?",
            ],
            Cluster.Says(Cluster.Deployment("volumeMounts: [{name: modles, mountPath: /m}]", "volumes: [{name: models, emptyDir: {}}]"))
        );

    [Fact]
    public void A_StatefulSet_mounts_the_claims_that_it_makes() =>
        Assert.Empty(
            Cluster.Says(
                """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db}
                spec:
                  serviceName: db
                  selector: {matchLabels: {app: db}}
                  template:
                    metadata: {labels: {app: db}}
                    spec: {containers: [{name: db, volumeMounts: [{name: data, mountPath: /data}]}]}
                  volumeClaimTemplates:
                    - metadata: {name: data}
                      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """
            )
        );

    [Theory]
    [InlineData("cpu: 1500m", "cpu: 1", "cpu' is 1500m, more than the limit of 1.")]
    [InlineData("memory: 2Gi", "memory: 2G", "memory' is 2Gi, more than the limit of 2G.")]
    public void CG6042_request_above_its_limit(string request, string limit, string message) =>
        Assert.Equal(
            [
                $"error CG6042: Deployment/web: 'spec.template.spec.containers[0].resources.requests.{message} Lower the request, or raise the limit.",
            ],
            Cluster.Says(Cluster.Deployment($"resources: {{requests: {{{request}}}, limits: {{{limit}}}}}"))
        );

    [Theory]
    [InlineData("60 * * * *")]
    [InlineData("* * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("0 0 * * 7")]
    [InlineData("5-1 * * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("TZ=UTC 0 0 * * *")]
    [InlineData("@dayly")]
    public void CG6044_schedule_that_is_none(string schedule) =>
        Assert.Equal(
            [
                $"error CG6044: CronJob/x: 'spec.schedule' is '{schedule}', which is no schedule. "
                    + "Write minute, hour, day of month, month and day of week (0 is Sunday), as in '15 3 * * *'; the time zone belongs in 'timeZone'.",
            ],
            Cluster.Says(CronJob(schedule))
        );

    [Theory]
    [InlineData("*/15 1-5,7 ? jan-mar MON")]
    [InlineData("@daily")]
    [InlineData("@every 1h30m")]
    public void Legal_schedule_is_passed(string schedule) => Assert.Empty(Cluster.Says(CronJob(schedule)));

    [Fact]
    public void CG6045_two_default_classes() =>
        Assert.Equal(
            [
                "error CG6045: StorageClass/b is a default class, as StorageClass/a is; a claim without a class gets the newer one. "
                    + "Leave the annotation 'storageclass.kubernetes.io/is-default-class' to one of them.",
            ],
            Cluster.Says($"{Class("a")}\n---\n{Class("b")}")
        );

    [Theory]
    [InlineData("restartPolicy: Never", "is Never, but a Deployment starts its pods again. Leave it out.")]
    [InlineData("restartPolicy: OnFailure", "is OnFailure, but a Deployment starts its pods again. Leave it out.")]
    public void CG6047_restart_policy_of_a_Deployment(string field, string message) =>
        Assert.Equal(
            [$"error CG6047: Deployment/web: 'spec.template.spec.restartPolicy' {message}"],
            Cluster.Says(Cluster.Deployment(pod: field))
        );

    [Fact]
    public void CG6047_restart_policy_of_a_Job() =>
        Assert.Equal(
            [
                "error CG6047: Job/x: 'spec.template.spec.restartPolicy' is Always, which pods of a Job cannot be. Set it to OnFailure or Never.",
            ],
            Cluster.Says("apiVersion: batch/v1\nkind: Job\nmetadata: {name: x}\nspec: {template: {spec: {containers: [{name: x}]}}}\n")
        );

    [Fact]
    public void CG6048_autoscaler_without_room() =>
        Assert.Equal(
            [
                "error CG6048: HorizontalPodAutoscaler/x: 'spec.maxReplicas' is 2, less than the 3 of 'minReplicas'. Raise it, or lower 'minReplicas'.",
            ],
            Cluster.Says(
                "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: x}\n"
                    + "spec: {scaleTargetRef: {kind: Deployment, name: x}, minReplicas: 3, maxReplicas: 2}\n"
            )
        );

    [Fact]
    public void CG6049_settings_of_a_rolling_update_with_Recreate() =>
        Assert.Equal(
            [
                "error CG6049: Deployment/web: 'spec.strategy.rollingUpdate' cannot be set with the type Recreate. Remove it, or set the type to RollingUpdate.",
            ],
            Cluster.Says(Cluster.Deployment(spec: "strategy: {type: Recreate, rollingUpdate: {maxSurge: 1}}"))
        );

    private static string CronJob(string schedule, string name = "x") =>
        $"apiVersion: batch/v1\nkind: CronJob\nmetadata: {{name: {name}}}\nspec:\n  schedule: '{schedule}'\n"
        + "  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: x}]}}}}\n";

    private static string Class(string name) =>
        $"apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata:\n  name: {name}\n"
        + "  annotations: {storageclass.kubernetes.io/is-default-class: 'true'}\nprovisioner: ebs.csi.aws.com\n";
}

using ChartGen.Sdk.Comparison;

namespace ChartGen.Sdk.Tests.Comparison;

public sealed class ObjectComparisonTests
{
    private const string Configured = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec: {selector: {matchLabels: {app: web}}, template: {metadata: {annotations: {checksum/config: 'SUM'}}, spec: {containers: [{name: web, image: a, READS}], VOLUMES}}}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: config}
        data: {mode: 'MODE'}
        """;

    public static TheoryData<string, string, string> Immutable =>
        new()
        {
            { "apps/v1", "Deployment", "spec: {selector: {matchLabels: {app: VALUE}}}" },
            { "apps/v1", "DaemonSet", "spec: {selector: {matchLabels: {app: VALUE}}}" },
            { "apps/v1", "ReplicaSet", "spec: {selector: {matchLabels: {app: VALUE}}}" },
            { "apps/v1", "StatefulSet", "spec: {selector: {matchLabels: {app: VALUE}}}" },
            { "apps/v1", "StatefulSet", "spec: {serviceName: VALUE}" },
            { "apps/v1", "StatefulSet", "spec: {podManagementPolicy: VALUE}" },
            { "batch/v1", "Job", "spec: {template: {metadata: {labels: {app: VALUE}}}}" },
            { "batch/v1", "Job", "spec: {completions: VALUE}" },
            { "batch/v1", "Job", "spec: {completionMode: VALUE}" },
            { "batch/v1", "Job", "spec: {podFailurePolicy: {rules: [{action: VALUE}]}}" },
            { "storage.k8s.io/v1", "StorageClass", "provisioner: VALUE" },
            { "storage.k8s.io/v1", "StorageClass", "parameters: {type: VALUE}" },
            { "storage.k8s.io/v1", "StorageClass", "reclaimPolicy: VALUE" },
            { "storage.k8s.io/v1", "StorageClass", "volumeBindingMode: VALUE" },
            { "rbac.authorization.k8s.io/v1", "RoleBinding", "roleRef: {kind: Role, name: VALUE}" },
            { "rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "roleRef: {kind: ClusterRole, name: VALUE}" },
            { "v1", "Secret", "type: VALUE" },
            { "networking.k8s.io/v1", "IngressClass", "spec: {controller: VALUE}" },
            { "scheduling.k8s.io/v1", "PriorityClass", "value: VALUE" },
            { "storage.k8s.io/v1", "CSIDriver", "spec: {volumeLifecycleModes: [VALUE]}" },
            { "apiextensions.k8s.io/v1", "CustomResourceDefinition", "spec: {scope: VALUE}" },
            { "v1", "Service", "spec: {clusterIP: VALUE}" },
            { "v1", "Service", "spec: {type: LoadBalancer, loadBalancerClass: VALUE}" },
            { "v1", "ConfigMap", "immutable: true\ndata: {a: VALUE}" },
            { "v1", "Secret", "immutable: true\nstringData: {a: VALUE}" },
            { "v1", "Pod", "spec: {nodeName: VALUE}" },
        };

    public static TheoryData<string, string, string> Free =>
        new()
        {
            { "apps/v1", "Deployment", "spec: {replicas: VALUE}" },
            { "apps/v1", "Deployment", "spec: {strategy: {type: VALUE}}" },
            { "apps/v1", "StatefulSet", "spec: {replicas: VALUE}" },
            { "apps/v1", "StatefulSet", "spec: {ordinals: {start: VALUE}}" },
            { "apps/v1", "StatefulSet", "spec: {updateStrategy: {type: VALUE}}" },
            { "apps/v1", "StatefulSet", "spec: {revisionHistoryLimit: VALUE}" },
            { "apps/v1", "StatefulSet", "spec: {persistentVolumeClaimRetentionPolicy: {whenScaled: VALUE}}" },
            { "apps/v1", "StatefulSet", "spec: {minReadySeconds: VALUE}" },
            { "batch/v1", "Job", "spec: {ttlSecondsAfterFinished: VALUE}" },
            { "batch/v1", "Job", "spec: {parallelism: VALUE}" },
            { "batch/v1", "Job", "spec: {suspend: VALUE}" },
            { "batch/v1", "CronJob", "spec: {schedule: VALUE}" },
            { "batch/v1", "CronJob", "spec: {jobTemplate: {spec: {template: {spec: {nodeName: VALUE}}}}}" },
            { "storage.k8s.io/v1", "StorageClass", "allowVolumeExpansion: VALUE" },
            { "storage.k8s.io/v1", "StorageClass", "mountOptions: [VALUE]" },
            { "v1", "PersistentVolumeClaim", "spec: {volumeAttributesClassName: VALUE}" },
            { "v1", "PersistentVolumeClaim", "metadata: {name: a, labels: {a: VALUE}}" },
            { "v1", "PersistentVolume", "spec: {persistentVolumeReclaimPolicy: VALUE}" },
            { "v1", "Service", "spec: {sessionAffinity: VALUE}" },
            { "v1", "Service", "spec: {type: LoadBalancer, externalTrafficPolicy: VALUE}" },
            { "policy/v1", "PodDisruptionBudget", "spec: {maxUnavailable: VALUE}" },
            { "autoscaling/v2", "HorizontalPodAutoscaler", "spec: {maxReplicas: VALUE}" },
            { "rbac.authorization.k8s.io/v1", "RoleBinding", "subjects: [{kind: ServiceAccount, name: VALUE}]" },
            { "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "webhooks: [{name: a, failurePolicy: VALUE}]" },
            { "apiextensions.k8s.io/v1", "CustomResourceDefinition", "spec: {versions: [{name: VALUE}]}" },
            { "networking.k8s.io/v1", "NetworkPolicy", "spec: {podSelector: {matchLabels: {a: VALUE}}}" },
            { "external-secrets.io/v1", "ExternalSecret", "spec: {refreshInterval: VALUE}" },
            { "v1", "ConfigMap", "data: {a: VALUE}" },
        };

    [Theory]
    [MemberData(nameof(Immutable))]
    public void What_the_server_never_changes_is_refused_until_the_object_is_deleted(string apiVersion, string kind, string body)
    {
        var change = Compared.Change(Of(apiVersion, kind, body, "one"), Of(apiVersion, kind, body, "two"));

        Assert.Equal((Apply.Recreate, true), (change.Apply, change.IsRefused));
        Assert.StartsWith("Before the upgrade: kubectl delete ", Recreated(change), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Free))]
    public void What_the_server_changes_is_in_place(string apiVersion, string kind, string body)
    {
        var change = Compared.Change(Of(apiVersion, kind, body, "one"), Of(apiVersion, kind, body, "two"));

        Assert.Equal((Apply.InPlace, false), (change.Apply, change.IsRefused));
        Assert.Contains(change.Fields, f => f.After?.Contains("two", StringComparison.Ordinal) is true);
    }

    [Theory]
    [InlineData("apps/v1", "StatefulSet", "spec: {}", "spec: {podManagementPolicy: OrderedReady}")]
    [InlineData(
        "storage.k8s.io/v1",
        "StorageClass",
        "provisioner: a",
        "provisioner: a\nreclaimPolicy: Delete\nvolumeBindingMode: Immediate"
    )]
    [InlineData("batch/v1", "Job", "spec: {}", "spec: {completions: 1, completionMode: NonIndexed}")]
    [InlineData("v1", "Secret", "data: {}", "type: Opaque\ndata: {}")]
    [InlineData(
        "v1",
        "PersistentVolumeClaim",
        "spec: {accessModes: [ReadWriteOnce]}",
        "spec: {accessModes: [ReadWriteOnce], volumeMode: Filesystem}"
    )]
    [InlineData(
        "v1",
        "PersistentVolumeClaim",
        "spec: {resources: {requests: {storage: 1Gi}}}",
        "spec: {resources: {requests: {storage: 1024Mi}}}"
    )]
    [InlineData("v1", "Service", "spec: {}", "spec: {type: ClusterIP}")]
    [InlineData(
        "apps/v1",
        "StatefulSet",
        "spec: {volumeClaimTemplates: [{metadata: {name: a}, spec: {accessModes: [ReadWriteOnce]}}]}",
        "spec: {volumeClaimTemplates: [{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a}, spec: {accessModes: [ReadWriteOnce], volumeMode: Filesystem}}]}"
    )]
    public void What_the_server_fills_in_anyway_is_no_refusal(string apiVersion, string kind, string before, string after)
    {
        var change = Compared.Change(Of(apiVersion, kind, before, ""), Of(apiVersion, kind, after, ""));

        Assert.Equal((Apply.InPlace, false), (change.Apply, change.IsRefused));
    }

    [Fact]
    public void Equal_objects_are_no_change_in_whatever_order_their_keys_stand() =>
        Assert.Empty(
            Compared.Changes(
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {x: y, z: w}}",
                "kind: ConfigMap\nmetadata: {labels: {z: w, x: y}, name: a}\napiVersion: v1"
            )
        );

    [Fact]
    public void Fields_that_are_random_are_no_change() =>
        Assert.Empty(
            ObjectComparison.Compare(
                Compared.Objects("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {key: YQ==}"),
                Compared.Objects("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {key: Yg==}"),
                [new("Secret", "a", "data.key", "made at random")]
            )
        );

    [Fact]
    public void The_data_of_a_Secret_are_never_told()
    {
        var change = Compared.Change(
            "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {user: me}\ndata: {old: YQ==}",
            "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {user: you}\ndata: {new: YQ==}"
        );

        Assert.Equal(
            [("stringData.user", "(hidden)", "(hidden)"), ("data.new", null, "(hidden)"), ("data.old", "(hidden)", null)],
            change.Fields.Select(f => (f.Path, f.Before, f.After))
        );
    }

    [Theory]
    [InlineData(
        "Deployment",
        "{strategy: {type: Recreate}, template: {spec: {nodeName: VALUE}}}",
        "All pods stop before the new ones start."
    )]
    [InlineData("Deployment", "{template: {spec: {nodeName: VALUE}}}", "Its pods are replaced one after another.")]
    [InlineData("DaemonSet", "{template: {spec: {nodeName: VALUE}}}", "Its pods are replaced one after another.")]
    [InlineData(
        "StatefulSet",
        "{updateStrategy: {type: OnDelete}, template: {spec: {nodeName: VALUE}}}",
        "Each pod takes the change when somebody deletes it."
    )]
    public void A_pod_template_that_changes_replaces_the_pods(string kind, string spec, string reason)
    {
        var change = Compared.Change(Of("apps/v1", kind, $"spec: {spec}", "one"), Of("apps/v1", kind, $"spec: {spec}", "two"));

        Assert.Equal((Apply.Restart, reason, false), (change.Apply, change.Reason, change.IsRefused));
    }

    [Theory]
    [InlineData("sparkoperator.k8s.io/v1beta2", "SparkApplication", "spec: {driver: {cores: VALUE}}", Apply.Restart)]
    [InlineData("monitoring.coreos.com/v1", "Prometheus", "spec: {retention: VALUE}", Apply.Restart)]
    [InlineData("monitoring.coreos.com/v1", "Prometheus", "spec: {ruleSelector: {matchLabels: {a: VALUE}}}", Apply.InPlace)]
    [InlineData("monitoring.coreos.com/v1", "Alertmanager", "spec: {replicas: VALUE}", Apply.InPlace)]
    [InlineData(
        "monitoring.coreos.com/v1",
        "Prometheus",
        "spec: {storage: {volumeClaimTemplate: {spec: {storageClassName: VALUE}}}}",
        Apply.DataMove
    )]
    public void What_operators_run_is_told_as_they_do_it(string apiVersion, string kind, string body, Apply apply)
    {
        var change = Compared.Change(Of(apiVersion, kind, body, "one"), Of(apiVersion, kind, body, "two"));

        Assert.Equal((apply, false), (change.Apply, change.IsRefused));
    }

    [Fact]
    public void A_pod_that_nobody_keeps_takes_a_new_image()
    {
        var change = Compared.Change(
            Of("v1", "Pod", "spec: {containers: [{name: a, image: VALUE}]}", "one"),
            Of("v1", "Pod", "spec: {containers: [{name: a, image: VALUE}]}", "two")
        );

        Assert.Equal((Apply.Restart, false), (change.Apply, change.IsRefused));
    }

    [Fact]
    public void A_hook_is_made_anew_and_never_refused()
    {
        const string hook =
            "apiVersion: batch/v1\nkind: Job\nmetadata: {name: a, annotations: {helm.sh/hook: post-install}}\nspec: {template: {spec: {nodeName: VALUE}}}";

        var change = Compared.Change(
            hook.Replace("VALUE", "one", StringComparison.Ordinal),
            hook.Replace("VALUE", "two", StringComparison.Ordinal)
        );

        Assert.Equal(
            (Apply.InPlace, false, "A hook: Helm deletes what the last run left, and makes it anew."),
            (change.Apply, change.IsRefused, change.Reason)
        );
    }

    [Theory]
    [InlineData(
        "env: [{name: MODE, valueFrom: {configMapKeyRef: {name: config, key: mode}}}]",
        "",
        "Deployment/web reads it at the start only."
    )]
    [InlineData("envFrom: [{configMapRef: {name: config}}]", "", "Deployment/web reads it at the start only.")]
    [InlineData(
        "volumeMounts: [{name: v, mountPath: /a, subPath: mode}]",
        "volumes: [{name: v, configMap: {name: config}}]",
        "Deployment/web reads it at the start only."
    )]
    public void Pods_that_read_configuration_at_their_start_have_to_be_restarted_by_hand(string reads, string volumes, string reason)
    {
        var change = Compared.Change(Read("a", "one", reads, volumes), Read("a", "two", reads, volumes));

        Assert.Equal((Apply.Restart, reason), (change.Apply, change.Reason));
        Assert.Equal("After the upgrade: kubectl rollout restart deployment web -n ml", change.Reasons[0].Remedy);
    }

    [Fact]
    public void Pods_with_a_checksum_of_their_configuration_are_replaced()
    {
        const string reads = "envFrom: [{configMapRef: {name: config}}]";

        var changes = Compared.Changes(Read("a", "one", reads, ""), Read("b", "two", reads, ""));

        Assert.Equal("Read by Deployment/web, whose pods are replaced.", changes.Of("ConfigMap/config", ChangeKind.Changed).Reason);
        var field = Assert.Single(changes.Of("Deployment/web", ChangeKind.Changed).Fields);
        Assert.Equal(
            ("spec.template.metadata.annotations.checksum/config", "(checksum)", "(checksum)"),
            (field.Path, field.Before, field.After)
        );
    }

    [Fact]
    public void Files_that_are_mounted_follow_by_themselves()
    {
        const string reads = "volumeMounts: [{name: v, mountPath: /a}]";
        const string volumes = "volumes: [{name: v, configMap: {name: config}}]";

        var change = Compared.Change(Read("a", "one", reads, volumes), Read("a", "two", reads, volumes));

        Assert.Equal((Apply.InPlace, "Pods that run see it in their mounted files within minutes."), (change.Apply, change.Reason));
    }

    [Fact]
    public void A_claim_cannot_grow_in_a_class_that_forbids_it()
    {
        const string objects =
            "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: c}\nprovisioner: p\n---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\nspec: {storageClassName: c, resources: {requests: {storage: VALUE}}}";

        var change = Compared.Change(
            objects.Replace("VALUE", "1Gi", StringComparison.Ordinal),
            objects.Replace("VALUE", "2Gi", StringComparison.Ordinal)
        );

        Assert.Equal((true, "The class 'c' does not let a claim grow from 1Gi to 2Gi."), (change.IsRefused, change.Reason));
    }

    [Fact]
    public void A_Service_that_had_no_address_keeps_none()
    {
        var change = Compared.Change(Of("v1", "Service", "spec: {clusterIP: None}", ""), Of("v1", "Service", "spec: {ports: []}", ""));

        Assert.Equal((Apply.Recreate, false), (change.Apply, change.IsRefused));
        Assert.Equal("The Service stays without an address: the API server keeps what was set.", change.Reason);
    }

    [Fact]
    public void A_role_reaches_pods_that_run_on_only_when_they_start()
    {
        const string objects =
            "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, annotations: {eks.amazonaws.com/role-arn: VALUE}}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {serviceAccountName: web}}}";

        var change = Compared.Change(
            objects.Replace("VALUE", "one", StringComparison.Ordinal),
            objects.Replace("VALUE", "two", StringComparison.Ordinal)
        );

        Assert.Equal(
            (Apply.Restart, "Pods get the role when they start, and those of Deployment/web run on."),
            (change.Apply, change.Reason)
        );
    }

    [Fact]
    public void A_definition_that_goes_takes_every_object_of_its_kind_along()
    {
        const string crd =
            "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: externalsecrets.external-secrets.io}\nspec: {names: {kind: ExternalSecret}}";

        Assert.Equal(
            (Apply.DataMove, "Helm deletes the definition, and with it every ExternalSecret of the cluster."),
            (Compared.Change(crd, "").Apply, Compared.Change(crd, "").Reason)
        );
    }

    [Fact]
    public void A_Secret_that_External_Secrets_wrote_cannot_become_a_chart_s()
    {
        var changes = Compared.Changes(
            "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: fernet}",
            "apiVersion: v1\nkind: Secret\nmetadata: {name: fernet}"
        );

        var added = changes.Of("Secret/fernet", ChangeKind.Added);
        Assert.True(added.IsRefused);
        Assert.Equal("External Secrets wrote this Secret until now (ExternalSecret/fernet), and Helm takes no Secret over.", added.Reason);
    }

    [Fact]
    public void Changes_stand_by_their_weight_and_then_by_their_names()
    {
        var changes = Compared.Changes(
            "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: z}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: b}\ntype: a",
            "apiVersion: v1\nkind: Service\nmetadata: {name: n}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: b}\ntype: b\n---\napiVersion: v1\nkind: Service\nmetadata: {name: m}"
        );

        Assert.Equal(
            [
                "data-move PersistentVolumeClaim/z removed",
                "recreate Secret/b changed",
                "in-place Service/m added",
                "in-place Service/n added",
            ],
            changes.Select(c => $"{c.Apply.Word()} {c.Identity} {c.Kind.Word()}")
        );
    }

    private static string? Recreated(ObjectChange change) => change.Reasons[0].Remedy;

    private static string Of(string apiVersion, string kind, string body, string value) =>
        $"apiVersion: {apiVersion}\nkind: {kind}\n{(body.StartsWith("metadata", StringComparison.Ordinal) ? "" : "metadata: {name: a}\n")}{body.Replace("VALUE", value, StringComparison.Ordinal)}";

    private static string Read(string sum, string mode, string reads, string volumes) =>
        Configured
            .Replace("SUM", sum, StringComparison.Ordinal)
            .Replace("MODE", mode, StringComparison.Ordinal)
            .Replace("READS", reads, StringComparison.Ordinal)
            .Replace("VOLUMES", volumes, StringComparison.Ordinal);
}

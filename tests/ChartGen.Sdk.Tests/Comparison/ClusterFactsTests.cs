using ChartGen.Sdk.Comparison;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Tests.Comparison;

/// <summary>
/// What a real API server (1.36.2, Helm 4.1.4 with server-side apply) refused and accepted on the way from one proof profile to the next:
/// each refusal is told, and none is told that was not made.
/// </summary>
public sealed class ClusterFactsTests
{
    private const string SpecIsImmutable =
        "spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";

    private const string TemplatesAreForbidden =
        "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', "
        + "'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

    /// <summary>The step, the object before and after, what it takes, the refusal.</summary>
    public static TheoryData<string, string, string, Apply, string> Refused =>
        new()
        {
            {
                "4.1 parameters of the class gp3",
                Class("{type: gp3, encrypted: 'true', csi.storage.k8s.io/fstype: ext4}"),
                Class("{type: gp3, encrypted: 'true'}"),
                Apply.Recreate,
                "parameters: Invalid value: …: field is immutable"
            },
            { "4.2 claim models", Claim("models", "hostpath"), Claim("models", "gp3"), Apply.DataMove, SpecIsImmutable },
            {
                "4.2 claim spark-checkpoints",
                Claim("spark-checkpoints", "hostpath"),
                Claim("spark-checkpoints", "gp3"),
                Apply.DataMove,
                SpecIsImmutable
            },
            { "4.2 claim minio", Claim("minio", "hostpath"), Claim("minio", "gp3"), Apply.DataMove, SpecIsImmutable },
            {
                "4.2 postgresql.storage",
                Set("postgresql", "postgres-data", "hostpath"),
                Set("postgresql", "postgres-data", "gp3"),
                Apply.DataMove,
                TemplatesAreForbidden
            },
            {
                "4.2 airflow.workers.celery.persistence",
                Set("airflow-worker", "logs", "hostpath"),
                Set("airflow-worker", "logs", "gp3"),
                Apply.DataMove,
                TemplatesAreForbidden
            },
            {
                "4.2 airflow.redis.persistence",
                Set("airflow-redis", "redis-db", "hostpath"),
                Set("airflow-redis", "redis-db", "gp3"),
                Apply.DataMove,
                TemplatesAreForbidden
            },
            {
                "4.2 Job airflow-create-user, image",
                Job("airflow-create-user", "airflow:3"),
                Job("airflow-create-user", "ecr/airflow:3"),
                Apply.Recreate,
                "spec.template: Invalid value: …: field is immutable"
            },
            {
                "4.2 Job airflow-run-airflow-migrations, image",
                Job("airflow-run-airflow-migrations", "airflow:3"),
                Job("airflow-run-airflow-migrations", "ecr/airflow:3"),
                Apply.Recreate,
                "spec.template: Invalid value: …: field is immutable"
            },
            {
                "4.3 claim models, access and class",
                Claim("models", "gp3"),
                Claim("models", "efs-sc", mode: "ReadWriteMany"),
                Apply.DataMove,
                SpecIsImmutable
            },
            {
                "4.3 claim spark-checkpoints, access and class",
                Claim("spark-checkpoints", "gp3"),
                Claim("spark-checkpoints", "efs-sc", mode: "ReadWriteMany"),
                Apply.DataMove,
                SpecIsImmutable
            },
            {
                "4.3 Jobs",
                Job("airflow-create-user", "ecr/airflow:3", "A"),
                Job("airflow-create-user", "ecr/airflow:3", "B"),
                Apply.Recreate,
                "spec.template: Invalid value: …: field is immutable"
            },
            {
                "4.4 airflow.defaultAirflowTag",
                Job("airflow-run-airflow-migrations", "airflow:3.0.1"),
                Job("airflow-run-airflow-migrations", "airflow:3.0.2"),
                Apply.Recreate,
                "spec.template: Invalid value: …: field is immutable"
            },
            {
                "4.4 airflow.env",
                Job("airflow-run-airflow-migrations", "airflow:3", "one"),
                Job("airflow-run-airflow-migrations", "airflow:3", "two"),
                Apply.Recreate,
                "spec.template: Invalid value: …: field is immutable"
            },
            {
                "4.5 platform.claims.models.size back to 10Gi",
                Claim("models", "gp3", "20Gi"),
                Claim("models", "gp3", "10Gi"),
                Apply.DataMove,
                "spec.resources.requests.storage: Forbidden: field can not be less than status.capacity"
            },
            {
                "4.5 platform.claims.models.size, a later values file that still says 20Gi",
                Claim("models", "gp3", "40Gi"),
                Claim("models", "gp3", "20Gi"),
                Apply.DataMove,
                "spec.resources.requests.storage: Forbidden: field can not be less than status.capacity"
            },
            {
                "4.5 postgresql.storage.requestedSize",
                Set("postgresql", "postgres-data", "gp3"),
                Set("postgresql", "postgres-data", "gp3", "20Gi"),
                Apply.Recreate,
                TemplatesAreForbidden
            },
            {
                "4.5 airflow.workers.celery.persistence.size",
                Set("airflow-worker", "logs", "gp3"),
                Set("airflow-worker", "logs", "gp3", "20Gi"),
                Apply.Recreate,
                TemplatesAreForbidden
            },
            {
                "4.5 mlflow.nameOverride",
                Deployment("mlflow", "{app.kubernetes.io/name: mlflow}"),
                Deployment("mlflow", "{app.kubernetes.io/name: tracking}"),
                Apply.Recreate,
                "spec.selector: Invalid value: …: field is immutable"
            },
            {
                "4.5 minio.nameOverride",
                Deployment("minio", "{app: minio}"),
                Deployment("minio", "{app: store}"),
                Apply.Recreate,
                "spec.selector: Invalid value: …: field is immutable"
            },
        };

    /// <summary>The step, the object before and after, what it takes.</summary>
    public static TheoryData<string, string, string, Apply> Accepted =>
        new()
        {
            {
                "4.2 Services",
                "apiVersion: v1\nkind: Service\nmetadata: {name: minio}\nspec: {ports: [{name: http, port: 9000}]}",
                "apiVersion: v1\nkind: Service\nmetadata: {name: minio}\nspec: {ports: [{name: http, port: 9001}]}",
                Apply.InPlace
            },
            {
                "4.2 Ingress",
                "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: mlflow}\nspec: {ingressClassName: nginx, rules: [{host: mlflow.localhost}]}",
                "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: mlflow}\nspec: {ingressClassName: alb, rules: [{host: mlflow.example.com}]}",
                Apply.InPlace
            },
            { "4.2 Secrets", Secret("YQ=="), Secret("Yg=="), Apply.InPlace },
            {
                "4.2 Deployments, images",
                Deployment("mlflow", "{app: mlflow}", image: "mlflow:3"),
                Deployment("mlflow", "{app: mlflow}", image: "ecr/mlflow:3"),
                Apply.Restart
            },
            {
                "4.2 RBAC",
                "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules: [{apiGroups: [''], resources: [pods], verbs: [get]}]",
                "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules: [{apiGroups: [''], resources: [pods], verbs: [get, list]}]",
                Apply.InPlace
            },
            {
                "4.2 ServiceAccounts",
                "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: mlflow}",
                "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: mlflow, annotations: {eks.amazonaws.com/role-arn: 'arn:aws:iam::111122223333:role/ml'}}",
                Apply.InPlace
            },
            { "4.4 replicas", Deployment("mlflow", "{app: mlflow}"), Deployment("mlflow", "{app: mlflow}", 3), Apply.InPlace },
            {
                "4.4 airflow.config",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: airflow-config}\ndata: {airflow.cfg: \"a = 1\\nb = 2\\n\"}",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: airflow-config}\ndata: {airflow.cfg: \"a = 1\\nb = 3\\n\"}",
                Apply.InPlace
            },
            {
                "4.4 labels of a Job",
                Job("airflow-create-user", "airflow:3"),
                Job("airflow-create-user", "airflow:3")
                    .Replace("{name: airflow-create-user}", "{name: airflow-create-user, labels: {team: ml}}", StringComparison.Ordinal),
                Apply.InPlace
            },
            { "4.5 platform.claims.models.size to 40Gi", Claim("models", "gp3", "20Gi"), Claim("models", "gp3", "40Gi"), Apply.InPlace },
            { "4.5 minio.persistence.size upwards", Claim("minio", "gp3", "100Gi"), Claim("minio", "gp3", "200Gi"), Apply.InPlace },
            {
                "4.5 ingress-nginx.controller.service.type",
                "apiVersion: v1\nkind: Service\nmetadata: {name: ml-ingress-nginx-controller}\nspec: {type: LoadBalancer, ports: [{port: 80}]}",
                "apiVersion: v1\nkind: Service\nmetadata: {name: ml-ingress-nginx-controller}\nspec: {type: NodePort, ports: [{port: 80}]}",
                Apply.InPlace
            },
            {
                "4.5 airflow.labels",
                Deployment("airflow-scheduler", "{app: airflow}"),
                Deployment("airflow-scheduler", "{app: airflow}", labels: "{app: airflow, team: ml}"),
                Apply.Restart
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_the_server_refused_is_told_with_its_words(string step, string before, string after, Apply apply, string refusal)
    {
        var change = Compared.Change(before, after);

        Assert.Equal((step, apply, true), (step, change.Apply, change.IsRefused));
        Assert.Equal(refusal, change.Reasons[0].Refusal);
        Assert.NotNull(change.Reasons[0].Remedy);
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void What_the_server_accepted_is_told_as_no_refusal(string step, string before, string after, Apply apply)
    {
        var change = Compared.Change(before, after);

        Assert.Equal((step, apply, false), (step, change.Apply, change.IsRefused));
    }

    [Fact]
    public void Step_4_1_definitions_of_a_subchart_that_is_new_are_not_installed_by_an_upgrade()
    {
        var standing = Compared.Objects("apiVersion: v1\nkind: Namespace\nmetadata: {name: kube-system}", "prerequisites/templates/a.yaml");
        var rule = Compared.Objects(
            "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: kps-general.rules, namespace: kube-system}",
            "prerequisites/charts/kube-prometheus-stack/templates/rules.yaml"
        );

        var change = Assert.Single(ObjectComparison.Compare(standing, [.. standing, .. rule]));

        Assert.Equal((ChangeKind.Added, Apply.InPlace, true), (change.Kind, change.Apply, change.IsRefused));
        Assert.Equal(
            "resource mapping not found for name: \"kps-general.rules\": no matches for kind \"PrometheusRule\" in version \"monitoring.coreos.com/v1\"",
            change.Reasons[0].Refusal
        );
        Assert.Equal(
            "Before the upgrade: kubectl apply --server-side -f the crds folder of the chart 'kube-prometheus-stack'.",
            change.Reasons[0].Remedy
        );
    }

    [Fact]
    public void Step_4_1_a_namespace_that_nothing_stands_in_must_be_made_before()
    {
        var standing = Compared.Objects("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: kube-system}");
        var spark = Compared.Objects("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: spark}");

        var change = Assert.Single(ObjectComparison.Compare(standing, [.. standing, .. spark]));

        Assert.Equal((Apply.InPlace, "namespaces \"ml\" not found"), (change.Apply, change.Reasons[0].Refusal));
        Assert.Equal("Before the upgrade: kubectl create namespace ml", change.Reasons[0].Remedy);
    }

    [Fact]
    public void Step_4_2_a_StatefulSet_that_is_new_beside_a_Deployment_of_its_name_is_accepted_and_both_run_for_a_while()
    {
        var changes = Compared.Changes(Deployment("airflow-triggerer", "{app: t}"), Set("airflow-triggerer", "logs", "gp3"));

        Assert.All(changes, c => Assert.False(c.IsRefused));
        Assert.Equal(
            "StatefulSet/airflow-triggerer takes its place; both run until the upgrade has succeeded, since Helm deletes last.",
            changes.Of("Deployment/airflow-triggerer", ChangeKind.Removed).Reason
        );
        Assert.Equal(
            "It takes the place of Deployment/airflow-triggerer.",
            changes.Of("StatefulSet/airflow-triggerer", ChangeKind.Added).Reason
        );
    }

    [Theory]
    [InlineData("airflow-worker", "4.3 and 4.5 airflow.workers.celery.persistence.enabled: false")]
    [InlineData("airflow-triggerer", "4.3 triggerer")]
    public void A_Deployment_in_place_of_a_StatefulSet_is_accepted_and_leaves_the_claims_behind(string name, string step)
    {
        var changes = Compared.Changes(Set(name, "logs", "gp3"), Deployment(name, "{app: a}"));

        var removed = changes.Of($"StatefulSet/{name}", ChangeKind.Removed);
        Assert.Equal((step, Apply.DataMove, false), (step, removed.Apply, removed.IsRefused));
        Assert.Equal(
            $"Deployment/{name} takes its place, but its claim logs-{name}-0 stays with the data, read by nobody.",
            removed.Reason
        );
        Assert.Equal(new ObjectIdentity("apps", "Deployment", "ml", name), removed.Counterpart);
        Assert.False(changes.Of($"Deployment/{name}", ChangeKind.Added).IsRefused);
    }

    [Fact]
    public void Step_4_3_the_claim_of_a_subchart_that_goes_is_deleted()
    {
        var change = Compared.Change(Claim("minio", "gp3") + "\n---\n" + Class("{type: gp3}"), Class("{type: gp3}"));

        Assert.Equal((ChangeKind.Removed, Apply.DataMove, false), (change.Kind, change.Apply, change.IsRefused));
        Assert.Equal(
            "No claim takes the place of this one (20Gi, gp3, ReadWriteOnce). Helm deletes it, and its volume unless the class retains volumes.",
            change.Reason
        );
    }

    [Fact]
    public void Step_4_3_the_claims_of_StatefulSets_that_go_stay()
    {
        var change = Compared.Change(Set("postgresql", "postgres-data", "gp3", replicas: 2), "");

        Assert.Equal(
            "Helm deletes it, but its claims postgres-data-postgresql-0 and postgres-data-postgresql-1 stay with the data, read by nobody.",
            change.Reason
        );
    }

    [Fact]
    public void Step_4_3_Secrets_that_External_Secrets_takes_over_are_deleted_at_the_end()
    {
        var changes = Compared.Changes(
            Secret("YQ=="),
            "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: fernet}\nspec: {target: {name: airflow-fernet}}"
        );

        var removed = changes.Of("Secret/airflow-fernet", ChangeKind.Removed);
        Assert.Equal((Apply.Recreate, false), (removed.Apply, removed.IsRefused));
        Assert.Equal(
            "Helm deletes it at the end of the upgrade; until ExternalSecret/fernet has written it anew, pods that start lack it.",
            removed.Reason
        );
        Assert.Equal(
            "Give it the annotation helm.sh/resource-policy: keep one release before, or give the new one another name.",
            removed.Reasons[0].Remedy
        );
    }

    [Fact]
    public void Step_4_5_a_new_name_of_an_object_is_a_replacement_and_accepted()
    {
        var changes = Compared.Changes(
            Deployment("ml-ingress-nginx-controller", "{app: n}"),
            Deployment("ml-front-controller", "{app: n}")
        );

        Assert.Equal([ChangeKind.Added, ChangeKind.Removed], changes.Select(c => c.Kind).Order());
        Assert.All(changes, c => Assert.Equal((Apply.InPlace, false), (c.Apply, c.IsRefused)));
    }

    [Fact]
    public void Step_4_5_a_claim_that_is_marked_to_be_kept_survives()
    {
        var claim = Claim("models", "gp3")
            .Replace("{name: models}", "{name: models, annotations: {helm.sh/resource-policy: keep}}", StringComparison.Ordinal);

        Assert.Equal(
            "No claim takes the place of this one (20Gi, gp3, ReadWriteOnce). It stays with its data: it is marked to be kept.",
            Compared.Change(claim, "").Reason
        );
    }

    [Fact]
    public void Claims_that_are_named_after_their_class_are_never_refused_and_move_their_data()
    {
        var changes = Compared.Changes(Claim("models-gp3", "gp3"), Claim("models-efs-sc", "efs-sc", mode: "ReadWriteMany"));

        var removed = changes.Of("PersistentVolumeClaim/models-gp3", ChangeKind.Removed);
        Assert.Equal((Apply.DataMove, false), (removed.Apply, removed.IsRefused));
        Assert.Equal("models-efs-sc", removed.Counterpart?.Name);
        var added = changes.Of("PersistentVolumeClaim/models-efs-sc", ChangeKind.Added);
        Assert.Equal(
            (Apply.InPlace, "It begins empty, and takes the data of PersistentVolumeClaim/models-gp3."),
            (added.Apply, added.Reason)
        );
    }

    private static string Claim(string name, string className, string size = "20Gi", string mode = "ReadWriteOnce") =>
        $$$$"""
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: {{{{name}}}}}
            spec: {storageClassName: {{{{className}}}}, accessModes: [{{{{mode}}}}], resources: {requests: {storage: {{{{size}}}}}}}
            """;

    private static string Class(string parameters) =>
        $$$$"""
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: {name: gp3}
            provisioner: ebs.csi.aws.com
            allowVolumeExpansion: true
            parameters: {{{{parameters}}}}
            """;

    private static string Set(string name, string claim, string className, string size = "10Gi", int replicas = 1) =>
        $$$$"""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: {{{{name}}}}}
            spec:
              replicas: {{{{replicas}}}}
              serviceName: {{{{name}}}}
              selector: {matchLabels: {app: {{{{name}}}}}}
              template: {metadata: {labels: {app: {{{{name}}}}}}, spec: {containers: [{name: {{{{name}}}}, image: a}]}}
              volumeClaimTemplates:
                - metadata: {name: {{{{claim}}}}}
                  spec: {storageClassName: {{{{className}}}}, accessModes: [ReadWriteOnce], resources: {requests: {storage: {{{{size}}}}}}}
            """;

    private static string Deployment(string name, string selector, int replicas = 1, string image = "a", string? labels = null) =>
        $$$$"""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: {{{{name}}}}}
            spec:
              replicas: {{{{replicas}}}}
              selector: {matchLabels: {{{{selector}}}}}
              template: {metadata: {labels: {{{{labels ?? selector}}}}}, spec: {containers: [{name: {{{{name}}}}, image: '{{{{image}}}}'}]}}
            """;

    private static string Job(string name, string image, string mode = "A") =>
        $$$$"""
            apiVersion: batch/v1
            kind: Job
            metadata: {name: {{{{name}}}}}
            spec:
              ttlSecondsAfterFinished: 300
              template: {spec: {containers: [{name: run, image: '{{{{image}}}}', env: [{name: MODE, value: {{{{mode}}}}}]}]}}
            """;

    private static string Secret(string value) =>
        $"apiVersion: v1\nkind: Secret\nmetadata: {{name: airflow-fernet}}\ndata: {{fernet-key: {value}}}";
}

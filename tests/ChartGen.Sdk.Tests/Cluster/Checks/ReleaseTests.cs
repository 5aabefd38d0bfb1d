using System.Diagnostics;
using ChartGen.Sdk.Cluster;
using ChartGen.Sdk.Cluster.Checks;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Cluster.Checks;

/// <summary>What stands there of Helm, and what an upgrade would be refused for.</summary>
public sealed class ReleaseTests
{
    private const string ReleasePath = "/api/v1/namespaces/ml/secrets?labelSelector=owner%3Dhelm%2Cname%3Dml%2Cstatus%21%3Dsuperseded";

    private const string Job = """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: airflow-run-airflow-migrations}
        spec: {ttlSecondsAfterFinished: 300, template: {metadata: {labels: {tier: airflow}}, spec: {restartPolicy: OnFailure, nodeSelector: {}, tolerations: [], affinity: {}, initContainers: [],
          containers: [{name: run, image: "airflow:3.2.2", resources: {requests: {cpu: 0.5, memory: 1024Mi}}, env: [{name: A, value: "1"}]}]}}}
        """;

    [Theory]
    [InlineData("deployed", "")]
    [InlineData(
        "failed",
        "warning CG8285: The release 'ml' in 'ml' failed at revision 3: some of its objects are new, others old. "
            + "See what was refused with helm status ml --namespace ml, then go forward or roll back; do not count on the state before."
    )]
    [InlineData(
        "pending-upgrade",
        "error CG8284: The release 'ml' in 'ml' is pending-upgrade at revision 3: Helm refuses another operation. "
            + "Wait for who works on it; if nobody does, helm rollback ml --namespace ml."
    )]
    public void The_last_revision_tells(string status, string finding)
    {
        var part = Examined.By<Releases>(
            Examined.Plan(TestProfiles.Laptop, ""),
            (ReleasePath, Examined.List(Release("deployed", 2), Release(status, 3)))
        );

        Assert.Equal(finding, string.Concat(part.Texts()));
        Assert.Equal(status == "deployed" ? ["ml is deployed, revision 3"] : [], part.Facts());
    }

    [Fact]
    public void No_release_is_good_and_one_that_nobody_may_see_unknown()
    {
        var plan = Examined.Plan(TestProfiles.Laptop, "");

        Assert.Equal(["ml is not installed yet"], Examined.By<Releases>(plan).Facts());
        Assert.Equal(CheckVerdict.Unknown, Examined.By<Releases>(plan, (ReleasePath, Examined.Forbidden)).Verdict);
    }

    [Fact]
    public void Objects_of_another_release_or_of_none_are_in_the_way()
    {
        const string Yaml = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: platform-ingress-nginx}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: by-hand}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: own}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: hook, annotations: {helm.sh/hook: pre-install}}
            """;

        var part = Examined.By<Ownership>(
            Examined.Plan(TestProfiles.Laptop, Yaml),
            (
                "/apis/rbac.authorization.k8s.io/v1/clusterroles",
                Examined.List(
                    Owned("platform-ingress-nginx", "ml", "other"),
                    """{"metadata": {"name": "by-hand"}}""",
                    Owned("own", "ml", "ml"),
                    """{"metadata": {"name": "hook"}}"""
                )
            )
        );

        Assert.Equal(
            [
                "error CG8283: ClusterRole/by-hand is there, made by no Helm release: Helm refuses to install 'ml' in 'ml' over it. "
                    + "Delete what nobody needs, leave it to who made it by the chart's settings, or hand it over with helm upgrade --take-ownership.",
                "error CG8283: ClusterRole/platform-ingress-nginx is of the release other/ml: Helm refuses to install 'ml' in 'ml' over it. "
                    + "One platform in a cluster brings what the cluster has once; give another release the same by its settings, or use that release's name and namespace.",
            ],
            part.Texts()
        );
        Assert.Equal(["1 object is of the releases already"], part.Facts());
    }

    [Fact]
    public void What_Argo_CD_applies_is_of_no_release()
    {
        var profile = TestProfiles.Laptop with
        {
            Gitops = new GitopsChoice.ArgoCd { Repository = GitRepository.Parse("https://git.test/ml.git") },
        };
        var plan = Examined.Plan(profile, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
        var live = ("/api/v1/namespaces/ml/configmaps", Examined.List("""{"metadata": {"name": "a"}}"""));

        Assert.Equal(CheckVerdict.Ok, Examined.By<Ownership>(plan, live).Verdict);
        Assert.Equal(CheckVerdict.Ok, Examined.By<Releases>(plan, (ReleasePath, Examined.Forbidden)).Verdict);
    }

    [Fact]
    public void A_Job_of_the_last_install_is_in_the_way_when_it_differs()
    {
        Assert.Equal(
            [
                "error CG8282: Job/airflow-run-airflow-migrations of the last install is still there and differs from the chart's: "
                    + "Jobs cannot change, and the upgrade would be refused halfway. "
                    + "Before the upgrade: kubectl delete job airflow-run-airflow-migrations --namespace ml --ignore-not-found. By itself it goes when its ttlSecondsAfterFinished are over.",
            ],
            Upgrade(Job, "/apis/batch/v1/namespaces/ml/jobs", LiveJob("airflow:3.2.1")).Texts()
        );
    }

    [Fact]
    public void What_the_server_fills_in_is_no_difference()
    {
        var part = Upgrade(Job, "/apis/batch/v1/namespaces/ml/jobs", LiveJob("airflow:3.2.2"));

        Assert.Empty(part.Findings);
        Assert.Equal(["1 object compared"], part.Facts());
    }

    [Fact]
    public void A_variable_that_the_Job_has_no_more_is_a_difference()
    {
        var live = LiveJob("airflow:3.2.2").Replace("\"env\": [", "\"env\": [{\"name\": \"OLD\", \"value\": \"1\"},");

        Assert.Single(Upgrade(Job, "/apis/batch/v1/namespaces/ml/jobs", live).Findings);
    }

    [Fact]
    public void A_selector_a_claim_template_and_a_role_never_change()
    {
        const string Yaml = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: mlflow}
            spec: {selector: {matchLabels: {app: mlflow}}, template: {metadata: {labels: {app: mlflow}}, spec: {containers: [{name: a}]}}}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: postgresql}
            spec: {replicas: 1, serviceName: postgresql, selector: {matchLabels: {app: pg}}, template: {metadata: {labels: {app: pg}}, spec: {containers: [{name: a}]}},
              volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], storageClassName: gp3, resources: {requests: {storage: 20Gi}}}}]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: reader}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: new}
            subjects: []
            """;
        const string Deployment = """
            {"metadata": {"name": "mlflow", "uid": "1"}, "spec": {"replicas": 1, "selector": {"matchLabels": {"app": "mlflow", "release": "old"}}, "template": {"metadata": {"labels": {"app": "mlflow"}}, "spec": {"containers": [{"name": "a"}], "dnsPolicy": "ClusterFirst"}}}}
            """;
        const string Set = """
            {"metadata": {"name": "postgresql"}, "spec": {"replicas": 1, "serviceName": "postgresql", "podManagementPolicy": "OrderedReady", "selector": {"matchLabels": {"app": "pg"}}, "template": {"spec": {"containers": [{"name": "a"}]}},
             "volumeClaimTemplates": [{"kind": "PersistentVolumeClaim", "apiVersion": "v1", "metadata": {"name": "data", "creationTimestamp": null}, "spec": {"accessModes": ["ReadWriteOnce"], "storageClassName": "hostpath", "volumeMode": "Filesystem", "resources": {"requests": {"storage": "20Gi"}}}, "status": {"phase": "Pending"}}]}}
            """;
        const string Binding =
            """{"metadata": {"name": "reader"}, "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "old"}}""";

        var part = Examined.By<Sdk.Cluster.Checks.Upgrade>(
            Examined.Plan(TestProfiles.Cloud, Yaml),
            ("/apis/apps/v1/namespaces/ml/deployments", Examined.List(Deployment)),
            ("/apis/apps/v1/namespaces/ml/statefulsets", Examined.List(Set)),
            ("/apis/rbac.authorization.k8s.io/v1/namespaces/ml/rolebindings", Examined.List(Binding))
        );

        Assert.Equal(
            [
                "error CG8281: StatefulSet/postgresql cannot become what the chart has (spec.volumeClaimTemplates[data]): The claims of 'data' keep their volumes: its class is 'hostpath', not 'gp3'; the upgrade would be refused. "
                    + "Bring the data out, then before the upgrade delete the StatefulSet and its claims data-postgresql-0: a new StatefulSet adopts what is left of the old claims.",
                "error CG8281: Deployment/mlflow cannot become what the chart has (spec.selector): The selector of a Deployment cannot change; the upgrade would be refused. "
                    + "Before the upgrade: kubectl delete deployment mlflow -n ml; until the new pods are ready there are none.",
                "error CG8281: RoleBinding/reader cannot become what the chart has (roleRef): 'roleRef' of a RoleBinding cannot change; the upgrade would be refused. "
                    + "Before the upgrade: kubectl delete rolebinding reader -n ml",
            ],
            part.Texts()
        );
    }

    [Fact]
    public void A_claim_template_that_the_chart_has_no_more_is_seen()
    {
        const string Yaml = "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: worker}\nspec: {selector: {matchLabels: {app: w}}}\n";
        const string Live =
            """{"metadata": {"name": "worker"}, "spec": {"selector": {"matchLabels": {"app": "w"}}, "volumeClaimTemplates": [{"metadata": {"name": "logs"}, "spec": {}}]}}""";

        var finding = Assert.Single(Upgrade(Yaml, "/apis/apps/v1/namespaces/ml/statefulsets", Live).Findings);
        Assert.Equal("CG8281", finding.Code);
        Assert.Contains("spec.volumeClaimTemplates[logs]", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Certificates_that_differ_with_each_render_take_no_time()
    {
        static string Yaml(char letter) =>
            "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: {name: a}\n"
            + $"webhooks: [{{name: w, clientConfig: {{caBundle: {new string(letter, 20_000)}}}}}]\n";
        var live =
            $$$"""{"metadata": {"name": "a"}, "webhooks": [{"name": "w", "clientConfig": {"caBundle": "{{{new string('B', 20_000)}}}"} }]}""";

        var watch = Stopwatch.StartNew();
        var part = Upgrade(Yaml('A'), "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations", live);

        Assert.Empty(part.Findings);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public void What_admission_puts_into_a_Pod_is_no_difference()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: inference}
            spec: {serviceAccountName: inference, tolerations: [], volumes: [{name: models, emptyDir: {}}], containers: [{name: a, image: spark, volumeMounts: [{name: models, mountPath: /models}]}]}
            """;
        const string Live = """
            {"metadata": {"name": "inference"}, "spec": {"serviceAccountName": "inference", "serviceAccount": "inference", "nodeName": "n", "tolerations": [{"key": "node.kubernetes.io/not-ready", "operator": "Exists"}],
             "volumes": [{"name": "models", "emptyDir": {}}, {"name": "kube-api-access-x", "projected": {}}],
             "containers": [{"name": "a", "image": "spark", "imagePullPolicy": "Always", "volumeMounts": [{"name": "models", "mountPath": "/models"}, {"name": "kube-api-access-x", "mountPath": "/var/run"}]}]}}
            """;

        Assert.Empty(Upgrade(Yaml, "/api/v1/namespaces/ml/pods", Live).Findings);
    }

    private static CheckedPart Upgrade(string yaml, string path, string live) =>
        Examined.By<Sdk.Cluster.Checks.Upgrade>(Examined.Plan(TestProfiles.Cloud, yaml), (path, Examined.List(live)));

    // As the server stores it: quantities in its own spelling, nothing that is empty, and labels of the Job's controller.
    private static string LiveJob(string image) =>
        $$$"""
            {"metadata": {"name": "airflow-run-airflow-migrations", "uid": "u"}, "spec": {"parallelism": 1, "completions": 1, "backoffLimit": 6, "completionMode": "NonIndexed", "suspend": false, "ttlSecondsAfterFinished": 300,
              "selector": {"matchLabels": {"batch.kubernetes.io/controller-uid": "u"}},
              "template": {"metadata": {"creationTimestamp": null, "labels": {"batch.kubernetes.io/controller-uid": "u", "controller-uid": "u", "tier": "airflow"}},
                "spec": {"restartPolicy": "OnFailure", "dnsPolicy": "ClusterFirst", "schedulerName": "default-scheduler", "terminationGracePeriodSeconds": 30,
                  "containers": [{"name": "run", "image": "{{{image}}}", "imagePullPolicy": "IfNotPresent", "resources": {"requests": {"cpu": "500m", "memory": "1Gi"} }, "env": [{"name": "A", "value": "1"}]}]} } },
             "status": {"succeeded": 1}}
            """;

    private static string Release(string status, int revision) =>
        $$$"""{"kind": "Secret", "metadata": {"name": "sh.helm.release.v1.ml.v{{{revision}}}", "labels": {"status": "{{{status}}}", "version": "{{{revision}}}"}}, "data": {"release": "aHVudGVyMg=="}}""";

    private static string Owned(string name, string release, string @namespace) =>
        $$$"""{"metadata": {"name": "{{{name}}}", "annotations": {"meta.helm.sh/release-name": "{{{release}}}", "meta.helm.sh/release-namespace": "{{{@namespace}}}"} } }""";
}

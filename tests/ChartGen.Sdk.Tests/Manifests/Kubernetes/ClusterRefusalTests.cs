using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Tests.Manifests.Kubernetes;

/// <summary>Objects that a real API server of Kubernetes 1.36 refused, or took and misused; each is refused here before it gets there.</summary>
public sealed class ClusterRefusalTests
{
    public static TheoryData<string, string, string> Refused =>
        new()
        {
            {
                "a variable of the chart and one of the component with the same name: duplicate entries for key [name=\"MODELS_DIR\"]",
                Cluster.Deployment("env: [{name: MODELS_DIR, value: /a}, {name: MODELS_DIR, value: /b}]"),
                "CG6034"
            },
            {
                "a variable that the chart defines itself: duplicate entries for key [name=\"AIRFLOW__CORE__FERNET_KEY\"]",
                Cluster.Deployment(
                    "env: [{name: AIRFLOW__CORE__FERNET_KEY, valueFrom: {secretKeyRef: {name: a, key: b}}}, {name: AIRFLOW__CORE__FERNET_KEY, value: x}]"
                ),
                "CG6034"
            },
            {
                "minAvailable and maxUnavailable cannot be both set",
                "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: x}\nspec: {minAvailable: 1, maxUnavailable: 1}\n",
                "CG6043"
            },
            {
                "cannot unmarshal bool into Go struct field ObjectMeta.metadata.annotations of type string",
                "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: x, annotations: {storageclass.kubernetes.io/is-default-class: true}}\nprovisioner: p\n",
                "CG6031"
            },
            {
                ".parameters.encrypted: expected string",
                "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: x}\nprovisioner: p\nparameters: {encrypted: true}\n",
                "CG6031"
            },
            {
                "spec.minReplicas: must be greater than or equal to 1",
                "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: x}\nspec: {scaleTargetRef: {kind: Deployment, name: x}, minReplicas: 0, maxReplicas: 2}\n",
                "CG6037"
            },
            {
                "volumeMounts[0].readonly: field not declared in schema",
                Cluster.Deployment("volumeMounts: [{name: a, mountPath: /a, readonly: true}]", "volumes: [{name: a, emptyDir: {}}]"),
                "CG6030"
            },
            {
                "volumeMounts[0].mountpath: field not declared in schema",
                Cluster.Deployment("volumeMounts: [{name: a, mountpath: /a}]", "volumes: [{name: a, emptyDir: {}}]"),
                "CG6030 CG6032"
            },
            { "quantities must match the regular expression", Cluster.Deployment("resources: {requests: {memory: 512MB}}"), "CG6036" },
            {
                "must be less than or equal to memory limit of 1Gi, repeated for an init container",
                Cluster.Deployment(
                    "resources: {requests: {memory: 2Gi}, limits: {memory: 1Gi}}",
                    "initContainers: [{name: i, resources: {requests: {memory: 2Gi}, limits: {memory: 1Gi}}}]"
                ),
                "CG6042 CG6042"
            },
            {
                "two default classes: a claim without a class silently got the newer one",
                "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: a, annotations: {storageclass.kubernetes.io/is-default-class: 'true'}}\nprovisioner: p\n---\n"
                    + "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: b, annotations: {storageclass.kubernetes.io/is-default-class: 'true'}}\nprovisioner: p\n",
                "CG6045"
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_a_cluster_refused_is_refused(string refusal, string yaml, string codes)
    {
        Assert.NotEmpty(refusal);
        foreach (var version in (string?[])["1.33", "1.36", null])
            Assert.Equal(codes, string.Join(' ', Cluster.Report(yaml, version).Diagnostics.Select(d => d.Code)));
    }

    [Fact]
    public void A_ServiceAccount_that_nobody_makes_is_refused_as_a_reference()
    {
        var objects = RenderedObjects.Parse(Cluster.Deployment(pod: "serviceAccountName: mlflow"), "ml").Objects;

        Assert.Equal(["CG6024"], ReferenceCheck.Check(objects, new HashSet<string>()).Select(d => d.Code));
    }
}

using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Tests.Manifests;

public sealed class RenderedPodTests
{
    [Theory]
    [InlineData("kind: Pod\nmetadata: {name: a, labels: {app: a}}\nspec: {containers: [{name: c}]}", "spec", 1)]
    [InlineData(
        "kind: Deployment\nmetadata: {name: a}\nspec: {replicas: 3, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: c}]}}}",
        "spec.template.spec",
        3
    )]
    [InlineData(
        "kind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {template: {metadata: {labels: {app: a}}, spec: {containers: [{name: c}]}}}}}",
        "spec.jobTemplate.spec.template.spec",
        1
    )]
    [InlineData(
        "kind: ConfigMap\nmetadata: {name: a}\ndata: {pod_template_file.yaml: '{metadata: {labels: {app: a}}, spec: {containers: [{name: c}]}}'}",
        "data.pod_template_file.yaml.spec",
        1
    )]
    public void A_pod_is_found_wherever_its_object_holds_it(string yaml, string path, int replicas)
    {
        var pod = Assert.Single(Pods(yaml));

        Assert.Equal((path, replicas, "a", "c"), (pod.Path, pod.Replicas, pod.Labels.TextAt("app"), Assert.Single(pod.Containers).Name));
        Assert.Equal(pod.Owner.ToString(), pod.ToString());
    }

    [Theory]
    [InlineData("kind: Service\nmetadata: {name: a}\nspec: {selector: {app: a}}")]
    [InlineData("kind: ConfigMap\nmetadata: {name: a}\ndata: {app.cfg: a}")]
    [InlineData("kind: Deployment\nmetadata: {name: a}\nspec: {}")]
    public void Other_objects_make_no_pods(string yaml) => Assert.Empty(Pods(yaml));

    [Fact]
    public void A_sidecar_among_the_init_containers_runs_as_long_as_the_pod()
    {
        var pod = Assert.Single(
            Pods(
                "kind: Pod\nmetadata: {name: a}\nspec: {initContainers: [{name: once}, {name: sidecar, restartPolicy: Always}], containers: [{name: main}]}"
            )
        );

        Assert.Equal([("once", false), ("sidecar", true), ("main", true)], pod.Containers.Select(c => (c.Name, c.Runs)));
        Assert.Equal("default", pod.Account);
    }

    [Fact]
    public void A_SparkApplication_makes_a_driver_and_executors_with_what_they_share()
    {
        const string Yaml = """
            kind: SparkApplication
            metadata: {name: a}
            spec:
              image: spark:4
              imagePullSecrets: [login]
              volumes: [{name: v, persistentVolumeClaim: {claimName: v}}]
              driver: {cores: 2, memory: 1g, serviceAccount: s, volumeMounts: [{name: v, mountPath: /v}]}
              executor: {coreRequest: 500m, cores: 1, memory: 2g, instances: 3, image: other:1, sidecars: [{name: side}]}
            """;

        var pods = Pods(Yaml).ToArray();

        Assert.Equal(["SparkApplication/a (driver)", "SparkApplication/a (executor)"], pods.Select(p => p.ToString()));
        Assert.Equal([1, 3], pods.Select(p => p.Replicas));
        Assert.Equal(["driver", "executor"], pods.Select(p => p.Labels.TextAt("spark-role")));
        Assert.Equal(["s", "default"], pods.Select(p => p.Account));
        Assert.Equal(["driver", "executor", "side"], pods.SelectMany(p => p.Containers).Select(c => c.Name));
        Assert.Equal(["spark:4", "other:1"], pods.Select(p => p.Containers[0].Image));
        Assert.Equal(["2", "500m"], pods.Select(p => p.Containers[0].Tree.TextAt("resources", "requests", "cpu")));
        Assert.All(pods, p => Assert.Equal("login", Assert.Single(p.Spec.MapsAt("imagePullSecrets")).TextAt("name")));
        Assert.Equal([new MountedClaim("v", true), new MountedClaim("v", false)], pods.SelectMany(p => p.Claims));
    }

    [Fact]
    public void The_Prometheus_Operator_makes_pods_with_labels_and_ports_of_its_own()
    {
        var pod = Assert.Single(
            Pods("kind: Prometheus\nmetadata: {name: p}\nspec: {replicas: 2, portName: http-web, image: 'p:1', serviceAccountName: s}")
        );

        Assert.Equal((2, "s", "p:1"), (pod.Replicas, pod.Account, pod.Containers[0].Image));
        Assert.Equal(("prometheus", "p"), (pod.Labels.TextAt("app.kubernetes.io/name"), pod.Labels.TextAt("operator.prometheus.io/name")));
        Assert.True(pod.Containers[0].Listens("http-web"));
        Assert.True(pod.Containers[0].Listens("9090"));
    }

    private static IEnumerable<RenderedPod> Pods(string yaml) =>
        RenderedObjects.Parse($"apiVersion: v1\n{yaml}\n", "ns").Objects.SelectMany(RenderedPod.Of);
}

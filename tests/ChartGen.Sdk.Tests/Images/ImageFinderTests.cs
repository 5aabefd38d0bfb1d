using ChartGen.Sdk.Images;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Tests.Images;

public sealed class ImageFinderTests
{
    private const string Digest = "sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1";

    [Fact]
    public void Containers_of_every_kind_are_named_by_their_role() =>
        Finds(
            """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: backup}
            spec:
              jobTemplate:
                spec:
                  template:
                    spec:
                      initContainers: [{name: wait, image: busybox:1.38.0}]
                      containers: [{name: dump, image: "quay.io/team/dump@sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1"}]
                      ephemeralContainers: [{name: look, image: registry.acme.test:5000/debug}]
            """,
            "docker.io/library/busybox:1.38.0 init container wait",
            $"quay.io/team/dump@{Digest} container dump",
            "registry.acme.test:5000/debug ephemeral container look"
        );

    [Fact]
    public void Arguments_and_variables_tell_operators_what_to_run() =>
        Finds(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: operator}
            spec:
              template:
                spec:
                  containers:
                    - name: manager
                      image: quay.io/op/op:v1
                      args:
                        - --prometheus-config-reloader=quay.io/prometheus-operator/prometheus-config-reloader:v0.93.1
                        - --thanos-default-base-image=quay.io/thanos/thanos:v0.42.4
                        - --sidecar-image
                        - team/sidecar:2
                        - --conf=spark.kubernetes.executor.container.image=spark:4.0.1
                        - --log-level=info
                      env:
                        - {name: RELATED_IMAGE_PROXY, value: proxy:1.2}
                        - {name: PULLED, value: "ghcr.io/acme/agent:v3"}
                        - {name: PLAIN, value: redis:7}
            """,
            "quay.io/op/op:v1 container manager",
            "quay.io/prometheus-operator/prometheus-config-reloader:v0.93.1 container manager, --prometheus-config-reloader",
            "quay.io/thanos/thanos:v0.42.4 container manager, --thanos-default-base-image",
            "docker.io/team/sidecar:2 container manager, --sidecar-image",
            "docker.io/library/spark:4.0.1 container manager, --conf=spark.kubernetes.executor.container.image",
            "docker.io/library/proxy:1.2 container manager, variable RELATED_IMAGE_PROXY",
            "ghcr.io/acme/agent:v3 container manager, variable PULLED"
        );

    [Fact]
    public void Custom_resources_name_images_in_fields_of_their_own() =>
        Finds(
            """
            apiVersion: sparkoperator.k8s.io/v1beta2
            kind: SparkApplication
            metadata: {name: stream, annotations: {sidecar.istio.io/proxyImage: docker.io/istio/proxyv2:1.2}}
            spec:
              image: docker.io/library/spark:4.0.1-python3
              sparkConf: {spark.kubernetes.executor.container.image: "library/spark:4.0.2"}
              driver:
                sidecars: [{name: git, image: registry.k8s.io/git-sync/git-sync:v4.4.2}]
            ---
            apiVersion: acme.test/v1
            kind: Cache
            metadata: {name: cache}
            spec:
              image: {registry: quay.io, repository: acme/cache, tag: "7.2"}
              exporterImage: {repository: acme/exporter, digest: "sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1"}
            """,
            "docker.io/istio/proxyv2:1.2 metadata.annotations.sidecar.istio.io/proxyImage",
            "docker.io/library/spark:4.0.1-python3 spec.image",
            "docker.io/library/spark:4.0.2 spec.sparkConf.spark.kubernetes.executor.container.image",
            "registry.k8s.io/git-sync/git-sync:v4.4.2 sidecar git",
            "quay.io/acme/cache:7.2 spec.image",
            $"docker.io/acme/exporter@{Digest} spec.exporterImage"
        );

    [Fact]
    public void Files_in_ConfigMaps_are_read_as_what_they_are() =>
        Finds(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: airflow-config}
            data:
              airflow.cfg: |
                [kubernetes_executor]
                worker_container_repository = apache/airflow
                worker_container_tag = 3.2.2
                [logging]
                remote_repository = s3://bucket
              pod_template_file.yaml: |
                kind: Pod
                spec:
                  initContainers: [{name: git-sync-init, image: "registry.k8s.io/git-sync/git-sync:v4.4.2"}]
                  containers: [{name: base, image: "apache/airflow:3.2.2"}]
              notes.txt: |
                It runs quay.io/acme/tool:v2. See https://quay.io/repository/acme/tool:v2 and acme.test/tool:v3.
            """,
            "docker.io/apache/airflow:3.2.2 data.airflow.cfg, worker_container_repository",
            "registry.k8s.io/git-sync/git-sync:v4.4.2 pod_template_file.yaml, init container git-sync-init",
            "docker.io/apache/airflow:3.2.2 pod_template_file.yaml, container base",
            "quay.io/acme/tool:v2 data.notes.txt"
        );

    [Fact]
    public void Airflows_variables_name_the_image_of_its_tasks_in_two() =>
        Finds(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: scheduler}
            spec:
              containers:
                - name: scheduler
                  image: apache/airflow:3.2.2
                  env:
                    - {name: AIRFLOW__KUBERNETES_EXECUTOR__WORKER_CONTAINER_REPOSITORY, value: acme/airflow}
                    - {name: AIRFLOW__KUBERNETES_EXECUTOR__WORKER_CONTAINER_TAG, value: "3.2.2-acme"}
            """,
            "docker.io/apache/airflow:3.2.2 container scheduler",
            "docker.io/acme/airflow:3.2.2-acme container scheduler, variable AIRFLOW__KUBERNETES_EXECUTOR__WORKER_CONTAINER_REPOSITORY"
        );

    [Theory]
    [InlineData("kind: Service, spec: {url: \"http://quay.io/a/b:v1\", host: \"db.acme.test:5432\"}")]
    [InlineData("kind: Ingress, spec: {imagePullPolicy: Always, class: k8s.io/ingress-nginx}")]
    [InlineData("kind: CustomResourceDefinition, spec: {image: \"quay.io/a/b:v1\", description: \"such as quay.io/a/b:v1\"}")]
    [InlineData("kind: Probe, spec: {targets: [\"redis:6379/0\", \"postgresql://a:b@db.acme.test:5432/x\"], enableImage: \"true\"}")]
    public void Addresses_and_descriptions_are_no_images(string tree) => Finds($"{{apiVersion: v1, metadata: {{name: x}}, {tree}}}");

    private static void Finds(string yaml, params string[] expected)
    {
        var rendered = RenderedObjects.Parse(yaml, "ml");
        Expect.None(rendered.Diagnostics.Select(d => d.ToString()));
        Assert.Equal(expected, rendered.Objects.SelectMany(ImageFinder.Of).Select(u => $"{u.Image} {u.Place}"));
    }
}

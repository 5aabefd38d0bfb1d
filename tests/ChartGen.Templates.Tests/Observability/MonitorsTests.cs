using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Tests.Observability;

public sealed class MonitorsTests
{
    private const string Folder = "templates/observability/monitors/";

    [Fact]
    public void What_no_chart_monitors_gets_a_monitor_of_ours()
    {
        Assert.Equal(["airflow-statsd", "minio", "postgres-exporter"], Watched.Chart(Watched.Single).Names(Folder));
        Assert.Equal(
            ["airflow-statsd", "inference-driver", "inference-executors", "postgres-exporter"],
            Watched.Chart(TestProfiles.EksMulti).Names(Folder)
        );
    }

    [Fact]
    public void MLflow_and_ingress_nginx_are_monitored_by_their_charts()
    {
        var chart = Watched.Chart(Watched.Single);

        Assert.Equal(
            ["ingress-nginx", "mlflow"],
            chart.Components.SelectMany(c => c.Metrics).Where(m => m.Monitor is MetricsMonitor.ByChart).Select(m => m.Name).Order()
        );
        Assert.Equal("enabled: true\nserviceMonitor:\n  enabled: true\n", chart.Yaml("ingress-nginx", "controller", "metrics"));
        Assert.Equal("true\n", chart.Yaml("mlflow", "serviceMonitor", "enabled"));
    }

    [Fact]
    public void A_Service_is_found_by_labels_that_no_other_has() =>
        Assert.Equal(
            """
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata:
              name: minio
              labels:
                app.kubernetes.io/name: minio
                app.kubernetes.io/component: observability
                {{- include "platform.labels" . | nindent 4 }}
            spec:
              selector:
                matchLabels:
                  app: "minio"
                  monitoring: "true"
                  release: "{{ .Release.Name }}"
              endpoints:
                - port: http
                  path: /minio/v2/metrics/cluster
                  interval: 30s

            """,
            Watched.Chart(Watched.Single).Text(Folder + "minio.yaml")
        );

    [Fact]
    public void Sparks_driver_is_found_by_the_label_that_Spark_gives_it() =>
        Assert.EndsWith(
            """
              selector:
                matchLabels:
                  app.kubernetes.io/name: "inference"
                  spark-role: "driver"
              podMetricsEndpoints:
                - port: spark-ui
                  path: /metrics/executors/prometheus/
                  interval: 30s

            """,
            Watched.Chart(TestProfiles.EksMulti).Text(Folder + "inference-executors.yaml"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(InferenceMode.Serving)]
    [InlineData(InferenceMode.Streaming)]
    public void A_program_with_a_path_for_metrics_is_asked_on_its_port(InferenceMode mode)
    {
        var deployment = (InferenceChoice.Deployment)TestProfiles.EksSingle.Inference with
        {
            Mode = mode,
            Port = 9000,
            MetricsPath = "/stats",
        };
        var chart = Watched.Chart(Watched.Single with { Inference = deployment });

        Assert.Contains("    - port: http\n      path: /stats\n", chart.Text(Folder + "inference.yaml"), StringComparison.Ordinal);
        Assert.Contains(
            "          ports:\n            - name: http\n              containerPort: 9000\n",
            chart.Text("templates/inference/deployment.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void PgBouncer_is_monitored_where_there_is_one()
    {
        var profile = Watched.Single with { Airflow = Watched.Single.Airflow with { PgBouncer = true } };

        Assert.Contains(
            "    - port: pgb-metrics\n",
            Watched.Chart(profile).Text(Folder + "airflow-pgbouncer.yaml"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("none")]
    [InlineData("cloudwatch")]
    public void Without_Prometheus_nothing_is_opened_or_monitored(string kind)
    {
        ObservabilityChoice choice = kind == "none" ? new ObservabilityChoice.None() : new ObservabilityChoice.CloudWatch();
        foreach (var profile in new[] { TestProfiles.EksSingle, TestProfiles.EksMulti })
        {
            var chart = Watched.Chart(profile with { Observability = choice });

            Assert.Empty(chart.Components.SelectMany(c => c.Metrics));
            Assert.DoesNotContain(chart.Files, f => f.Text.Contains("monitoring.coreos.com", StringComparison.Ordinal));
            Assert.DoesNotContain(chart.Files, f => f.Text.Contains("spark.ui.prometheus", StringComparison.Ordinal));
            Assert.Equal("enabled: false\n", chart.Yaml("airflow", "statsd"));
            Assert.Null(chart.Yaml("mlflow", "serviceMonitor"));
            Assert.Null(chart.Yaml("ingress-nginx", "controller", "metrics"));
        }
    }

    [Fact]
    public void MinIO_keeps_its_metrics_to_itself_where_nobody_watches()
    {
        Assert.Equal("serviceMonitor:\n  public: false\n", Watched.Chart(TestProfiles.EksSingle).Yaml("minio", "metrics"));
        Assert.Null(Watched.Chart(Watched.Single).Yaml("minio", "metrics"));
    }

    [Fact]
    public void Airflows_counters_keep_DAG_task_and_pool_as_labels() =>
        Assert.Equal(
            """
            - match: "airflow.ti.finish.*.*.*"
              name: airflow_ti_finish
              labels:
                dag_id: "$1"
                task_id: "$2"
                state: "$3"

            """,
            string.Join('\n', Watched.Chart(Watched.Single).Yaml("airflow", "statsd", "extraMappings")!.Split('\n')[5..11]) + "\n"
        );

    [Fact]
    public void Spark_names_its_metrics_after_the_platform_not_after_the_run() =>
        Assert.Contains(
            """
                spark.metrics.conf.*.sink.prometheusServlet.class: org.apache.spark.metrics.sink.PrometheusServlet
                spark.metrics.conf.*.sink.prometheusServlet.path: /metrics/prometheus
                spark.metrics.namespace: inference
                spark.sql.streaming.metricsEnabled: "true"
                spark.ui.prometheus.enabled: "true"

            """,
            Watched.Chart(TestProfiles.EksMulti).Text("templates/inference/spark-application.yaml"),
            StringComparison.Ordinal
        );
}

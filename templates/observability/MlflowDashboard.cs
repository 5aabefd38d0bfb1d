using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Observability;

/// <summary>What MLflow 3.15 counts of its requests, and the stores behind it.</summary>
internal static class MlflowDashboard
{
    public static Dashboard Of(EnvironmentProfile profile) =>
        new(
            "mlflow",
            "MLflow",
            "mlflow_http_request_total",
            [.. Requests, .. Pods, .. profile.ObjectStore is ObjectStoreChoice.Minio ? Minio : []]
        );

    private static ImmutableArray<Panel> Requests { get; } =
    [
        Panel.Number("Requests per second", "reqps", """sum(rate(mlflow_http_request_total{namespace="$namespace"}[5m]))"""),
        Panel.Number(
            "Answered with an error",
            "percentunit",
            """sum(rate(mlflow_http_request_total{namespace="$namespace", status=~"5.."}[5m])) / sum(rate(mlflow_http_request_total{namespace="$namespace"}[5m]))"""
        ),
        Panel.Number(
            "Slower than this: 1 of 20",
            "s",
            """histogram_quantile(0.95, sum by (le) (rate(mlflow_http_request_duration_seconds_bucket{namespace="$namespace"}[5m])))"""
        ),
        Panel.Number("Size of the database", "bytes", """max(pg_database_size_bytes{namespace="$namespace", datname="mlflow"})"""),
        new(
            "Requests by status",
            "reqps",
            new PanelQuery("""sum by (status) (rate(mlflow_http_request_total{namespace="$namespace"}[$__rate_interval]))""", "{{status}}")
        ),
        new(
            "Requests by method",
            "reqps",
            new PanelQuery("""sum by (method) (rate(mlflow_http_request_total{namespace="$namespace"}[$__rate_interval]))""", "{{method}}")
        ),
        new(
            "Duration of a request",
            "s",
            Quantile("0.5", "half"),
            Quantile("0.95", "1 of 20 is slower"),
            Quantile("0.99", "1 of 100 is slower")
        ),
        new(
            "Exceptions",
            "short",
            new PanelQuery(
                """sum by (method) (increase(mlflow_http_request_exceptions_total{namespace="$namespace"}[$__rate_interval]))""",
                "{{method}}"
            )
        ),
    ];

    private static ImmutableArray<Panel> Pods { get; } = [.. PodPanels.Of("mlflow-.+")];

    private static ImmutableArray<Panel> Minio { get; } =
    [
        new(
            "MinIO: space",
            "bytes",
            new PanelQuery("""max(minio_cluster_capacity_usable_total_bytes{namespace="$namespace"})""", "all"),
            new PanelQuery("""max(minio_cluster_capacity_usable_free_bytes{namespace="$namespace"})""", "free")
        ),
        new(
            "MinIO: requests",
            "reqps",
            new PanelQuery("""sum by (api) (rate(minio_s3_requests_total{namespace="$namespace"}[$__rate_interval]))""", "{{api}}")
        ),
        new(
            "MinIO: traffic",
            "Bps",
            new PanelQuery("""sum(rate(minio_s3_traffic_received_bytes{namespace="$namespace"}[$__rate_interval]))""", "received"),
            new PanelQuery("""sum(rate(minio_s3_traffic_sent_bytes{namespace="$namespace"}[$__rate_interval]))""", "sent")
        ),
    ];

    private static PanelQuery Quantile(string quantile, string legend) =>
        new(
            $$"""histogram_quantile({{quantile}}, sum by (le) (rate(mlflow_http_request_duration_seconds_bucket{namespace="$namespace"}[$__rate_interval])))""",
            legend
        );
}

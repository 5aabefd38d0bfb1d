using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Observability;

/// <summary>What is known of inference: of every kind its pods, of Spark its executors and streams too.</summary>
internal static class InferenceDashboard
{
    private const string PodNames = "inference.*";

    public static Dashboard Of(InferenceChoice.Running inference) =>
        inference is InferenceChoice.Spark
            ? new("inference", "Inference", "metrics_executor_totalCores", [.. Spark, .. PodPanels.Of(PodNames)])
            : new("inference", "Inference", """kube_pod_info{pod=~"inference.*"}""", [.. Pods, .. PodPanels.Of(PodNames)]);

    private static ImmutableArray<Panel> Pods { get; } =
    [
        Panel.Number(
            "Pods that are ready",
            "short",
            """sum(kube_pod_status_ready{namespace="$namespace", pod=~"inference.*", condition="true"})"""
        ),
        Panel.Number(
            "Space left for checkpoints",
            "percentunit",
            """min(kubelet_volume_stats_available_bytes{namespace="$namespace", persistentvolumeclaim=~"spark-checkpoints-.*"} / kubelet_volume_stats_capacity_bytes{namespace="$namespace", persistentvolumeclaim=~"spark-checkpoints-.*"})"""
        ),
    ];

    // Names of Spark 4 with spark.metrics.namespace "inference": of a stream its query's name stands in the middle.
    private static ImmutableArray<Panel> Spark { get; } =
    [
        Panel.Number("Executors", "short", """count(metrics_executor_totalCores{namespace="$namespace", executor_id!="driver"})"""),
        Panel.Number("Cores", "short", """sum(metrics_executor_totalCores{namespace="$namespace", executor_id!="driver"})"""),
        Panel.Number("Tasks running", "short", """sum(metrics_executor_activeTasks{namespace="$namespace"})"""),
        Panel.Number(
            "Tasks failed in 24 hours",
            "short",
            """sum(increase(metrics_executor_failedTasks_total{namespace="$namespace"}[24h]))"""
        ),
        Panel.Number(
            "Rows per second",
            "short",
            """sum({__name__=~"metrics_inference_driver_spark_streaming_.+_inputRate_total_Number", namespace="$namespace"})"""
        ),
        new("Rows of the streams per second", "short", Stream("inputRate_total", "read"), Stream("processingRate_total", "processed")),
        new("Duration of a batch", "ms", Stream("latency", "batch")),
        new("State of the streams", "bytes", Stream("states_usedBytes", "memory")),
        new(
            "Tasks that ended per second",
            "short",
            new PanelQuery("""sum(rate(metrics_executor_completedTasks_total{namespace="$namespace"}[$__rate_interval]))""", "completed"),
            new PanelQuery("""sum(rate(metrics_executor_failedTasks_total{namespace="$namespace"}[$__rate_interval]))""", "failed")
        ),
        new(
            "Share of time in garbage collection",
            "percentunit",
            new PanelQuery(
                """sum by (executor_id) (rate(metrics_executor_totalGCTime_seconds_total{namespace="$namespace"}[$__rate_interval])) / sum by (executor_id) (rate(metrics_executor_totalDuration_seconds_total{namespace="$namespace"}[$__rate_interval]))""",
                "{{executor_id}}"
            )
        ),
        new(
            "Storage memory",
            "bytes",
            new PanelQuery("""sum by (executor_id) (metrics_executor_memoryUsed_bytes{namespace="$namespace"})""", "{{executor_id}}")
        ),
    ];

    private static PanelQuery Stream(string metric, string legend) =>
        new(
            $$"""sum by (__name__) ({__name__=~"metrics_inference_driver_spark_streaming_.+_{{metric}}_Number", namespace="$namespace"})""",
            legend
        );
}

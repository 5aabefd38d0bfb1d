using System.Globalization;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Airflow;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Observability;

/// <summary>What of a platform is seen where, as rows of Markdown: what, and where.</summary>
internal static class Sights
{
    public static IEnumerable<string[]> Of(EnvironmentProfile profile) =>
        (
            profile.Observability switch
            {
                ObservabilityChoice.Prometheus => Prometheus(profile),
                ObservabilityChoice.CloudWatch choice => CloudWatch(profile, choice),
                _ =>
                [
                    ["metrics", "nowhere: `observability.kind` is `none`"],
                    ["logs of containers", "`kubectl logs`; nothing keeps them"],
                ],
            }
        ).Append(["logs of tasks", $"Airflow's page, from {TaskLogs(profile)}"]);

    private static IEnumerable<string[]> Prometheus(EnvironmentProfile profile)
    {
        yield return ["Airflow: heartbeats, queue, tasks and runs by DAG, connections to the database", "Grafana, dashboard `Airflow`"];
        yield return
        [
            profile.ObjectStore is ObjectStoreChoice.Minio
                ? "MLflow: requests, errors, duration; the space of MinIO"
                : "MLflow: requests, errors, duration",
            "Grafana, dashboard `MLflow`",
        ];
        if (profile.Inference is not InferenceChoice.None)
            yield return
            [
                profile.Inference is InferenceChoice.Spark ? "Inference: executors, streams, pods" : "Inference: pods",
                "Grafana, dashboard `Inference`",
            ];
        yield return ["nodes, pods, claims", "Grafana, the dashboards of kube-prometheus-stack"];
        yield return ["what is wrong", "Alertmanager; each alert's `runbook` says where to begin"];
        if (profile.Ingress is IngressChoice.Alb or IngressChoice.Nginx { Certificate: not null })
            yield return ["the certificate of the load balancer", "ACM, which renews it; CloudWatch's metric `DaysToExpiry` counts down"];
        yield return ["logs of containers", "`kubectl logs`; nothing keeps them"];
    }

    private static IEnumerable<string[]> CloudWatch(EnvironmentProfile profile, ObservabilityChoice.CloudWatch choice)
    {
        var cluster = profile.Aws?.ClusterName.Text ?? "";
        yield return
        [
            "CPU, memory, network and restarts of nodes and pods",
            $"CloudWatch, Container Insights, cluster {Markdown.Code(cluster)}",
        ];
        yield return
        [
            "logs of containers",
            string.Create(
                CultureInfo.InvariantCulture,
                $"CloudWatch, log group {Markdown.Code($"/aws/containerinsights/{cluster}/application")}, for {choice.RetentionDays} days; one stream for each container"
            ),
        ];
        yield return ["what Airflow and MLflow count themselves", "nowhere: only Prometheus can ask them"];
        yield return ["what is wrong", "alarms of the account's own; none are made here"];
    }

    private static string TaskLogs(EnvironmentProfile profile) =>
        AirflowLogs.Of(profile).Place switch
        {
            AirflowLogPlace.Bucket => Markdown.Code($"s3://{profile.ObjectStore.Bucket.Text}/{AirflowAccounts.LogPrefix}"),
            AirflowLogPlace.SharedClaim => "a claim that every pod mounts",
            _ => "the claim of the pod that ran the task",
        };
}

using ChartGen.Sdk.Comparison;

namespace ChartGen.Sdk.Tests.Comparison;

public sealed class ImageComparisonTests
{
    [Fact]
    public void Images_that_move_come_and_go_are_told_with_what_runs_them()
    {
        var changes = ImageComparison.Compare(
            Compared.Objects(
                $"{Workload("StatefulSet", "worker", "airflow:3")}\n---\n{Workload("Deployment", "api", "airflow:3")}\n---\n{Workload("Deployment", "minio", "minio:1")}\n---\n{Workload("Deployment", "same", "redis:7")}"
            ),
            Compared.Objects(
                $"{Workload("Deployment", "worker", "ecr/airflow:3")}\n---\n{Workload("Deployment", "api", "ecr/airflow:3")}\n---\n{Workload("Deployment", "statsd", "ecr/statsd:1")}\n---\n{Workload("Deployment", "same", "redis:7")}\n---\n{Workload("Deployment", "other", "redis:7")}"
            )
        );

        Assert.Equal(
            [
                "airflow:3 → ecr/airflow:3 (Deployment/api, Deployment/worker)",
                "- → ecr/statsd:1 (Deployment/statsd)",
                "minio:1 → - (Deployment/minio)",
            ],
            changes.Select(c => $"{c.Before ?? "-"} → {c.After ?? "-"} ({string.Join(", ", c.UsedBy)})")
        );
    }

    private static string Workload(string kind, string name, string image) =>
        $"apiVersion: apps/v1\nkind: {kind}\nmetadata: {{name: {name}}}\nspec: {{template: {{spec: {{containers: [{{name: c, image: '{image}'}}]}}}}}}";
}

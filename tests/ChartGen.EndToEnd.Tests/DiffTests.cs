using System.Text.Json;

namespace ChartGen.EndToEnd.Tests;

/// <summary>What the way from one sample profile to the next is told to take.</summary>
public sealed class DiffTests
{
    private static readonly string[] Forbidden = ["hunter", "BEGIN PRIVATE", "AKIA"];

    [Fact]
    public async Task The_way_from_the_laptop_to_several_nodes_reads_as_it_is_kept()
    {
        var run = await RunAsync("diff", "local-hostpath", "eks-multi", "--quiet", "--offline");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("note CG8103: Nothing is known of the objects of airflow, ", run.Error, StringComparison.Ordinal);
        // CHARTGEN_ACCEPT_SNAPSHOTS=1 writes it anew.
        Golden.MatchFolder([("local-hostpath-eks-multi.txt", run.Out)], "diff");
    }

    [Theory]
    [InlineData("local-hostpath")]
    [InlineData("eks-single")]
    [InlineData("eks-multi")]
    public async Task The_committed_charts_are_those_that_would_be_generated(string profile)
    {
        var run = await RunAsync("diff", profile, "--quiet", "--offline", "--exit-code");

        Assert.Equal((0, $"out/{profile} → {profile}: nothing differs\n"), (run.ExitCode, run.Out));
    }

    [FactWithCharts]
    public async Task From_laptop_to_one_node_the_Jobs_and_the_claims_of_a_StatefulSet_are_refused_and_every_store_moves()
    {
        var objects = await ObjectsAsync("local-hostpath", "eks-single");

        Assert.Equal(["Job/airflow-create-user", "Job/airflow-run-airflow-migrations", "StatefulSet/airflow-triggerer"], Refused(objects));
        Assert.Equal(
            [
                "PersistentVolumeClaim/minio-data-hostpath",
                "PersistentVolumeClaim/models-hostpath",
                "PersistentVolumeClaim/postgresql-data-hostpath",
                "PersistentVolumeClaim/spark-checkpoints-hostpath",
                "StatefulSet/airflow-scheduler",
                "StatefulSet/airflow-triggerer",
            ],
            Applied(objects, "data-move")
        );
    }

    [FactWithCharts]
    public async Task From_one_node_to_several_the_Jobs_and_what_lacks_its_definitions_are_refused_and_every_store_moves()
    {
        var objects = await ObjectsAsync("eks-single", "eks-multi");

        string[] jobs = ["Job/airflow-create-user", "Job/airflow-run-airflow-migrations"];
        Assert.Equal(jobs, Applied(objects, "recreate"));
        Assert.Equal(
            ["Alertmanager", "Job", "Prometheus", "PrometheusRule", "ServiceMonitor"],
            Refused(objects).Select(i => i.Split('/')[0]).Distinct()
        );
        Assert.Equal(
            [
                "PersistentVolumeClaim/minio-data-gp3",
                "PersistentVolumeClaim/models-gp3",
                "PersistentVolumeClaim/postgresql-data-gp3",
                "PersistentVolumeClaim/spark-checkpoints-gp3",
                "StatefulSet/airflow-redis",
                "StatefulSet/airflow-triggerer",
                "StatefulSet/airflow-worker",
            ],
            Applied(objects, "data-move")
        );
        // The class is the same in both profiles, and claims are named after theirs: neither is refused.
        Assert.DoesNotContain(objects, o => o.GetProperty("identity").GetString() == "StorageClass/gp3");
    }

    [FactWithCharts]
    public async Task From_laptop_to_several_nodes_at_once_the_Jobs_are_refused_alone()
    {
        var objects = await ObjectsAsync("local-hostpath", "eks-multi");

        Assert.Equal(["Job/airflow-create-user", "Job/airflow-run-airflow-migrations"], Refused(objects));
    }

    private static async Task<JsonElement[]> ObjectsAsync(string before, string after)
    {
        var run = await RunAsync(
            "diff",
            before,
            after,
            "--format",
            "json",
            "--require-charts",
            "--chart-source",
            FactWithChartsAttribute.Folder
        );
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(Forbidden, word => Assert.DoesNotContain(word, run.Out, StringComparison.Ordinal));
        return [.. JsonDocument.Parse(run.Out).RootElement.GetProperty("result").GetProperty("objects").EnumerateArray()];
    }

    private static IEnumerable<string> Refused(IEnumerable<JsonElement> objects) =>
        objects.Where(o => o.GetProperty("refused").GetBoolean()).Select(Identity).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Applied(IEnumerable<JsonElement> objects, string apply) =>
        objects.Where(o => o.GetProperty("apply").GetString() == apply).Select(Identity).Order(StringComparer.Ordinal);

    private static string Identity(JsonElement change) => change.GetProperty("identity").GetString()!;

    private static async Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] arguments) =>
        await ChartGenProcess.RunAsync(Repository.Root, [.. arguments, "--helm", (await RealHelm.FindAsync()).Executable]);
}

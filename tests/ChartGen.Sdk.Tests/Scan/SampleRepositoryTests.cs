using ChartGen.Sdk.Scan;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Scan;

/// <summary>
/// A repository as one finds them: Airflow with its own image, MLflow, MinIO, a Spark stream in a bare pod, Secrets by hand. Every problem in it was
/// planted, and stands in the table; its twin is the same platform after the move.
/// </summary>
public sealed class SampleRepositoryTests
{
    private const string Planted = """
        .env:4:16 CG8030
        .env:5:19 CG8032
        .env:6:23 CG8032
        .env:7:24 CG8013
        .github/workflows/deploy.yml:10:11 CG8033
        .github/workflows/deploy.yml:11:14 CG8034
        Makefile:8:2 CG8033
        Makefile:11:2 CG8034
        README.md:9:1 CG8034
        charts/notifier/templates/deployment.yaml:23:18 CG8041
        charts/notifier/templates/deployment.yaml:26:11 CG8002
        charts/notifier/values.yaml:2:15 CG8042
        charts/notifier/values.yaml:6:13 CG8030
        helm/airflow.yaml:2:27 CG8041
        helm/airflow.yaml:6:12 CG8031
        helm/airflow.yaml:7:1 CG8021
        helm/airflow.yaml:7:21 CG8031
        helm/airflow.yaml:12:11 CG8021
        helm/airflow.yaml:13:12 CG8061
        helm/airflow.yaml:19:12 CG8013
        helm/airflow.yaml:27:3 CG8021
        helm/airflow.yaml:28:3 CG8021
        helm/airflow.yaml:30:15 CG8030
        helm/airflow.yaml:33:3 CG8022
        helm/airflow.yaml:34:3 CG8020
        helm/airflow.yaml:39:3 CG8020
        helm/airflow.yaml:51:3 CG8021
        helm/airflow.yaml:54:7 CG8062
        helm/airflow.yaml:56:15 CG8061
        helm/airflow.yaml:68:3 CG8021
        helm/airflow.yaml:72:12 CG8010
        helm/airflow.yaml:75:21 CG8004
        helm/airflow.yaml:83:11 CG8030
        helm/minio.yaml:1:1 CG8011
        helm/minio.yaml:3:15 CG8030
        helm/minio.yaml:5:3 CG8020
        helm/minio.yaml:5:21 CG8001
        helm/minio.yaml:12:16 CG8030
        helm/mlflow.yaml:3:15 CG8041
        helm/mlflow.yaml:4:8 CG8040
        helm/mlflow.yaml:12:15 CG8030
        helm/mlflow.yaml:17:21 CG8032
        helm/mlflow.yaml:18:25 CG8032
        helm/mlflow.yaml:20:27 CG8013
        helm/mlflow.yaml:25:5 CG8063
        helm/mlflow.yaml:27:13 CG8061
        helm/mlflow.yaml:30:1 CG8020
        helm/mlflow.yaml:33:9 CG8060
        helm/postgresql.yaml:1:1 CG8010
        helm/postgresql.yaml:1:1 CG8023
        helm/postgresql.yaml:2:15 CG8042
        helm/postgresql.yaml:9:19 CG8001
        k8s/kustomization.yaml:10:14 CG8041
        k8s/kustomization.yaml:11:13 CG8040
        k8s/kustomization.yaml:15:9 CG8033
        k8s/kustomization.yaml:18:9 CG8030
        k8s/stream/budget.yaml:1:13 CG8064
        k8s/stream/cleanup.yaml:14:21 CG8051
        k8s/stream/cleanup.yaml:15:22 CG8042
        k8s/stream/cleanup.yaml:19:22 CG8043
        k8s/stream/config.yaml:7:16 CG8013
        k8s/stream/config.yaml:17:1 CG8030
        k8s/stream/ingress.yaml:1:13 CG8064
        k8s/stream/ingress.yaml:7:5 CG8062
        k8s/stream/ingress.yaml:8:5 CG8063
        k8s/stream/ingress.yaml:11:13 CG8061
        k8s/stream/pod.yaml:2:7 CG8050
        k8s/stream/pod.yaml:8:13 CG8051
        k8s/stream/pod.yaml:11:17 CG8024
        k8s/stream/pod.yaml:25:14 CG8041
        k8s/stream/pod.yaml:32:14 CG8041
        k8s/stream/pod.yaml:38:11 CG8013
        k8s/stream/pod.yaml:49:17 CG8032
        k8s/stream/pod.yaml:52:17 CG8032
        k8s/stream/pod.yaml:76:7 CG8002
        k8s/stream/redis.yaml:2:7 CG8012
        k8s/stream/redis.yaml:17:18 CG8041
        k8s/stream/redis.yaml:28:27 CG8004
        k8s/stream/scorer.yaml:7:13 CG8053
        k8s/stream/scorer.yaml:15:17 CG8051
        k8s/stream/scorer.yaml:15:17 CG8052
        k8s/stream/scorer.yaml:19:25 CG8060
        k8s/stream/scorer.yaml:22:22 CG8070
        k8s/stream/scorer.yaml:24:22 CG8030
        k8s/stream/scorer.yaml:32:9 CG8060
        k8s/volumes/checkpoints.yaml:2:7 CG8005
        k8s/volumes/models.yaml:9:21 CG8001
        k8s/volumes/models.yaml:10:3 CG8002
        k8s/volumes/models.yaml:18:21 CG8001
        k8s/volumes/models.yaml:20:7 CG8003
        k8s/volumes/storageclass.yaml:5:14 CG8001
        scripts/install.sh:17:23 CG8030
        scripts/secrets.sh:2:1 CG8033
        scripts/secrets.sh:5:1 CG8033
        scripts/secrets.sh:6:28 CG8030
        """;

    [Fact]
    public void Every_planted_problem_is_found_where_it_stands_and_nothing_else()
    {
        var expected = Planted.Split('\n');
        var found = Scanned.Places(Scanned.Cloud(Scanned.Sample("before"))).ToList();

        Assert.True(expected.Length >= 40);
        Expect.None(expected.Except(found).Select(p => $"not found: {p}").Concat(found.Except(expected).Select(p => $"not planted: {p}")));
        Assert.Equal(expected.Length, found.Count);
    }

    [Fact]
    public void The_same_platform_after_the_move_has_nothing_to_change() =>
        Expect.None(Scanned.Cloud(Scanned.Sample("after")).Findings.Select(f => f.ToDiagnostic().ToString()));

    [Fact]
    public void The_sample_is_as_large_as_a_real_one()
    {
        Assert.True(Scanned.Sample("before").Count() >= 25);
        Assert.True(Scanned.Sample("after").Count() >= 25);
    }

    [Fact]
    public void No_secret_of_the_repository_is_said_anywhere()
    {
        foreach (var profile in new[] { TestProfiles.Cloud, TestProfiles.Laptop })
        {
            var result = Scanned.Run(profile, Scanned.Sample("before"));
            var said = string.Join(
                '\n',
                result
                    .Findings.SelectMany(f => new[] { f.Message, f.Suggestion, f.ResolvedBy, f.Task })
                    .Concat(result.Diagnostics.SelectMany(d => new[] { d.Message, d.Suggestion ?? "", d.Line ?? "" }))
                    .Append(result.SiteFile)
            );

            Assert.Contains(Scanned.Sample("before"), f => f.Text.Contains("hunter2", StringComparison.Ordinal));
            Assert.DoesNotContain("hunter2", said, StringComparison.Ordinal);
            Assert.DoesNotContain("AKIA", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_move_to_another_laptop_leaves_what_only_AWS_needs_alone()
    {
        var codes = Scanned.Codes(Scanned.Run(TestProfiles.Laptop, Scanned.Sample("before"))).ToHashSet();

        Assert.Empty(
            codes.Intersect([
                "CG8001",
                "CG8002",
                "CG8003",
                "CG8010",
                "CG8011",
                "CG8012",
                "CG8013",
                "CG8041",
                "CG8050",
                "CG8060",
                "CG8061",
                "CG8063",
            ])
        );
        Assert.Superset(new HashSet<string> { "CG8020", "CG8021", "CG8030", "CG8031", "CG8040", "CG8042", "CG8051" }, codes);
    }

    [Fact]
    public void The_tasks_of_a_file_read_like_a_persons_list()
    {
        var tasks = TaskList.Of(Scanned.Cloud(Scanned.Sample("before")).Findings).Single(f => f.File == "k8s/stream/pod.yaml").Tasks;

        Assert.Equal(
            [
                "line 2: a Deployment or SparkApplication instead of a bare Pod",
                "line 8: requests and limits",
                "line 11: git-sync 4 with its own variables",
                "lines 25, 32: images from ECR instead of Docker Hub",
                "line 38: no endpoint URL on S3",
                "lines 49, 52: roles for pods instead of static keys",
                "line 76: a claim instead of the node's folder",
            ],
            tasks.Select(t => $"{t.Place}: {t.Text}")
        );
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public void The_new_configuration_is_as_kept(string sample) =>
        Golden.MatchFolder([("chartgen.yaml", Scanned.Cloud(Scanned.Sample(sample)).SiteFile)], $"scan/{sample}");
}

using System.Collections.Immutable;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Inference;

namespace ChartGen.Templates.Tests.Inference;

public sealed class SparkTests
{
    private const string Application = "templates/inference/spark-application.yaml";

    private static InferenceChoice.Spark Spark { get; } = (InferenceChoice.Spark)TestProfiles.EksMulti.Inference;

    private static GitSource Git { get; } = new() { Repository = GitRepository.Parse("https://git.example.org/ml/stream.git") };

    private static Chart Of(InferenceChoice.Spark spark) =>
        TestCharts.Of(TestProfiles.EksMulti with { Inference = spark }, new InferenceComponent());

    private static Diagnostic Problem(InferenceChoice.Spark spark)
    {
        var profile = TestProfiles.EksMulti with { Inference = spark };
        var diagnostics = new DiagnosticBag();
        new InferenceComponent().Build(new(profile, ImmutableArray<ComponentOutput>.Empty, new ImageResolver(profile.Images), diagnostics));
        return Assert.Single(diagnostics);
    }

    [Fact]
    public void A_stream_is_started_again_whatever_ended_it() =>
        Assert.Contains("  restartPolicy:\n    type: Always\n", Of(Spark).Text(Application), StringComparison.Ordinal);

    [Fact]
    public void The_operators_webhook_serves_only_pods_without_a_template() =>
        Assert.DoesNotContain("template:", Of(Spark).Text(Application), StringComparison.Ordinal);

    [Fact]
    public void Driver_and_executors_get_cores_and_memory_of_the_profile()
    {
        var text = Of(Spark).Text(Application);

        Assert.Equal(
            2,
            text.Split(
                """
                    cores: 2
                    coreRequest: 500m
                    coreLimit: "2"
                    # Together the pod's memory, request and limit alike.
                    memory: 1462m
                    memoryOverhead: 586m

                """
            ).Length - 1
        );
    }

    [Theory]
    [InlineData("x.py", "2Gi", 1462, 586)]
    [InlineData("x.py", "1Gi", 640, 384)]
    [InlineData("x.jar", "8Gi", 7447, 745)]
    [InlineData("x.R", "2000M", 1362, 545)]
    [InlineData("x.py", "3e9", 2043, 818)]
    public void The_heap_and_what_lies_beside_it_make_up_the_limit(string application, string limit, long heap, long beside) =>
        Assert.Equal(
            new SparkMemory(heap, beside),
            SparkMemory.Of(Spark with { Application = application, Resources = ContainerResources.Of("1", "1Gi", "1", limit) })
        );

    [Theory]
    [InlineData("250m", 1)]
    [InlineData("1", 1)]
    [InlineData("2.5", 2)]
    [InlineData("4000m", 4)]
    public void An_executor_runs_as_many_tasks_as_its_limit_has_whole_cores(string limit, int cores) =>
        Assert.Equal(cores, SparkMemory.Cores(Quantity.Parse(limit)));

    [Theory]
    [InlineData("local:///opt/app/stream.py", "Python", "local:///opt/app/stream.py")]
    [InlineData("/opt/app/stream.py", "Python", "local:///opt/app/stream.py")]
    [InlineData("stream.py", "Python", "local:///git/code/jobs/stream.py")]
    [InlineData("s3a://acme-ml/app/stream.jar", "Scala", "s3a://acme-ml/app/stream.jar")]
    [InlineData("score.R", "R", "local:///git/code/jobs/score.R")]
    public void The_program_is_found_by_URL_by_path_or_in_the_cloned_code(string application, string type, string url)
    {
        var spark = Spark with { Application = application, MainClass = "com.acme.Stream", Git = Git with { SubPath = "jobs" } };
        var text = Of(spark).Text(Application);

        Assert.Contains($"  type: {type}\n", text, StringComparison.Ordinal);
        Assert.Contains($"  mainApplicationFile: {url}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_and_file_are_awaited_by_the_driver_alone()
    {
        var text = Of(Spark with { Git = Git, WaitFor = MountPath.Parse("/models/model.pkl") }).Text(Application);
        var executor = text.IndexOf("  executor:", StringComparison.Ordinal);

        Assert.InRange(text.IndexOf("- name: git-sync", StringComparison.Ordinal), 0, executor);
        Assert.InRange(text.IndexOf("- name: wait-for-file", StringComparison.Ordinal), 0, executor);
        Assert.DoesNotContain("initContainers:", text[executor..], StringComparison.Ordinal);
    }

    [Fact]
    public void Checkpoints_are_written_by_the_driver_and_the_executors() =>
        Assert.Equal(
            2,
            Of(Spark).Text(Application).Split("      - name: spark-checkpoints\n        mountPath: /mnt/checkpoints\n").Length - 1
        );

    [Fact]
    public void Executors_are_spread_over_zones_and_nodes()
    {
        var text = Of(Spark).Text(Application);

        Assert.Contains("              topologyKey: topology.kubernetes.io/zone\n", text, StringComparison.Ordinal);
        Assert.Contains("              topologyKey: kubernetes.io/hostname\n", text, StringComparison.Ordinal);
        Assert.Contains("    instances: {{ .Values.platform.inference.replicas }}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void T29_on_a_ReadWriteOnce_volume_driver_and_executors_share_a_node()
    {
        var profile = TestProfiles.EksSingle with { Inference = Spark };
        var text = TestCharts.Of(profile, new InferenceComponent()).Text(Application);

        Assert.Equal(2, text.Split("\n      mounts-models: \"true\"\n").Length - 1);
        Assert.Equal(2, text.Split("    affinity:\n      podAffinity:\n").Length - 1);
    }

    [Fact]
    public void The_driver_may_make_executors_with_our_account_in_the_releases_namespace()
    {
        var chart = Of(Spark);

        Assert.Contains("    serviceAccount: inference\n", chart.Text(Application), StringComparison.Ordinal);
        Assert.True(Assert.Single(chart.Output().Accounts).MountsToken);
        Assert.Contains(
            """
              - kind: ServiceAccount
                name: inference
                namespace: {{ .Release.Namespace }}

            """,
            chart.Text("templates/inference/spark-rights.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Pull_secrets_are_strings()
    {
        var profile = TestProfiles.EksMulti with { Images = new() { PullSecrets = [SubdomainName.Parse("regcred")] } };

        Assert.Contains(
            "  imagePullSecrets:\n    - regcred\n",
            TestCharts.Of(profile, new InferenceComponent()).Text(Application),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void CG2070_too_little_memory_is_reported()
    {
        var problem = Problem(Spark with { Resources = ContainerResources.Of("1", "512Mi", "1", "512Mi") });

        Assert.Equal(
            "error CG2070: inference.resources.limits.memory is 512Mi, and Spark would refuse to start: a driver or an executor needs 896Mi. "
                + "Set it to 1Gi or more.",
            problem.ToString()
        );
    }

    [Fact]
    public void CG2071_a_relative_path_needs_cloned_code() =>
        Assert.Equal(
            "error CG2071: inference.application 'stream.py' is a path in cloned code, but inference.git is not set. "
                + "Set inference.git, or name a file of the image: local:///opt/app/stream.py.",
            Problem(Spark with { Application = "stream.py" }).ToString()
        );

    [Fact]
    public void CG2072_a_jar_needs_its_main_class()
    {
        Assert.Equal(
            "error CG2072: inference.application 'local:///opt/app/stream.jar' is a jar, and Spark must be told which of its classes to start. "
                + "Set inference.mainClass.",
            Problem(Spark with { Application = "local:///opt/app/stream.jar" }).ToString()
        );
        Assert.Contains(
            "  mainClass: com.acme.Stream\n",
            Of(Spark with { Application = "local:///opt/app/stream.jar", MainClass = "com.acme.Stream" }).Text(Application),
            StringComparison.Ordinal
        );
    }
}

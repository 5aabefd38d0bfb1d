using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Identity;
using ChartGen.Templates.Inference;

namespace ChartGen.Templates.Tests.Inference;

public sealed class InferenceComponentTests
{
    private const string Folder = "templates/inference";

    private static readonly ImageChoice Image = new(ImageRepository.Parse("ml/scorer"), ImageTag.Parse("2.4.0"));
    private static readonly ContainerResources Small = ContainerResources.Of("100m", "256Mi", "1", "512Mi");

    private static InferenceChoice.Deployment Serving { get; } =
        new()
        {
            Mode = InferenceMode.Serving,
            Image = Image,
            Replicas = 2,
            MaxReplicas = 6,
            Resources = Small,
        };

    private static InferenceChoice.Deployment Streaming { get; } = (InferenceChoice.Deployment)TestProfiles.EksSingle.Inference;

    private static InferenceChoice.Pod Pod { get; } = (InferenceChoice.Pod)TestProfiles.Local.Inference;

    private static Chart Of(EnvironmentProfile profile, InferenceChoice inference) =>
        TestCharts.Of(profile with { Inference = inference }, new InferenceComponent());

    [Fact]
    public void None_brings_nothing() => Assert.Empty(Of(TestProfiles.Local, new InferenceChoice.None()).Components);

    [Fact]
    public void A_pod_is_one_file() => Assert.Equal([$"{Folder}/pod.yaml"], Of(TestProfiles.Local, Pod).FilesBelow(Folder));

    [Fact]
    public void A_pod_reads_models_and_writes_checkpoints() =>
        Assert.Contains(
            """
                  volumeMounts:
                    - name: models
                      mountPath: /models
                      readOnly: true
                    - name: spark-checkpoints
                      mountPath: /mnt/checkpoints

            """,
            Of(TestProfiles.Local, Pod).Text($"{Folder}/pod.yaml"),
            StringComparison.Ordinal
        );

    [Fact]
    public void C09_every_pod_is_restricted_and_reads_what_Airflows_group_wrote()
    {
        var text = Of(TestProfiles.Local, Pod).Text($"{Folder}/pod.yaml");

        Assert.Contains(
            """
                runAsUser: {{ int64 .Values.platform.inference.runAsUser }}
                runAsGroup: 0
                fsGroup: 0
                fsGroupChangePolicy: OnRootMismatch
                runAsNonRoot: true
                seccompProfile:
                  type: RuntimeDefault

            """,
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            """
                  securityContext:
                    allowPrivilegeEscalation: false
                    capabilities:
                      drop:
                        - ALL

            """,
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Command_and_arguments_arrive_as_they_were_given()
    {
        var pod = Pod with { Command = ["sh", "-c"], Args = ["echo \"{{ x }}\" # yes: 08", "yes"] };

        Assert.Contains(
            """
                  command:
                    - sh
                    - "-c"
                  args:
                    - 'echo "{{ "{{" }} x }}" # yes: 08'
                    - "yes"

            """,
            Of(TestProfiles.Local, pod).Text($"{Folder}/pod.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void MLflow_is_found_unless_the_user_says_where()
    {
        var own = Pod with { Env = Pod.Env.Add("MLFLOW_TRACKING_URI", new EnvironmentValue.Text("https://mlflow.example.org")) };

        Assert.Contains("value: http://mlflow\n", Of(TestProfiles.Local, Pod).Text($"{Folder}/pod.yaml"), StringComparison.Ordinal);
        var text = Of(TestProfiles.Local, own).Text($"{Folder}/pod.yaml");
        Assert.Contains("value: https://mlflow.example.org\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("http://mlflow\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_of_the_users_are_read_and_listed_with_their_keys()
    {
        var pod = Pod with
        {
            EnvFromSecrets = [SubdomainName.Parse("kafka")],
            Env = Pod.Env.Add("TOKEN", new EnvironmentValue.FromSecret(SubdomainName.Parse("hub"), "token")),
            Git = new()
            {
                Repository = GitRepository.Parse("https://git.example.org/ml/stream.git"),
                CredentialsSecret = SubdomainName.Parse("git"),
            },
        };
        var chart = Of(TestProfiles.Local, pod);

        Assert.Equal(
            ["kafka: ", "hub: token", "git: GITSYNC_PASSWORD, GITSYNC_USERNAME"],
            chart.Output().ForeignSecrets.Select(s => $"{s.Name}: {string.Join(", ", s.Keys)}")
        );
        Assert.Contains(
            """
                  envFrom:
                    - secretRef:
                        name: kafka

            """,
            chart.Text($"{Folder}/pod.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Code_is_cloned_once_and_the_container_starts_in_the_folder_that_is_used()
    {
        var git = new GitSource
        {
            Repository = GitRepository.Parse("https://git.example.org/ml/stream.git"),
            Branch = "release",
            SubPath = "jobs/score",
        };
        var text = Of(TestProfiles.EksSingle, Streaming with { Git = git }).Text($"{Folder}/deployment.yaml");

        Assert.Contains(
            """
                    - name: git-sync
                      image: "444455556666.dkr.ecr.eu-central-1.amazonaws.com/git-sync/git-sync:v4.4.2"
                      env:
                        - name: GITSYNC_REPO
                          value: https://git.example.org/ml/stream.git
                        - name: GITSYNC_REF
                          value: release
                        - name: GITSYNC_ROOT
                          value: /git
                        - name: GITSYNC_LINK
                          value: code
                        - name: GITSYNC_ONE_TIME
                          value: "true"
                      resources:

            """,
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("          workingDir: /git/code/jobs/score\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_to_wait_for_reaches_the_shell_as_an_argument()
    {
        var text = Of(TestProfiles.EksSingle, Streaming with { WaitFor = MountPath.Parse("/models/a \"b\" $(c).pkl") })
            .Text($"{Folder}/deployment.yaml");

        Assert.Contains(
            """
                        - 'until [ -e "$1" ]; do echo "Waiting for $1."; sleep 10; done'
                        - wait-for-file
                        - '/models/a "b" $(c).pkl'

            """,
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void T30_a_stream_has_one_writer_that_never_meets_its_successor()
    {
        var chart = Of(TestProfiles.EksSingle, Streaming);
        var text = chart.Text($"{Folder}/deployment.yaml");

        Assert.Equal([$"{Folder}/deployment.yaml"], chart.FilesBelow(Folder));
        Assert.Contains("  replicas: 1\n  strategy:\n    type: Recreate\n", text, StringComparison.Ordinal);
        Assert.Contains("      terminationGracePeriodSeconds: 120\n", text, StringComparison.Ordinal);
        Assert.Null(chart.Yaml("platform", "inference", "replicas"));
        Assert.Empty(chart.Output().Workloads);
    }

    [Theory]
    [InlineData("single", true)]
    [InlineData("multi", false)]
    public void T29_who_mounts_a_ReadWriteOnce_volume_runs_beside_the_others_that_do(string name, bool isOneNode)
    {
        var text = Of(name == "single" ? TestProfiles.EksSingle : TestProfiles.EksMulti, Streaming).Text($"{Folder}/deployment.yaml");

        Assert.Equal(isOneNode, text.Contains("\n        mounts-models: \"true\"\n", StringComparison.Ordinal));
        Assert.Equal(isOneNode, text.Contains("podAffinity:", StringComparison.Ordinal));
    }

    [Fact]
    public void C04_claims_carry_their_class_and_serving_needs_no_checkpoints()
    {
        Assert.Equal(["models-gp3", "spark-checkpoints-gp3"], Of(TestProfiles.EksSingle, Streaming).Output().Claims.Select(c => c.Name));
        Assert.Equal(["models-efs-sc"], Of(TestProfiles.EksMulti, Serving).Output().Claims.Select(c => c.Name));
    }

    [Fact]
    public void Serving_brings_a_service_an_ingress_and_what_scales_it() =>
        Assert.Equal(
            [$"{Folder}/autoscaler.yaml", $"{Folder}/deployment.yaml", $"{Folder}/ingress.yaml", $"{Folder}/service.yaml"],
            Of(TestProfiles.EksMulti, Serving).FilesBelow(Folder)
        );

    [Fact]
    public void Without_an_ingress_nothing_is_published() =>
        Assert.Equal(
            [$"{Folder}/deployment.yaml", $"{Folder}/service.yaml"],
            Of(TestProfiles.EksMulti with { Ingress = new IngressChoice.None() }, Serving with { MaxReplicas = 2 }).FilesBelow(Folder)
        );

    [Fact]
    public void What_scales_owns_the_number_of_copies()
    {
        var scaled = Of(TestProfiles.EksMulti, Serving);
        var fixedCopies = Of(TestProfiles.EksMulti, Serving with { MaxReplicas = 2 });

        Assert.DoesNotContain("replicas: {{", scaled.Text($"{Folder}/deployment.yaml"), StringComparison.Ordinal);
        Assert.Contains(
            "  minReplicas: {{ .Values.platform.inference.replicas }}\n  maxReplicas: 6\n",
            scaled.Text($"{Folder}/autoscaler.yaml"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "  replicas: {{ .Values.platform.inference.replicas }}\n",
            fixedCopies.Text($"{Folder}/deployment.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_knob_of_the_copies_ends_at_the_most_that_load_may_ask_for() =>
        Assert.Contains("\"maximum\": 6", Of(TestProfiles.EksMulti, Serving).Text("values.schema.json"), StringComparison.Ordinal);

    [Fact]
    public void C08_the_budget_is_asked_for_with_the_labels_of_the_pods()
    {
        var chart = Of(TestProfiles.EksMulti, Serving);
        var workload = Assert.Single(chart.Output().Workloads);

        Assert.Equal(("inference", 2), (workload.Name, workload.Replicas));
        Assert.Equal("inference", Assert.Single(workload.Selector, l => l.Key == "app.kubernetes.io/name").Value);
        Assert.Contains(
            "    matchLabels:\n      app.kubernetes.io/name: inference\n",
            chart.Text($"{Folder}/deployment.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Copies_are_spread_over_zones_and_nodes()
    {
        var text = Of(TestProfiles.EksMulti, Serving).Text($"{Folder}/deployment.yaml");

        Assert.Contains("        - topologyKey: topology.kubernetes.io/zone\n", text, StringComparison.Ordinal);
        Assert.Contains("        - topologyKey: kubernetes.io/hostname\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void T21_and_T22_an_ALB_gets_a_prefix_and_the_health_path()
    {
        var text = Of(TestProfiles.EksMulti, Serving with { HealthPath = "/v2/health/ready" }).Text($"{Folder}/ingress.yaml");

        Assert.Contains("          - path: /\n            pathType: Prefix\n", text, StringComparison.Ordinal);
        Assert.Contains("    alb.ingress.kubernetes.io/healthcheck-path: /v2/health/ready\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Serving_is_probed_where_it_answers()
    {
        var text = Of(TestProfiles.EksMulti, Serving with { Port = 9090 }).Text($"{Folder}/deployment.yaml");

        Assert.Contains("            - name: http\n              containerPort: 9090\n", text, StringComparison.Ordinal);
        Assert.All(
            ["startupProbe", "readinessProbe", "livenessProbe"],
            probe =>
                Assert.Contains(
                    $"          {probe}:\n            httpGet:\n              path: /health\n              port: http\n",
                    text,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void T35_the_users_image_comes_from_the_mirror_and_its_tag_stays_open()
    {
        var chart = Of(TestProfiles.EksSingle, Streaming);

        Assert.Contains(
            "image: \"444455556666.dkr.ecr.eu-central-1.amazonaws.com/ml/scorer:{{ .Values.platform.inference.image.tag }}\"\n",
            chart.Text($"{Folder}/deployment.yaml"),
            StringComparison.Ordinal
        );
        Assert.Equal("\"2.4.0\"\n", chart.Yaml("platform", "inference", "image", "tag"));
        Assert.Equal<string>(["ml/scorer:2.4.0", "registry.k8s.io/git-sync/git-sync:v4.4.2"], chart.Output().Images);
    }

    [Theory]
    [InlineData("single", false)]
    [InlineData("multi", true)]
    public void The_account_may_use_the_bucket_where_there_is_one_in_S3(string name, bool hasRight)
    {
        var account = Assert.Single(Of(name == "single" ? TestProfiles.EksSingle : TestProfiles.EksMulti, Serving).Output().Accounts);

        Assert.Equal(("inference", AccountMaker.Platform, false), (account.Name, account.Maker, account.MountsToken));
        Assert.Equal<AwsRight>(
            hasRight ? [PlatformRights.Bucket(TestProfiles.EksMulti, BucketName.Parse("acme-ml"), "", BucketAccess.All)] : [],
            account.Rights
        );
    }
}

using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Airflow;

namespace ChartGen.Templates.Tests.Airflow;

public sealed class AirflowComponentTests
{
    private static readonly EnvironmentProfile Pods = TestProfiles.EksSingle with
    {
        Broker = new BrokerChoice.None(),
        ObjectStore = TestProfiles.EksMulti.ObjectStore,
        Airflow = TestProfiles.EksSingle.Airflow with { Executor = AirflowExecutor.Kubernetes },
    };

    [Fact]
    public void T03_nothing_is_written_below_webserver()
    {
        Assert.Null(Value(TestProfiles.EksMulti, "webserver"));
        Assert.Null(Value(TestProfiles.EksMulti, "ingress", "web"));
        Assert.Equal("true", Text(TestProfiles.EksMulti, "ingress", "apiServer", "enabled"));
    }

    [Fact]
    public void T04_version_and_tag_are_written_both()
    {
        var profile = TestProfiles.Local with
        {
            Airflow = TestProfiles.Local.Airflow with { Image = new(ImageRepository.Parse("acme/airflow"), ImageTag.Parse("3.2.2-ml7")) },
        };

        Assert.Equal("3.2.2", Text(profile, "airflowVersion"));
        Assert.Equal("docker.io/acme/airflow", Text(profile, "defaultAirflowRepository"));
        Assert.Equal("3.2.2-ml7", Text(profile, "defaultAirflowTag"));
    }

    [Theory]
    [InlineData(AirflowExecutor.Local, "LocalExecutor")]
    [InlineData(AirflowExecutor.Celery, "CeleryExecutor")]
    [InlineData(AirflowExecutor.Kubernetes, "KubernetesExecutor")]
    [InlineData(AirflowExecutor.CeleryAndKubernetes, "CeleryExecutor,KubernetesExecutor")]
    public void T05_executors_are_spelt_as_the_chart_reads_them(AirflowExecutor executor, string text) =>
        Assert.Equal(
            text,
            Text(TestProfiles.EksMulti with { Airflow = TestProfiles.EksMulti.Airflow with { Executor = executor } }, "executor")
        );

    [Fact]
    public void T06_remote_logging_is_a_string()
    {
        var logging = (ValuesMap)Value(TestProfiles.EksMulti, "config", "logging")!;

        Assert.Equal(ScalarKind.String, ((ValuesScalar)logging["remote_logging"]!).Kind);
        Assert.Equal("True", logging["remote_logging"]!.ToString());
        Assert.Equal("s3://acme-ml/airflow/logs", logging["remote_base_log_folder"]!.ToString());
    }

    [Theory]
    [InlineData("scheduler")]
    [InlineData("apiServer")]
    [InlineData("dagProcessor")]
    [InlineData("triggerer")]
    public void T07_a_budget_has_one_limit_only(string part)
    {
        var config = (ValuesMap)Value(TestProfiles.EksMulti, part, "podDisruptionBudget", "config")!;

        Assert.Equal(["unhealthyPodEvictionPolicy"], config.Entries.Select(e => e.Key));
        Assert.Null(Value(TestProfiles.EksSingle, part, "podDisruptionBudget"));
    }

    [Theory]
    [InlineData("migrateDatabaseJob")]
    [InlineData("createUserJob")]
    public void T08_and_C05_jobs_are_no_hooks_and_outlive_the_time_limit(string job)
    {
        Assert.Equal("false", Text(TestProfiles.Local, job, "useHelmHooks"));
        Assert.Equal("1800", Text(TestProfiles.Local, job, "ttlSecondsAfterFinished"));
    }

    [Fact]
    public void T09_and_T10_every_secret_is_named()
    {
        var profile = TestProfiles.EksSingle with
        {
            SecretNames = TestProfiles.EksSingle.SecretNames.Add("airflow-jwt-secret", SubdomainName.Parse("site-jwt")),
        };

        Assert.Equal("airflow-fernet-key", Text(profile, "fernetKeySecretName"));
        Assert.Equal("airflow-api-secret-key", Text(profile, "apiSecretKeySecretName"));
        Assert.Equal("site-jwt", Text(profile, "jwtSecretName"));
        Assert.Equal("airflow-metadata", Text(profile, "data", "metadataSecretName"));
        Assert.Equal("airflow-broker-url", Text(profile, "data", "brokerUrlSecretName"));
        Assert.Equal("airflow-redis-password", Text(profile, "redis", "passwordSecretName"));
    }

    [Fact]
    public void T11_the_result_backend_stays_unset() => Assert.Null(Value(TestProfiles.EksMulti, "data", "resultBackendSecretName"));

    [Fact]
    public void T13_task_pods_have_an_account_of_their_own_with_its_role()
    {
        Assert.Equal("true", Text(TestProfiles.EksMulti, "workers", "kubernetes", "serviceAccount", "create"));
        Assert.Equal(
            "arn:aws:iam::444455556666:role/acme-ml.ml-platform.airflow-worker-kubernetes",
            Text(TestProfiles.EksMulti, "workers", "kubernetes", "serviceAccount", "annotations", "eks.amazonaws.com/role-arn")
        );
    }

    [Fact]
    public void T14_workers_are_written_in_the_new_sections_only() =>
        Assert.Equal(["celery", "kubernetes"], ((ValuesMap)Value(TestProfiles.EksMulti, "workers")!).Entries.Select(e => e.Key));

    [Fact]
    public void T15_a_shared_log_claim_needs_a_class_that_every_node_can_write()
    {
        var profile = TestProfiles.EksMulti with { ObjectStore = TestProfiles.Local.ObjectStore };

        Assert.Equal("airflow-logs-efs-sc", Text(profile, "logs", "persistence", "existingClaim"));
        Assert.Contains(Output(profile).Claims, c => c.Name == "airflow-logs-efs-sc");
        Assert.Null(Value(TestProfiles.EksSingle, "logs"));
    }

    [Fact]
    public void T16_and_T27_log_claims_have_size_and_class()
    {
        Assert.Equal("5Gi", Text(TestProfiles.EksSingle, "workers", "celery", "persistence", "size"));
        Assert.Equal("gp3", Text(TestProfiles.EksSingle, "workers", "celery", "persistence", "storageClassName"));
        Assert.Equal("5Gi", Text(TestProfiles.EksSingle, "triggerer", "persistence", "size"));
        Assert.Equal("gp3", Text(TestProfiles.EksSingle, "redis", "persistence", "storageClassName"));
        Assert.Equal("hostpath", Text(TestProfiles.Local, "workers", "celery", "persistence", "storageClassName"));
    }

    [Fact]
    public void Logs_in_the_bucket_need_no_claims()
    {
        Assert.Equal("false", Text(TestProfiles.EksMulti, "workers", "celery", "persistence", "enabled"));
        Assert.Equal("false", Text(TestProfiles.EksMulti, "triggerer", "persistence", "enabled"));
    }

    [Fact]
    public void T21_the_path_is_a_prefix()
    {
        Assert.Equal("Prefix", Text(TestProfiles.EksMulti, "ingress", "apiServer", "pathType"));
        Assert.Equal(
            "/api/v2/monitor/health",
            Text(TestProfiles.EksMulti, "ingress", "apiServer", "annotations", "alb.ingress.kubernetes.io/healthcheck-path")
        );
        Assert.Equal("https://airflow.ml.localhost", Text(TestProfiles.EksMulti, "config", "api", "base_url"));
    }

    [Fact]
    public void A_proxys_headers_are_believed_only_where_there_is_a_proxy()
    {
        Assert.Equal(["bash", "-c", "exec airflow api-server --proxy-headers"], Items(TestProfiles.Local, "apiServer", "args"));
        var alone = TestProfiles.Local with { Ingress = new IngressChoice.None() };
        Assert.Null(Value(alone, "apiServer", "args"));
        Assert.Null(Value(alone, "apiServer", "env"));
        Assert.Null(Value(alone, "ingress"));
        Assert.Null(Value(alone, "config"));
    }

    [Fact]
    public void T29_who_mounts_a_ReadWriteOnce_volume_runs_on_one_node()
    {
        foreach (
            var (profile, path) in new (EnvironmentProfile, string[])[]
            {
                (TestProfiles.Local, ["scheduler"]),
                (TestProfiles.EksSingle, ["workers", "celery"]),
                (Pods, ["workers", "kubernetes"]),
            }
        )
        {
            var section = (ValuesMap)Value(profile, path)!;
            Assert.Equal("true", section.At("labels", "mounts-models")!.ToString());
            var term = (ValuesMap)
                ((ValuesList)section.At("affinity", "podAffinity", "requiredDuringSchedulingIgnoredDuringExecution")!).Items[0];
            Assert.Equal("kubernetes.io/hostname", term["topologyKey"]!.ToString());
            Assert.Equal("true", term.At("labelSelector", "matchLabels", "mounts-models")!.ToString());
        }
    }

    [Fact]
    public void T42_affinity_is_left_to_the_chart_where_every_node_can_mount()
    {
        Assert.Null(Value(TestProfiles.EksMulti, "workers", "celery", "affinity"));
        Assert.Null(Value(TestProfiles.EksMulti, "workers", "kubernetes", "affinity"));
        Assert.Equal(
            ["topology.kubernetes.io/zone", "kubernetes.io/hostname"],
            ((ValuesList)Value(TestProfiles.EksMulti, "scheduler", "topologySpreadConstraints")!).Items.Select(i =>
                ((ValuesMap)i)["topologyKey"]!.ToString()!
            )
        );
    }

    [Fact]
    public void Models_are_mounted_where_tasks_run()
    {
        Assert.Equal("models-hostpath", Claim(TestProfiles.Local, "scheduler"));
        Assert.Equal("models-gp3", Claim(TestProfiles.EksSingle, "workers", "celery"));
        Assert.Equal("models-efs-sc", Claim(TestProfiles.EksMulti, "workers", "celery"));
        Assert.Equal("models-efs-sc", Claim(TestProfiles.EksMulti, "workers", "kubernetes"));
        Assert.Null(Value(TestProfiles.EksMulti, "scheduler", "extraVolumes"));
        Assert.Contains(Output(TestProfiles.EksMulti).Claims, c => c.Name == "models-efs-sc");
    }

    [Fact]
    public void T35_and_T40_every_image_comes_from_the_registry()
    {
        const string registry = "444455556666.dkr.ecr.eu-central-1.amazonaws.com";
        var profile = TestProfiles.EksSingle with { Observability = new ObservabilityChoice.Prometheus() };

        Assert.Equal($"{registry}/apache/airflow", Text(profile, "defaultAirflowRepository"));
        Assert.Equal($"{registry}/library/redis", Text(profile, "images", "redis", "repository"));
        Assert.Equal($"{registry}/prometheus/statsd-exporter", Text(profile, "images", "statsd", "repository"));
        Assert.Null(Value(profile, "images", "airflow"));
        Assert.Null(Value(profile, "global"));
        Assert.Equal(
            ["apache/airflow:3.2.2", "redis:7.2-bookworm", "quay.io/prometheus/statsd-exporter:v0.30.0"],
            Output(profile).Images.AsEnumerable()
        );
    }

    [Fact]
    public void T36_the_admins_password_is_read_from_a_secret()
    {
        var args = Items(TestProfiles.Local, "createUserJob", "args");
        var env = ((ValuesList)Value(TestProfiles.Local, "createUserJob", "env")!).Items.Cast<ValuesMap>();

        Assert.Contains("\"$ADMIN_PASSWORD\"", args[2], StringComparison.Ordinal);
        Assert.Equal("admin@ml.localhost", args[3]);
        Assert.All(env, e => Assert.Equal("airflow-admin", e.At("valueFrom", "secretKeyRef", "name")!.ToString()));
    }

    [Fact]
    public void T43_flower_is_never_switched_on() => Assert.Null(Value(TestProfiles.EksMulti, "flower"));

    [Fact]
    public void C08_workers_have_a_budget_that_does_not_count_task_pods()
    {
        var workload = Assert.Single(Output(TestProfiles.EksMulti).Workloads);

        Assert.Equal(2, workload.Replicas);
        Assert.Equal("celery", workload.Selector["airflow-worker"]);
        Assert.Equal("celery", Text(TestProfiles.EksMulti, "workers", "celery", "labels", "airflow-worker"));
        Assert.Null(Value(TestProfiles.EksMulti, "workers", "celery", "podDisruptionBudget"));
        Assert.Empty(Output(Pods).Workloads);
    }

    [Theory]
    [InlineData("securityContexts", "pod", "50000")]
    [InlineData("redis", "securityContexts", "999")]
    public void C09_pods_meet_pod_security_restricted(string first, string second, string user)
    {
        var context = (ValuesMap)Value(TestProfiles.EksSingle, first, second)!;
        context = context["pod"] as ValuesMap ?? context;

        Assert.Equal(user, context["runAsUser"]!.ToString());
        Assert.Equal("true", context["runAsNonRoot"]!.ToString());
        Assert.Equal("RuntimeDefault", context.At("seccompProfile", "type")!.ToString());
    }

    [Fact]
    public void Tokens_are_mounted_only_where_pods_are_started_watched_or_removed()
    {
        Assert.Equal(["airflow-api-server", "airflow-cleanup", "airflow-scheduler"], WithToken(TestProfiles.EksMulti));
        Assert.Empty(WithToken(TestProfiles.EksSingle));
        Assert.Equal("false", Text(TestProfiles.EksSingle, "allowPodLaunching"));
        Assert.Equal("false", Text(TestProfiles.EksMulti, "workers", "celery", "serviceAccount", "automountServiceAccountToken"));

        static string[] WithToken(EnvironmentProfile profile) =>
            [.. Output(profile).Accounts.Where(a => a.MountsToken).Select(a => a.Name).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Git_sync_is_told_branch_and_reference_and_meets_restricted()
    {
        var git = new GitSource
        {
            Repository = GitRepository.Parse("https://git.example.org/ml/dags.git"),
            Branch = "release",
            SubPath = "dags",
            CredentialsSecret = SubdomainName.Parse("git-token"),
        };
        var profile = TestProfiles.EksMulti with { Airflow = TestProfiles.EksMulti.Airflow with { Dags = git } };
        var sync = (ValuesMap)Value(profile, "dags", "gitSync")!;

        Assert.Equal("release", sync["branch"]!.ToString());
        Assert.Equal("release", sync["ref"]!.ToString());
        Assert.Equal("dags", sync["subPath"]!.ToString());
        Assert.Equal("git-token", sync["credentialsSecret"]!.ToString());
        Assert.Equal("false", sync.At("securityContexts", "container", "allowPrivilegeEscalation")!.ToString());
        Assert.Equal(4, Assert.Single(Output(profile).ForeignSecrets).Keys.Length);
    }

    [Fact]
    public void A_repository_reached_by_ssh_takes_its_key_from_the_secret()
    {
        var git = new GitSource
        {
            Repository = GitRepository.Parse("git@git.example.org:ml/dags.git"),
            CredentialsSecret = SubdomainName.Parse("git-key"),
        };
        var profile = TestProfiles.Local with { Airflow = TestProfiles.Local.Airflow with { Dags = git } };

        Assert.Equal("git-key", Text(profile, "dags", "gitSync", "sshKeySecret"));
        Assert.Null(Value(profile, "dags", "gitSync", "credentialsSecret"));
        Assert.Equal(["gitSshKey"], Assert.Single(Output(profile).ForeignSecrets).Keys.AsEnumerable());
    }

    [Fact]
    public void Statsd_runs_only_where_prometheus_reads_it()
    {
        Assert.Equal("false", Text(TestProfiles.Local, "statsd", "enabled"));
        Assert.NotNull(Value(TestProfiles.EksMulti, "statsd", "resources"));
    }

    [Fact]
    public void Raw_values_come_last()
    {
        var raw = ValuesMap.Of(("statsd", ValuesMap.Of(("enabled", true))));

        Assert.Equal(
            "true",
            Text(TestProfiles.Local with { Airflow = TestProfiles.Local.Airflow with { Values = raw } }, "statsd", "enabled")
        );
    }

    private static ComponentOutput Output(EnvironmentProfile profile) =>
        Assert.Single(TestCharts.Of(profile, new AirflowComponent()).Components);

    private static ValuesNode? Value(EnvironmentProfile profile, params ReadOnlySpan<string> path) =>
        ((ValuesMap)TestCharts.Of(profile, new AirflowComponent()).Values["airflow"]!).At(path);

    private static string? Text(EnvironmentProfile profile, params ReadOnlySpan<string> path) => Value(profile, path)?.ToString();

    private static string[] Items(EnvironmentProfile profile, params ReadOnlySpan<string> path) =>
        [.. ((ValuesList)Value(profile, path)!).Items.Select(i => i.ToString()!)];

    private static string? Claim(EnvironmentProfile profile, params ReadOnlySpan<string> part)
    {
        var section = (ValuesMap)Value(profile, part)!;
        var volume = (ValuesMap)((ValuesList)section["extraVolumes"]!).Items[0];
        return volume.At("persistentVolumeClaim", "claimName")?.ToString();
    }
}

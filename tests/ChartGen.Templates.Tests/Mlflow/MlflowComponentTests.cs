using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Identity;
using ChartGen.Templates.Mlflow;

namespace ChartGen.Templates.Tests.Mlflow;

public sealed class MlflowComponentTests
{
    [Fact]
    public void Metadata_lies_in_the_database_of_the_platform_with_credentials_by_name()
    {
        Assert.Equal("postgresql", Text(TestProfiles.Local, "backendStore", "postgres", "host"));
        Assert.Equal("mlflow", Text(TestProfiles.Local, "backendStore", "postgres", "database"));
        Assert.Equal("mlflow-database", Text(TestProfiles.Local, "backendStore", "existingDatabaseSecret", "name"));
        Assert.Null(Value(TestProfiles.Local, "extraEnvVars", "PGSSLMODE"));
    }

    [Fact]
    public void Rds_is_reached_with_tls()
    {
        Assert.Equal("db.cluster.eu-central-1.rds.amazonaws.com", Text(TestProfiles.EksMulti, "backendStore", "postgres", "host"));
        Assert.Equal("require", Text(TestProfiles.EksMulti, "extraEnvVars", "PGSSLMODE"));
    }

    [Fact]
    public void Minio_takes_keys_from_a_secret_and_an_endpoint()
    {
        Assert.Equal("mlflow-object-store", Text(TestProfiles.Local, "artifactRoot", "s3", "existingSecret", "name"));
        Assert.Equal("http://minio:9000", Text(TestProfiles.Local, "extraEnvVars", "MLFLOW_S3_ENDPOINT_URL"));
        var secret = Assert.Single(Output(TestProfiles.Local).Secrets, s => s.Name == "mlflow-object-store");
        Assert.Equal(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"], secret.Keys.Keys);
    }

    [Fact]
    public void S3_takes_neither_keys_nor_endpoint_but_a_role()
    {
        var profile = TestProfiles.EksMulti;

        Assert.Null(Value(profile, "artifactRoot", "s3", "existingSecret"));
        Assert.Null(Value(profile, "extraEnvVars", "MLFLOW_S3_ENDPOINT_URL"));
        Assert.Equal("eu-central-1", Text(profile, "extraEnvVars", "AWS_DEFAULT_REGION"));
        Assert.Equal(
            "arn:aws:iam::444455556666:role/acme-ml.ml-platform.mlflow",
            Text(profile, "serviceAccount", "annotations", "eks.amazonaws.com/role-arn")
        );
        Assert.Equal(
            [PlatformRights.Bucket(TestProfiles.EksMulti, BucketName.Parse("acme-ml"), "mlflow", BucketAccess.All)],
            Assert.Single(Output(profile).Accounts).Rights.AsEnumerable()
        );
        Assert.DoesNotContain(Output(profile).Secrets, s => s.Name == "mlflow-object-store");
    }

    [Fact]
    public void T19_nested_stores_stay_off()
    {
        Assert.Null(Value(TestProfiles.Local, "postgresql"));
        Assert.Null(Value(TestProfiles.Local, "minio"));
    }

    [Fact]
    public void T20_names_in_the_cluster_are_allowed_hosts()
    {
        Assert.Equal(["mlflow", "mlflow.*", "localhost:*", "127.0.0.1:*"], Items(TestProfiles.Local, "serverAllowedHosts"));
    }

    [Fact]
    public void T20_prometheus_may_scrape_by_address_and_finds_a_writable_folder()
    {
        var profile = TestProfiles.EksMulti;

        Assert.Equal(["10.*", "100.*", "172.*", "192.168.*"], Items(profile, "serverAllowedHosts").Skip(4));
        Assert.Equal("true", Text(profile, "serviceMonitor", "useServicePort"));
        Assert.Equal("", Text(profile, "serviceMonitor", "namespace"));
        var mount = (ValuesMap)((ValuesList)Value(profile, "extraVolumeMounts")!).Items[0];
        Assert.Equal("/mlflow/metrics", mount["mountPath"]!.ToString());
    }

    [Fact]
    public void T20_tls_that_ends_at_a_load_balancer_needs_its_origin()
    {
        Assert.Equal(["https://mlflow.ml.localhost"], Items(TestProfiles.EksMulti, "corsAllowedOrigins"));
        Assert.Null(Value(TestProfiles.Local, "corsAllowedOrigins"));
        var nginx = TestProfiles.EksSingle with { Ingress = new IngressChoice.Nginx { TlsSecret = SubdomainName.Parse("tls") } };
        Assert.Null(Value(nginx, "corsAllowedOrigins"));
        Assert.Equal("tls", ((ValuesMap)((ValuesList)Value(nginx, "ingress", "tls")!).Items[0])["secretName"]!.ToString());
    }

    [Fact]
    public void T21_the_path_is_a_prefix()
    {
        var host = (ValuesMap)((ValuesList)Value(TestProfiles.EksMulti, "ingress", "hosts")!).Items[0];
        var path = (ValuesMap)((ValuesList)host["paths"]!).Items[0];

        Assert.Equal("Prefix", path["pathType"]!.ToString());
        Assert.Equal("/health", Text(TestProfiles.EksMulti, "ingress", "annotations", "alb.ingress.kubernetes.io/healthcheck-path"));
    }

    [Fact]
    public void Nothing_is_published_without_an_ingress() =>
        Assert.Null(Value(TestProfiles.Local with { Ingress = new IngressChoice.None() }, "ingress"));

    [Fact]
    public void T35_server_and_migration_come_from_the_registry()
    {
        const string mirrored = "444455556666.dkr.ecr.eu-central-1.amazonaws.com/burakince/mlflow";

        Assert.Equal(mirrored, Text(TestProfiles.EksMulti, "image", "repository"));
        Assert.Equal(mirrored, Text(TestProfiles.EksMulti, "initImages", "mlflowDbMigration", "repository"));
        Assert.Null(Value(TestProfiles.Local, "image"));
        Assert.Equal(["burakince/mlflow:3.15.1"], Output(TestProfiles.Local).Images.AsEnumerable());
    }

    [Fact]
    public void C08_replicas_are_told_apart_and_their_budget_is_asked_for()
    {
        var workload = Assert.Single(Output(TestProfiles.EksMulti).Workloads);
        Assert.Equal(2, workload.Replicas);
        Assert.Equal(["{{ .Release.Name }}", "mlflow"], workload.Selector.Values);
        Assert.NotNull(Value(TestProfiles.EksMulti, "affinity", "podAntiAffinity", "preferredDuringSchedulingIgnoredDuringExecution"));
        Assert.Null(Value(TestProfiles.Local, "affinity"));
    }

    [Fact]
    public void C09_pods_meet_pod_security_restricted() =>
        Assert.Equal("RuntimeDefault", Text(TestProfiles.Local, "podSecurityContext", "seccompProfile", "type"));

    [Fact]
    public void C10_the_check_of_the_connection_which_takes_no_resources_stays_off()
    {
        Assert.Null(Value(TestProfiles.Local, "backendStore", "databaseConnectionCheck"));
        Assert.Equal("512Mi", Text(TestProfiles.Local, "resources", "limits", "memory"));
    }

    [Fact]
    public void Users_variables_and_raw_values_come_last()
    {
        var profile = TestProfiles.Local with
        {
            Mlflow = TestProfiles.Local.Mlflow with
            {
                Env = TestProfiles.Local.Mlflow.Env.Add("AWS_DEFAULT_REGION", "eu-west-3").Add("NOTE", "{{ x }}"),
                Values = ValuesMap.Of(("log", ValuesMap.Of(("level", "debug")))),
            },
        };

        Assert.Equal("eu-west-3", Text(profile, "extraEnvVars", "AWS_DEFAULT_REGION"));
        Assert.Equal("{{ x }}", Text(profile, "extraEnvVars", "NOTE"));
        Assert.Equal("debug", Text(profile, "log", "level"));
    }

    private static ComponentOutput Output(EnvironmentProfile profile) => Assert.Single(Build(profile).Components);

    private static Chart Build(EnvironmentProfile profile) => TestCharts.Of(profile, new MlflowComponent());

    private static ValuesNode? Value(EnvironmentProfile profile, params ReadOnlySpan<string> path) =>
        ((ValuesMap)Build(profile).Values["mlflow"]!).At(path);

    private static string? Text(EnvironmentProfile profile, params ReadOnlySpan<string> path) => Value(profile, path)?.ToString();

    private static IEnumerable<string> Items(EnvironmentProfile profile, params ReadOnlySpan<string> path) =>
        ((ValuesList)Value(profile, path)!).Items.Select(i => i.ToString()!);
}

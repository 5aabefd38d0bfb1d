using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Minio;

namespace ChartGen.Templates.Tests.Minio;

public sealed class MinioComponentTests
{
    private static Chart Of(EnvironmentProfile profile) => TestCharts.Of(profile, new MinioComponent());

    [Fact]
    public void S3_brings_no_chart() => Assert.Empty(Of(TestProfiles.EksMulti).Components);

    [Fact]
    public void T05_and_T16_the_mode_is_standalone() => Assert.Equal("standalone\n", Of(TestProfiles.Local).Yaml("minio", "mode"));

    [Fact]
    public void T30_the_old_server_is_gone_before_the_new_one_starts() =>
        Assert.Equal("type: Recreate\n", Of(TestProfiles.Local).Yaml("minio", "deploymentUpdate"));

    [Fact]
    public void C06_the_data_lies_on_a_claim_of_ours()
    {
        var chart = Of(TestProfiles.EksSingle);

        Assert.Equal("minio-data-gp3\n", chart.Yaml("minio", "persistence", "existingClaim"));
        Assert.Equal<ClaimSpec>(
            [new ClaimSpec("minio-data", new StorageChoice.Ebs(), Quantity.Parse("20Gi"), "MinIO")],
            chart.Output().Claims
        );
    }

    [Fact]
    public void C08_one_server_has_no_budget() => Assert.Null(Of(TestProfiles.EksSingle).Yaml("minio", "podDisruptionBudget"));

    [Fact]
    public void T36_the_only_user_is_MLflow_with_what_the_Secret_holds() =>
        Assert.Equal(
            """
            - accessKey: "$(cat /config/mlflowUser)"
              existingSecret: minio-root
              existingSecretKey: mlflowPassword
              policy: mlflow

            """,
            Of(TestProfiles.Local).Yaml("minio", "users")
        );

    [Fact]
    public void MLflow_may_touch_one_bucket() =>
        Assert.Equal(
            """
            - name: mlflow
              statements:
                - resources:
                    - "arn:aws:s3:::acme-models"
                  actions:
                    - s3:GetBucketLocation
                    - s3:ListBucket
                    - s3:ListBucketMultipartUploads
                - resources:
                    - "arn:aws:s3:::acme-models/*"
                  actions:
                    - s3:AbortMultipartUpload
                    - s3:DeleteObject
                    - s3:GetObject
                    - s3:ListMultipartUploadParts
                    - s3:PutObject

            """,
            Of(
                    TestProfiles.Local with
                    {
                        ObjectStore = ((ObjectStoreChoice.Minio)TestProfiles.Local.ObjectStore) with
                        {
                            Bucket = BucketName.Parse("acme-models"),
                        },
                    }
                )
                .Yaml("minio", "policies")
        );

    [Fact]
    public void The_Secret_has_the_charts_keys_and_those_that_the_user_is_made_of() =>
        Assert.Equal(
            ["mlflowPassword", "mlflowUser", "rootPassword", "rootUser"],
            Assert.Single(Of(TestProfiles.Local).Output().Secrets).Keys.Keys
        );

    [Theory]
    [InlineData("makePolicyJob")]
    [InlineData("makeBucketJob")]
    [InlineData("makeUserJob")]
    public void C09_each_container_of_the_job_has_both_switches_of_its_security_context_and_limits(string job)
    {
        var chart = Of(TestProfiles.Local);

        Assert.Equal("enabled: true\n", chart.Yaml("minio", job, "securityContext"));
        Assert.Equal(
            "allowPrivilegeEscalation: false\ncapabilities:\n  drop:\n    - ALL\n",
            chart.Yaml("minio", job, "containerSecurityContext")
        );
        Assert.Equal(
            "requests:\n  cpu: 10m\n  memory: 64Mi\nlimits:\n  cpu: 200m\n  memory: 256Mi\n",
            chart.Yaml("minio", job, "resources")
        );
    }

    [Fact]
    public void The_pod_of_the_job_is_restricted() =>
        Assert.Equal(
            "enabled: true\nrunAsNonRoot: true\nseccompProfile:\n  type: RuntimeDefault\n",
            Of(TestProfiles.Local).Yaml("minio", "postJob", "securityContext")
        );

    [Fact]
    public void T35_both_images_come_from_the_mirror()
    {
        var chart = Of(TestProfiles.EksSingle);

        Assert.Equal("repository: \"444455556666.dkr.ecr.eu-central-1.amazonaws.com/minio/minio\"\n", chart.Yaml("minio", "image"));
        Assert.Equal("repository: \"444455556666.dkr.ecr.eu-central-1.amazonaws.com/minio/mc\"\n", chart.Yaml("minio", "mcImage"));
    }

    [Fact]
    public void T35_pull_secrets_are_names_below_the_charts_own_global()
    {
        var images = new ImageSettings { PullSecrets = [SubdomainName.Parse("login"), SubdomainName.Parse("other")] };

        var chart = Of(TestProfiles.EksSingle with { Images = images });

        Assert.Equal("imagePullSecrets:\n  - login\n  - other\n", chart.Yaml("minio", "global"));
        Assert.Null(chart.Yaml("minio", "imagePullSecrets"));
    }

    [Fact]
    public void Without_a_mirror_the_images_are_the_charts() => Assert.Null(Of(TestProfiles.Local).Yaml("minio", "image"));

    [Fact]
    public void T38_both_images_are_listed_for_the_mirror() =>
        Assert.Equal<string>(
            ["quay.io/minio/minio:RELEASE.2024-12-18T13-15-44Z", "quay.io/minio/mc:RELEASE.2024-11-21T17-21-54Z"],
            Of(TestProfiles.EksSingle).Output().Images
        );

    [Fact]
    public void The_console_is_published_with_TLS_where_nginx_ends_it()
    {
        var nginx = new IngressChoice.Nginx { TlsSecret = SubdomainName.Parse("web-tls") };

        Assert.Equal(
            """
            enabled: true
            ingressClassName: nginx
            hosts:
              - minio.ml.localhost
            tls:
              - secretName: web-tls
                hosts:
                  - minio.ml.localhost

            """,
            Of(TestProfiles.Local with { Ingress = nginx }).Yaml("minio", "consoleIngress")
        );
    }

    [Fact]
    public void T22_an_ALB_is_told_the_health_check_and_the_scheme()
    {
        var chart = Of(TestProfiles.EksSingle with { Ingress = TestProfiles.EksMulti.Ingress });
        var annotations = (ValuesMap)chart.Values.At("minio", "consoleIngress", "annotations")!;

        Assert.Equal("/", annotations["alb.ingress.kubernetes.io/healthcheck-path"]!.ToString());
        Assert.Equal("internet-facing", annotations["alb.ingress.kubernetes.io/scheme"]!.ToString());
    }

    [Fact]
    public void Without_an_ingress_the_console_is_not_published() =>
        Assert.Null(Of(TestProfiles.Local with { Ingress = new IngressChoice.None() }).Yaml("minio", "consoleIngress"));
}

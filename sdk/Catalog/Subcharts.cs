using System.Collections.Immutable;

namespace ChartGen.Sdk.Catalog;

/// <summary>The charts of the platform, each at the one version that its component is written for.</summary>
public static partial class Subcharts
{
    /// <summary>Apache Airflow.</summary>
    public static Subchart Airflow { get; } =
        new()
        {
            Name = "airflow",
            Version = "1.22.0",
            AppVersion = "3.2.2",
            Repository = "https://airflow.apache.org",
            ArchiveDigest = "1f7d1dfe3d58e2c54899950aba907a43625a18c8b6fb3c54760c21592129a5b6",
            ContentDigest = "8e1a0c24ec56eefec6345969802f5f54e69de1a7c43c5ebdcfa09a32d3659e8a",
            MinimumHelm = "3.19",
            Notice =
                "The PostgreSQL packed in the Airflow chart pulls images that Bitnami froze in August 2025; it stays off, database.kind brings one.",
        };

    /// <summary>MLflow by community-charts.</summary>
    public static Subchart Mlflow { get; } =
        new()
        {
            Name = "mlflow",
            Version = "1.11.5",
            AppVersion = "3.15.1",
            Repository = "https://community-charts.github.io/helm-charts",
            ContentDigest = "b326ea2682c5495dddb5d7b76a95c2c8174f52f9822edf9cbbdf57d3a7e825f8",
            Kubernetes = ">=1.16.0-0",
        };

    /// <summary>PostgreSQL by groundhog2k, with the official image.</summary>
    public static Subchart Postgresql { get; } =
        new()
        {
            Name = "postgres",
            Alias = "postgresql",
            Version = "1.6.7",
            AppVersion = "18.4",
            Repository = "https://groundhog2k.github.io/helm-charts/",
            ContentDigest = "98d477f5b90357f6a35e0995b0a2fa7f586270c1c87fb6ba041b0a2322fe00de",
        };

    /// <summary>MinIO.</summary>
    public static Subchart Minio { get; } =
        new()
        {
            Name = "minio",
            Version = "5.4.0",
            AppVersion = "RELEASE.2024-12-18T13-15-44Z",
            Repository = "https://charts.min.io/",
            ArchiveDigest = "25fa2740480d1ebc9e64340854a6c42d3a7bc39c2a77378da91b21f144faa9af",
            ContentDigest = "14bf2f53f1ef582d31f8015bffb85afe071af4901f876635194db8fe0530fa23",
            Notice = "MinIO is no longer maintained and its images are frozen; choose objectStore.kind s3 where data matters.",
        };

    /// <summary>The ingress-nginx controller.</summary>
    public static Subchart IngressNginx { get; } =
        new()
        {
            Name = "ingress-nginx",
            Version = "4.15.1",
            AppVersion = "1.15.1",
            Repository = "https://kubernetes.github.io/ingress-nginx",
            ContentDigest = "20667c9e650039f21aa294305996538a27cdad90d95cc872858169541d65a682",
            Kubernetes = ">=1.21.0-0",
            Notice = "ingress-nginx was retired in March 2026; choose ingress.kind alb for a new EKS cluster.",
        };

    /// <summary>All of them, by key.</summary>
    public static ImmutableArray<Subchart> All =>
        [
            Airflow,
            AwsCloudWatchMetrics,
            AwsEbsCsiDriver,
            AwsEfsCsiDriver,
            AwsForFluentBit,
            AwsLoadBalancerController,
            ExternalSecrets,
            IngressNginx,
            KubePrometheusStack,
            Minio,
            Mlflow,
            Postgresql,
            SparkOperator,
        ];
}

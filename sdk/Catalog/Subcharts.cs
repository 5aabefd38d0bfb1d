using System.Collections.Immutable;

namespace ChartGen.Sdk.Catalog;

/// <summary>The charts of the platform, each at the one version that its component is written for.</summary>
public static partial class Subcharts
{
    /// <summary>Apache Airflow.</summary>
    public static Subchart Airflow { get; } =
        Pinned(
            "airflow",
            "https://airflow.apache.org",
            notice: "The PostgreSQL packed in the Airflow chart pulls images that Bitnami froze in August 2025; it stays off, database.kind brings one."
        );

    /// <summary>MLflow by community-charts.</summary>
    public static Subchart Mlflow { get; } = Pinned("mlflow", "https://community-charts.github.io/helm-charts");

    /// <summary>PostgreSQL by groundhog2k, with the official image.</summary>
    public static Subchart Postgresql { get; } = Pinned("postgres", "https://groundhog2k.github.io/helm-charts/", alias: "postgresql");

    /// <summary>MinIO.</summary>
    public static Subchart Minio { get; } =
        Pinned(
            "minio",
            "https://charts.min.io/",
            notice: "MinIO is no longer maintained and its images are frozen; choose objectStore.kind s3 where data matters."
        );

    /// <summary>The ingress-nginx controller.</summary>
    public static Subchart IngressNginx { get; } =
        Pinned(
            "ingress-nginx",
            "https://kubernetes.github.io/ingress-nginx",
            notice: "ingress-nginx was retired in March 2026; choose ingress.kind alb for a new EKS cluster."
        );

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

    private static Subchart Pinned(string name, string repository, string? alias = null, string? notice = null)
    {
        var pin = Pins.Kept[name];
        return new Subchart
        {
            Name = name,
            Alias = alias,
            Repository = repository,
            Notice = notice,
            Version = pin.Version,
            AppVersion = pin.AppVersion,
            ContentDigest = pin.Content,
        }.With(pin);
    }
}

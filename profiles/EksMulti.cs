using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Profiles;

/// <summary>EKS on several nodes and zones: data in RDS, S3, ElastiCache and EFS, so that any pod may run anywhere and any node may go.</summary>
public static class EksMulti
{
    /// <summary>The profile <c>eks-multi</c>.</summary>
    public static EnvironmentProfile Profile { get; } =
        new()
        {
            Name = "eks-multi",
            ComesAfter = EksSingle.Profile.Name,
            Summary = "EKS with several nodes and zones: any pod may run anywhere, and any node may go.",
            Platform = EksSite.Platform,
            Aws = EksSite.Aws,
            Images = EksSite.Images,
            Storage = new()
            {
                Block = new StorageChoice.Ebs(),
                Shared = new StorageChoice.Efs { FileSystemId = FileSystemId.FromSite },
            },
            Volumes = PlatformVolumes.Of(models: "20Gi", checkpoints: "20Gi"),
            Database = new DatabaseChoice.Rds { Host = HostName.FromSite },
            ObjectStore = new ObjectStoreChoice.S3 { Bucket = BucketName.FromSite },
            Broker = new BrokerChoice.ElastiCache { Host = HostName.FromSite },
            Ingress = new IngressChoice.Alb { Certificate = Arn.FromSite },
            Secrets = new SecretsChoice.ExternalSecrets { Prefix = SecretPath.FromSite },
            Identity = new IdentityChoice.Irsa(),
            Availability = new(Nodes: 3, Zones: 3),
            Observability = new ObservabilityChoice.Prometheus(),
            Airflow = new()
            {
                Executor = AirflowExecutor.CeleryAndKubernetes,
                Version = PlatformImages.AirflowVersion,
                Image = PlatformImages.Airflow,
                LogSize = Quantity.Parse("20Gi"),
                CleanupSchedule = CronSchedule.Parse("15 * * * *"),
                Scheduler = Part("500m", "1Gi", "2", "2Gi"),
                ApiServer = Part("500m", "1Gi", "2", "2Gi"),
                DagProcessor = Part("250m", "1Gi", "1", "2Gi"),
                Triggerer = Part("250m", "512Mi", "1", "1Gi"),
                Workers = Part("1", "2Gi", "2", "4Gi"),
            },
            Mlflow = new() { Replicas = 2, Resources = ContainerResources.Of("250m", "1Gi", "1", "2Gi") },
            Inference = new InferenceChoice.Spark
            {
                Image = PlatformImages.Spark,
                SparkVersion = PlatformImages.SparkVersion,
                Application = "",
                Replicas = 2,
                Resources = ContainerResources.Of("1", "2Gi", "2", "4Gi"),
            },
        };

    private static AirflowPart Part(string cpuRequest, string memoryRequest, string cpuLimit, string memoryLimit) =>
        new() { Replicas = 2, Resources = ContainerResources.Of(cpuRequest, memoryRequest, cpuLimit, memoryLimit) };
}

using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Profiles;

/// <summary>The first step to AWS: one node of EKS, EBS volumes, images from ECR, roles for pods; the stores stay in the cluster.</summary>
public static class EksSingle
{
    /// <summary>The profile <c>eks-single</c>.</summary>
    public static EnvironmentProfile Profile { get; } =
        new()
        {
            Name = "eks-single",
            ComesAfter = LocalHostpath.Profile.Name,
            Summary = "EKS with one node group: everything fits on one node.",
            Platform = EksSite.Platform,
            Aws = EksSite.Aws,
            Images = EksSite.Images,
            Storage = new() { Block = new StorageChoice.Ebs(), Shared = new StorageChoice.Ebs() },
            Volumes = PlatformVolumes.Of(models: "20Gi", checkpoints: "20Gi"),
            Database = new DatabaseChoice.InCluster
            {
                Size = Quantity.Parse("20Gi"),
                Resources = ContainerResources.Of("250m", "512Mi", "1", "1Gi"),
            },
            ObjectStore = new ObjectStoreChoice.Minio
            {
                Bucket = BucketName.Parse("mlflow"),
                Size = Quantity.Parse("50Gi"),
                Resources = ContainerResources.Of("250m", "512Mi", "1", "1Gi"),
            },
            Broker = new BrokerChoice.InCluster
            {
                Size = Quantity.Parse("2Gi"),
                Resources = ContainerResources.Of("50m", "64Mi", "250m", "256Mi"),
            },
            Ingress = new IngressChoice.Nginx(),
            Secrets = new SecretsChoice.Manifest(),
            Identity = new IdentityChoice.Irsa(),
            Availability = new(Nodes: 1, Zones: 1),
            Observability = new ObservabilityChoice.None(),
            Backups = new BackupChoice.S3 { Bucket = BucketName.FromSite },
            Airflow = new()
            {
                Executor = AirflowExecutor.Celery,
                Version = PlatformImages.AirflowVersion,
                Image = PlatformImages.Airflow,
                LogSize = Quantity.Parse("10Gi"),
                CleanupSchedule = CronSchedule.Parse("15 * * * *"),
                Scheduler = Part("250m", "1Gi", "1", "2Gi"),
                ApiServer = Part("250m", "1Gi", "1", "2Gi"),
                DagProcessor = Part("200m", "512Mi", "1", "1Gi"),
                Triggerer = Part("100m", "512Mi", "500m", "1Gi"),
                Workers = Part("500m", "2Gi", "2", "4Gi"),
            },
            Mlflow = new() { Replicas = 1, Resources = ContainerResources.Of("200m", "512Mi", "1", "1Gi") },
            Inference = new InferenceChoice.Deployment
            {
                Mode = InferenceMode.Streaming,
                Replicas = 1,
                MaxReplicas = 1,
                Image = PlatformImages.Spark,
                Resources = ContainerResources.Of("500m", "2Gi", "2", "4Gi"),
            },
        };

    private static AirflowPart Part(string cpuRequest, string memoryRequest, string cpuLimit, string memoryLimit) =>
        new() { Replicas = 1, Resources = ContainerResources.Of(cpuRequest, memoryRequest, cpuLimit, memoryLimit) };
}

using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Tests.Profiles;

/// <summary>Two small profiles to read configuration over: all inside the cluster, and all on AWS.</summary>
internal static class TestProfiles
{
    private static readonly ContainerResources Small = ContainerResources.Of("100m", "128Mi", "1", "1Gi");

    private static readonly AirflowPart Part = new() { Replicas = 1, Resources = Small };

    private static readonly ImageChoice Spark = new(ImageRepository.Parse("spark"), ImageTag.Parse("4.0.1"));

    /// <summary>No AWS, one node, a deployment that serves.</summary>
    public static EnvironmentProfile Laptop { get; } =
        new()
        {
            Name = "laptop",
            Summary = "A test.",
            Platform = new()
            {
                Name = ReleaseName.Parse("ml"),
                Namespace = DnsLabel.Parse("ml"),
                Domain = HostName.Parse("ml.test"),
                Kubernetes = KubernetesVersion.Parse("1.34"),
            },
            Storage = new() { Block = new StorageChoice.HostPath(), Shared = new StorageChoice.HostPath() },
            Volumes = ImmutableSortedDictionary
                .Create<string, VolumeSettings>(StringComparer.Ordinal)
                .Add("models", new() { Size = Quantity.Parse("1Gi"), MountPath = MountPath.Parse("/models") })
                .Add("spark-checkpoints", new() { Size = Quantity.Parse("1Gi"), MountPath = MountPath.Parse("/mnt/checkpoints") }),
            Database = new DatabaseChoice.InCluster { Size = Quantity.Parse("1Gi"), Resources = Small },
            ObjectStore = new ObjectStoreChoice.Minio
            {
                Bucket = BucketName.Parse("artifacts"),
                Size = Quantity.Parse("1Gi"),
                Resources = Small,
            },
            Broker = new BrokerChoice.None(),
            Ingress = new IngressChoice.Nginx(),
            Secrets = new SecretsChoice.InCluster(),
            Identity = new IdentityChoice.None(),
            Availability = new(1, 1),
            Observability = new ObservabilityChoice.None(),
            Airflow = new()
            {
                Executor = AirflowExecutor.Local,
                Version = PlainVersion.Parse("3.2.2"),
                Image = new(ImageRepository.Parse("apache/airflow"), ImageTag.Parse("3.2.2")),
                LogSize = Quantity.Parse("1Gi"),
                CleanupSchedule = CronSchedule.Parse("15 * * * *"),
                Scheduler = Part,
                ApiServer = Part,
                DagProcessor = Part,
                Triggerer = Part,
                Workers = Part,
            },
            Mlflow = new() { Replicas = 1, Resources = Small },
            Inference = new InferenceChoice.Deployment
            {
                Mode = InferenceMode.Serving,
                Replicas = 1,
                MaxReplicas = 1,
                Image = Spark,
                Resources = Small,
            },
        };

    /// <summary>AWS throughout, three nodes, Spark.</summary>
    public static EnvironmentProfile Cloud { get; } =
        Laptop with
        {
            Name = "cloud",
            Aws = new()
            {
                Region = AwsRegion.Parse("eu-central-1"),
                AccountId = AwsAccountId.Parse("210987654321"),
                ClusterName = ClusterName.Parse("ml"),
                OidcProvider = OidcProvider.Parse("oidc.eks.eu-central-1.amazonaws.com/id/00112233445566778899AABBCCDDEEFF"),
            },
            Storage = new()
            {
                Block = new StorageChoice.Ebs(),
                Shared = new StorageChoice.Efs { FileSystemId = FileSystemId.Parse("fs-11111111") },
            },
            Database = new DatabaseChoice.Rds { Host = HostName.Parse("db.internal") },
            ObjectStore = new ObjectStoreChoice.S3 { Bucket = BucketName.Parse("ml-artifacts") },
            Broker = new BrokerChoice.ElastiCache { Host = HostName.Parse("cache.internal") },
            Ingress = new IngressChoice.Alb { Certificate = Arn.Parse("arn:aws:acm:eu-central-1:210987654321:certificate/1") },
            Secrets = new SecretsChoice.ExternalSecrets { Prefix = SecretPath.Parse("ml") },
            Identity = new IdentityChoice.Irsa(),
            Availability = new(3, 3),
            Airflow = Laptop.Airflow with { Executor = AirflowExecutor.CeleryAndKubernetes },
            Inference = new InferenceChoice.Spark
            {
                Application = "local:///app.py",
                SparkVersion = PlainVersion.Parse("4.0.1"),
                Replicas = 2,
                Image = Spark,
                Resources = Small,
            },
        };
}

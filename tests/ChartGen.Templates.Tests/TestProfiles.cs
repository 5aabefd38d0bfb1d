using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Templates.Tests;

/// <summary>Profiles for tests of single components, complete and small; the real ones are tested as whole charts.</summary>
internal static class TestProfiles
{
    private static readonly ContainerResources Small = ContainerResources.Of("100m", "256Mi", "1", "512Mi");

    public static EnvironmentProfile Local { get; } =
        new()
        {
            Name = "local",
            Summary = "A laptop.",
            Platform = new()
            {
                Name = ReleaseName.Parse("mlplatform"),
                Namespace = DnsLabel.Parse("ml-platform"),
                Domain = HostName.Parse("ml.localhost"),
                Kubernetes = KubernetesVersion.Parse("1.34"),
            },
            Storage = new() { Block = new StorageChoice.HostPath(), Shared = new StorageChoice.HostPath() },
            Volumes = new Dictionary<string, VolumeSettings>
            {
                ["models"] = new() { Size = Quantity.Parse("20Gi"), MountPath = MountPath.Parse("/models") },
                ["spark-checkpoints"] = new() { Size = Quantity.Parse("10Gi"), MountPath = MountPath.Parse("/mnt/checkpoints") },
            }.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Database = new DatabaseChoice.InCluster { Size = Quantity.Parse("10Gi"), Resources = Small },
            ObjectStore = new ObjectStoreChoice.Minio
            {
                Bucket = BucketName.Parse("mlflow"),
                Size = Quantity.Parse("20Gi"),
                Resources = Small,
            },
            Broker = new BrokerChoice.None(),
            Ingress = new IngressChoice.Nginx(),
            Secrets = new SecretsChoice.InCluster(),
            Identity = new IdentityChoice.None(),
            Availability = new(Nodes: 1, Zones: 1),
            Observability = new ObservabilityChoice.None(),
            Airflow = new()
            {
                Executor = AirflowExecutor.Local,
                Version = PlainVersion.Parse("3.2.2"),
                Image = new(ImageRepository.Parse("apache/airflow"), ImageTag.Parse("3.2.2")),
                LogSize = Quantity.Parse("5Gi"),
                CleanupSchedule = CronSchedule.Parse("15 * * * *"),
                Scheduler = Part(1),
                ApiServer = Part(1),
                DagProcessor = Part(1),
                Triggerer = Part(1),
                Workers = Part(1),
            },
            Mlflow = new() { Replicas = 1, Resources = Small },
            Inference = new InferenceChoice.Pod
            {
                Image = new(ImageRepository.Parse("spark"), ImageTag.Parse("4.0.1-python3")),
                Command = ["sleep", "infinity"],
                Resources = Small,
            },
        };

    public static EnvironmentProfile EksSingle { get; } =
        Local with
        {
            Name = "single",
            Aws = Aws,
            Images = new() { Registry = RegistryHost.Parse("444455556666.dkr.ecr.eu-central-1.amazonaws.com") },
            Storage = new() { Block = new StorageChoice.Ebs(), Shared = new StorageChoice.Ebs() },
            Broker = new BrokerChoice.InCluster { Size = Quantity.Parse("1Gi"), Resources = Small },
            Ingress = new IngressChoice.Nginx { Certificate = Certificate },
            Secrets = new SecretsChoice.Manifest(),
            Identity = new IdentityChoice.Irsa(),
            Airflow = Local.Airflow with { Executor = AirflowExecutor.Celery },
            Inference = new InferenceChoice.Deployment
            {
                Mode = InferenceMode.Streaming,
                Image = new(ImageRepository.Parse("ml/scorer"), ImageTag.Parse("2.4.0")),
                Replicas = 1,
                MaxReplicas = 1,
                WaitFor = MountPath.Parse("/models/model.pkl"),
                EnvFromSecrets = [SubdomainName.Parse("kafka")],
                Git = new() { Repository = GitRepository.Parse("https://git.example.org/ml/stream.git") },
                Resources = Small,
            },
        };

    public static EnvironmentProfile EksMulti { get; } =
        EksSingle with
        {
            Name = "multi",
            Storage = new()
            {
                Block = new StorageChoice.Ebs(),
                Shared = new StorageChoice.Efs { FileSystemId = FileSystemId.Parse("fs-0fedcba9876543210") },
            },
            Database = new DatabaseChoice.Rds { Host = HostName.Parse("db.cluster.eu-central-1.rds.amazonaws.com") },
            ObjectStore = new ObjectStoreChoice.S3 { Bucket = BucketName.Parse("acme-ml") },
            Broker = new BrokerChoice.ElastiCache { Host = HostName.Parse("queue.euc1.cache.amazonaws.com") },
            Ingress = new IngressChoice.Alb { Certificate = Certificate },
            Secrets = new SecretsChoice.ExternalSecrets { Prefix = SecretPath.Parse("acme/ml") },
            Availability = new(Nodes: 3, Zones: 3),
            Observability = new ObservabilityChoice.Prometheus(),
            Airflow = Local.Airflow with
            {
                Executor = AirflowExecutor.CeleryAndKubernetes,
                Scheduler = Part(2),
                ApiServer = Part(2),
                DagProcessor = Part(2),
                Triggerer = Part(2),
                Workers = Part(2),
            },
            Mlflow = Local.Mlflow with { Replicas = 2 },
            Inference = new InferenceChoice.Spark
            {
                Image = new(ImageRepository.Parse("ml/scorer"), ImageTag.Parse("2.4.0")),
                Application = "local:///opt/app/stream.py",
                SparkVersion = PlainVersion.Parse("4.0.1"),
                Replicas = 2,
                Resources = ContainerResources.Of("500m", "1Gi", "2", "2Gi"),
            },
        };

    private static AwsSettings Aws =>
        new()
        {
            Region = AwsRegion.Parse("eu-central-1"),
            AccountId = AwsAccountId.Parse("444455556666"),
            ClusterName = ClusterName.Parse("acme-ml"),
            OidcProvider = OidcProvider.Parse("oidc.eks.eu-central-1.amazonaws.com/id/00112233445566778899AABBCCDDEEFF"),
        };

    private static Arn Certificate => Arn.Parse("arn:aws:acm:eu-central-1:444455556666:certificate/11112222-3333-4444-5555-666677778888");

    private static AirflowPart Part(int replicas) => new() { Replicas = replicas, Resources = Small };
}

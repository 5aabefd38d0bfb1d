using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Profiles;

/// <summary>A laptop's cluster: one node, volumes of class <c>hostpath</c>, everything inside the cluster, no fact of a site needed.</summary>
public static class LocalHostpath
{
    /// <summary>The profile <c>local-hostpath</c>.</summary>
    public static EnvironmentProfile Profile { get; } =
        new()
        {
            Name = "local-hostpath",
            Summary = "A laptop's cluster with one node and hostpath volumes.",
            Platform = new()
            {
                Name = ReleaseName.Parse("mlplatform"),
                Namespace = DnsLabel.Parse("ml-platform"),
                Domain = HostName.Parse("localhost"),
                Kubernetes = KubernetesVersion.Parse("1.34"),
            },
            Storage = new() { Block = new StorageChoice.HostPath(), Shared = new StorageChoice.HostPath() },
            Volumes = PlatformVolumes.Of(models: "5Gi", checkpoints: "5Gi"),
            Database = new DatabaseChoice.InCluster
            {
                Size = Quantity.Parse("5Gi"),
                Resources = ContainerResources.Of("100m", "256Mi", "500m", "512Mi"),
            },
            ObjectStore = new ObjectStoreChoice.Minio
            {
                Bucket = BucketName.Parse("mlflow"),
                Size = Quantity.Parse("10Gi"),
                Resources = ContainerResources.Of("100m", "256Mi", "500m", "512Mi"),
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
                Version = PlatformImages.AirflowVersion,
                Image = PlatformImages.Airflow,
                LogSize = Quantity.Parse("2Gi"),
                CleanupSchedule = CronSchedule.Parse("15 * * * *"),
                Scheduler = Part("200m", "1Gi", "1", "2Gi"),
                ApiServer = Part("200m", "1Gi", "1", "2Gi"),
                DagProcessor = Part("100m", "512Mi", "500m", "1Gi"),
                Triggerer = Part("100m", "512Mi", "500m", "1Gi"),
                Workers = Part("200m", "1Gi", "1", "2Gi"),
            },
            Mlflow = new() { Replicas = 1, Resources = ContainerResources.Of("100m", "512Mi", "500m", "1Gi") },
            Inference = new InferenceChoice.Pod
            {
                Image = PlatformImages.Spark,
                Command = ImmutableArray.Create("sleep", "infinity"),
                Resources = ContainerResources.Of("200m", "512Mi", "1", "2Gi"),
            },
        };

    private static AirflowPart Part(string cpuRequest, string memoryRequest, string cpuLimit, string memoryLimit) =>
        new() { Replicas = 1, Resources = ContainerResources.Of(cpuRequest, memoryRequest, cpuLimit, memoryLimit) };
}

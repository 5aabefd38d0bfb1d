using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;
using static ChartGen.Sdk.Profiles.Schema.SettingShape;

namespace ChartGen.Sdk.Profiles.Schema;

/// <summary>Every key of the configuration: the one source for unknown keys, types, variables and kinds.</summary>
internal static partial class SettingsSchema
{
    private static Text Any => new();
    private static Count Copies => new(1, 1000);
    private static Count Port => new(1, 65535);

    /// <summary>The tree below which everything stands.</summary>
    public static Section Root { get; } =
        new([
            new("platform", PlatformSection(), "Names of the platform."),
            new("aws", AwsSection(), "The AWS account and cluster.") { Optional = true },
            new("images", ImagesSection(), "Where images are pulled from."),
            new("storage", StorageSection(), "What backs claims."),
            new("volumes", new Named(VolumeSection()), "Volumes that several components mount."),
            new("database", DatabaseSection(), "Where metadata is kept."),
            new("objectStore", ObjectStoreSection(), "Where artifacts and task logs are kept."),
            new("broker", BrokerSection(), "The queue of Celery workers."),
            new("ingress", IngressSection(), "How people reach the web pages."),
            new("hosts", HostsSection(), "Host names of the web pages, by default <component>.<platform.domain>."),
            new("secrets", SecretsSection(), "Where Secrets come from."),
            new("identity", IdentitySection(), "How pods get AWS roles."),
            new("availability", AvailabilitySection(), "How the cluster is spread."),
            new("observability", ObservabilitySection(), "What watches the platform."),
            new("backups", BackupsSection(), "Where data that lives in the cluster is copied to."),
            new("network", NetworkSection(), "Who may talk to whom."),
            new("prerequisites", PrerequisitesSection(), "What the platform needs of its cluster, and who brings it."),
            new("gitops", GitopsSection(), "Who installs the charts."),
            new("airflow", AirflowSection(), "Airflow."),
            new("mlflow", MlflowSection(), "MLflow."),
            new("inference", InferenceSection(), "How models are put to work."),
            new("exceptions", new Items(ExceptionSection()), "Findings that are accepted."),
        ]);

    /// <summary>The kinds that cannot do without <c>aws</c>, by the path of the kind.</summary>
    public static ImmutableArray<(string Path, string Kind)> AwsKinds { get; } =
    [
        ("storage.block", "ebs"),
        ("storage.block", "efs"),
        ("storage.shared", "ebs"),
        ("storage.shared", "efs"),
        ("database", "rds"),
        ("objectStore", "s3"),
        ("broker", "elasticache"),
        ("ingress", "alb"),
        ("secrets", "external-secrets"),
        ("identity", "irsa"),
        ("identity", "pod-identity"),
        ("observability", "cloudwatch"),
        ("backups", "s3"),
    ];

    /// <summary>The shape at a path, or <see langword="null"/> where the path leaves the schema.</summary>
    public static SettingShape? ShapeAt(SettingPath path)
    {
        SettingShape? shape = Root;
        foreach (var key in path.Keys)
        {
            shape = shape switch
            {
                Section section => section[key]?.Shape,
                Named named => named.Item,
                FreeMap map => map.Value,
                Variable => Variable.FromSecret[key]?.Shape,
                RawValues => shape,
                _ => null,
            };
        }

        return shape;
    }

    private static Setting Kind(string summary, ImmutableArray<string> words) => new("kind", new Word(words), summary) { Needed = true };

    private static Text Fact<T>()
        where T : class, ISiteFact<T> => new(TextRule.Of<T>());

    private static Section Resources(string? cpu = null, string? memory = null, string? cpuLimit = null, string? memoryLimit = null) =>
        new([
            new("requests", Amounts(cpu, memory), "What the scheduler reserves."),
            new("limits", Amounts(cpuLimit, memoryLimit), "What a container cannot exceed."),
        ]);

    private static Section Amounts(string? cpu, string? memory) =>
        new([
            new("cpu", Fact<Quantity>(), "CPU cores.") { Needed = true, Default = Optional(cpu) },
            new("memory", Fact<Quantity>(), "Bytes of memory.") { Needed = true, Default = Optional(memory) },
        ]);

    private static ValuesNode? Optional(string? text) => text is null ? null : ValuesNode.FromString(text);
}

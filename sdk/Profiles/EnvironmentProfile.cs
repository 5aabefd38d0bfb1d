using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles;

/// <summary>Everything that may differ between two environments of the same platform.</summary>
/// <remarks>
/// A profile is a value. Derive one environment from another:
/// <code>
/// var staging = EksMulti.Profile with { Name = "staging", Availability = new(Nodes: 2, Zones: 2) };
/// </code>
/// </remarks>
public sealed record EnvironmentProfile
{
    /// <summary>The word on the command line and the folder below <c>out/</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the environment is, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>The name of the profile from which one moves to this one, or <see langword="null"/> for the first.</summary>
    public string? ComesAfter { get; init; }

    /// <summary>Names of the platform.</summary>
    public required PlatformSettings Platform { get; init; }

    /// <summary>The AWS account and cluster, or <see langword="null"/> off AWS.</summary>
    public AwsSettings? Aws { get; init; }

    /// <summary>Where images are pulled from.</summary>
    public ImageSettings Images { get; init; } = new();

    /// <summary>What backs claims.</summary>
    public required StorageSettings Storage { get; init; }

    /// <summary>Volumes that several components may mount: <c>models</c> and <c>spark-checkpoints</c>.</summary>
    public required ImmutableSortedDictionary<string, VolumeSettings> Volumes { get; init; }

    /// <summary>Where metadata is kept.</summary>
    public required DatabaseChoice Database { get; init; }

    /// <summary>Where artifacts are kept.</summary>
    public required ObjectStoreChoice ObjectStore { get; init; }

    /// <summary>The queue of Celery workers.</summary>
    public required BrokerChoice Broker { get; init; }

    /// <summary>How people reach the web pages.</summary>
    public required IngressChoice Ingress { get; init; }

    /// <summary>Host names of the web pages.</summary>
    public HostSettings Hosts { get; init; } = new();

    /// <summary>Where Secrets come from.</summary>
    public required SecretsChoice Secrets { get; init; }

    /// <summary>Names of Secrets that differ from ChartGen's own, by ChartGen's name.</summary>
    public ImmutableSortedDictionary<string, SubdomainName> SecretNames { get; init; } =
        ImmutableSortedDictionary.Create<string, SubdomainName>(StringComparer.Ordinal);

    /// <summary>How pods get AWS roles.</summary>
    public required IdentityChoice Identity { get; init; }

    /// <summary>What the cluster can survive.</summary>
    public required AvailabilitySettings Availability { get; init; }

    /// <summary>Who watches.</summary>
    public required ObservabilityChoice Observability { get; init; }

    /// <summary>Where data that lives in the cluster is copied to.</summary>
    public BackupChoice Backups { get; init; } = new BackupChoice.None();

    /// <summary>Who may talk to whom.</summary>
    public NetworkSettings Network { get; init; } = new();

    /// <summary>Who brings what the platform needs of its cluster.</summary>
    public PrerequisiteSettings Prerequisites { get; init; } = new();

    /// <summary>Who installs the charts.</summary>
    public GitopsChoice Gitops { get; init; } = new GitopsChoice.None();

    /// <summary>Airflow.</summary>
    public required AirflowSettings Airflow { get; init; }

    /// <summary>MLflow.</summary>
    public required MlflowSettings Mlflow { get; init; }

    /// <summary>How models are put to work.</summary>
    public required InferenceChoice Inference { get; init; }

    /// <summary>Raw values of the subcharts <c>postgresql</c>, <c>minio</c> and <c>ingress-nginx</c>, merged last, by chart.</summary>
    public ImmutableSortedDictionary<string, ValuesMap> RawValues { get; init; } =
        ImmutableSortedDictionary.Create<string, ValuesMap>(StringComparer.Ordinal);

    /// <summary>Findings that the user accepts.</summary>
    public ImmutableArray<PolicyException> Exceptions { get; init; } = [];

    /// <summary>The name of a Secret in the cluster: ChartGen's own, unless <see cref="SecretNames"/> gives another.</summary>
    public string SecretName(string name) => SecretNames.TryGetValue(name, out var other) ? other.Text : name;
}

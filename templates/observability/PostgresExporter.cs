using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Network;

namespace ChartGen.Templates.Observability;

/// <summary>
/// Asks the database, in the cluster or on RDS, for what Prometheus wants to know. It logs in as MLflow's user, which every profile has: sizes,
/// connections and settings of all databases are open to any user, their rows and queries are not.
/// </summary>
internal static class PostgresExporter
{
    /// <summary>The Deployment, its Service and its account.</summary>
    public const string Service = "postgres-exporter";

    // Tested by its makers with PostgreSQL 13 to 18.
    private const string Image = "quay.io/prometheuscommunity/postgres-exporter:v0.19.1";

    private const int Port = 9187;

    private static readonly ContainerResources Resources = ContainerResources.Of("10m", "32Mi", "100m", "64Mi");

    private static readonly ImmutableSortedDictionary<string, string> Labels = ImmutableSortedDictionary
        .Create<string, string>(StringComparer.Ordinal)
        .Add("app.kubernetes.io/name", Service);

    /// <summary>Its port.</summary>
    public static ImmutableArray<MetricsSpec> Metrics { get; } =
    [
        new()
        {
            Name = Service,
            Group = Service,
            Port = Port,
            PortName = "metrics",
            Monitor = new MetricsMonitor.Service(Labels),
        },
    ];

    /// <summary>What it asks of the components behind it.</summary>
    public static ComponentOutput Of(ComponentContext context) =>
        new()
        {
            Component = Service,
            Secrets =
            [
                SecretSpec.Of(
                    PlatformNames.MlflowDatabaseSecret,
                    $"Deployment/{Service}",
                    ("username", SecretText.Of(PlatformCredentials.MlflowDatabaseUser)),
                    ("password", SecretText.Of(PlatformCredentials.MlflowDatabasePassword))
                ),
            ],
            Accounts = [new(Service, AccountMaker.Platform, [])],
            PodGroups = [new(Service, Labels)],
            Connections = [Outside.Database(context.Profile, Service)],
            Metrics = Metrics,
            Images = [Image],
        };

    /// <summary>Its objects.</summary>
    public static ManifestTemplate File(ComponentContext context)
    {
        var profile = context.Profile;
        var (host, port) = profile.DatabaseAddress();
        var isManaged = profile.Database is DatabaseChoice.Rds;
        return new(
            "observability/postgres-exporter.yaml.scriban",
            $"templates/observability/{Service}.yaml",
            ValuesMap.Of(
                ("name", Service),
                ("image", context.Images.Resolve(Image).ToString()),
                ("hasPullSecrets", !profile.Images.PullSecrets.IsEmpty),
                ("pullSecrets", Models.PullSecrets(profile.Images)),
                ("isManaged", isManaged),
                ("uri", $"{host}:{port}/{PlatformNames.MlflowDatabase}?sslmode={(isManaged ? "require" : "disable")}"),
                ("secret", profile.SecretName(PlatformNames.MlflowDatabaseSecret)),
                ("port", Port),
                ("resources", Models.Of(Resources))
            )
        );
    }
}

using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Availability;
using ChartGen.Templates.Identity;
using ChartGen.Templates.Secrets;
using ChartGen.Templates.Storage;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Tests;

/// <summary>What the components of a platform ask for, in the shape of the real ones.</summary>
internal static class FakeOutputs
{
    public static ComponentOutput Airflow(EnvironmentProfile profile) =>
        new()
        {
            Component = "airflow",
            Subchart = Subcharts.Airflow,
            Secrets =
            [
                SecretSpec.Of(
                    PlatformNames.AirflowMetadataSecret,
                    "Airflow",
                    (
                        "connection",
                        SecretText.Of(
                            "postgresql://",
                            PlatformCredentials.AirflowDatabaseUser(inUrl: true),
                            ":",
                            PlatformCredentials.AirflowDatabasePassword(inUrl: true),
                            "@postgresql:5432/airflow"
                        )
                    )
                ),
                SecretSpec.Of(
                    PlatformNames.AirflowFernetKeySecret,
                    "Airflow",
                    ("fernet-key", SecretText.Of(PlatformCredentials.FernetKey))
                ),
                SecretSpec.Of(
                    PlatformNames.AirflowAdminSecret,
                    "Job/airflow-create-user",
                    ("username", SecretText.Of(PlatformCredentials.AirflowAdminUser)),
                    ("password", SecretText.Of(PlatformCredentials.AirflowAdminPassword))
                ),
            ],
            ForeignSecrets = [new("kafka", [], "Airflow")],
            Claims = [Models(profile, "StatefulSet/airflow-worker")],
            Accounts =
            [
                new(
                    "airflow-worker",
                    AccountMaker.Subchart,
                    [PlatformRights.Bucket(TestProfiles.EksMulti, BucketName.Parse("acme-ml"), "", BucketAccess.All)]
                ),
            ],
        };

    public static ComponentOutput Postgresql { get; } =
        new()
        {
            Component = "postgresql",
            Subchart = Subcharts.Postgresql,
            Secrets =
            [
                SecretSpec.Of(
                    PlatformNames.PostgresqlSecret,
                    "StatefulSet/postgresql",
                    ("AIRFLOW_PASSWORD", SecretText.Of(PlatformCredentials.AirflowDatabasePassword())),
                    ("POSTGRES_PASSWORD", SecretText.Of(PlatformCredentials.DatabaseAdminPassword))
                ),
            ],
        };

    public static ComponentOutput Inference(EnvironmentProfile profile) =>
        new()
        {
            Component = "inference",
            ForeignSecrets = [new("kafka", ["brokers"], "Deployment/inference")],
            Claims = [Models(profile, "Deployment/inference")],
            Accounts =
            [
                new(
                    PlatformNames.InferenceAccount,
                    AccountMaker.Platform,
                    [PlatformRights.Bucket(TestProfiles.EksMulti, BucketName.Parse("acme-ml"), "mlflow", BucketAccess.All)]
                ),
            ],
            Workloads =
            [
                new(
                    PlatformNames.InferenceService,
                    2,
                    new Dictionary<string, string>
                    {
                        ["app.kubernetes.io/instance"] = "{{ .Release.Name }}",
                        ["app.kubernetes.io/name"] = "inference",
                    }.ToImmutableSortedDictionary(StringComparer.Ordinal)
                ),
            ],
        };

    private static ClaimSpec Models(EnvironmentProfile profile, string consumer) =>
        new(PlatformNames.Models, profile.Storage.Shared, profile.Volumes[PlatformNames.Models].Size, consumer);

    /// <summary>The chart of a profile with these components and those that serve them.</summary>
    public static Chart Chart(EnvironmentProfile profile) =>
        TestCharts.Of(
            profile,
            [
                new FakeComponent(Airflow(profile)),
                new FakeComponent(Postgresql),
                new FakeComponent(Inference(profile)),
                new StorageComponent(),
                new SecretsComponent(),
                new IdentityComponent(),
                new AvailabilityComponent(),
                new UmbrellaComponent(),
            ]
        );

    /// <summary>The text of a file of a chart.</summary>
    public static string File(this Chart chart, string path) => Assert.Single(chart.Files, f => f.Path.Text == path).Text;
}

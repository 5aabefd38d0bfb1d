using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Common;
using ChartGen.Templates.Postgresql;

namespace ChartGen.Templates.Backups;

/// <summary>Dumps both databases, each as its own owner, into a folder that is named after the moment.</summary>
internal static class PostgresqlBackup
{
    /// <summary>The CronJob.</summary>
    public const string Job = "postgresql-backup";

    private static readonly ContainerResources Dumping = ContainerResources.Of("100m", "128Mi", "1", "512Mi");

    /// <summary>Where the dumps go: into one folder for each moment.</summary>
    public static BackupTarget Target(BackupChoice.S3 backups) => BackupTarget.Of(backups, Job, "postgresql");

    /// <summary>What it asks of the components behind it.</summary>
    public static ComponentOutput Of(ComponentContext context, BackupChoice.S3 backups, DatabaseChoice.InCluster database)
    {
        var profile = context.Profile;
        var target = Target(backups);
        var model = target
            .Model(context)
            .With("destination", $"backup:{target.Bucket}/{target.Prefix}")
            .With("image", context.Images.Resolve(PostgresqlComponent.Image).ToString())
            .With("resources", Models.Of(Dumping))
            .With("secret", profile.SecretName(PlatformNames.PostgresqlSecret))
            .With("host", PlatformNames.PostgresqlService)
            .With("airflowDatabase", PlatformNames.AirflowDatabase)
            .With("mlflowDatabase", PlatformNames.MlflowDatabase)
            .With("size", database.Size.Text);
        return new()
        {
            Component = Job,
            Files = [new("backups/postgresql.yaml.scriban", $"templates/backups/{Job}.yaml", model)],
            Secrets =
            [
                SecretSpec.Of(
                    PlatformNames.PostgresqlSecret,
                    $"CronJob/{Job}",
                    ("airflowUser", SecretText.Of(PlatformCredentials.AirflowDatabaseUser())),
                    ("airflowPassword", SecretText.Of(PlatformCredentials.AirflowDatabasePassword())),
                    ("mlflowUser", SecretText.Of(PlatformCredentials.MlflowDatabaseUser)),
                    ("mlflowPassword", SecretText.Of(PlatformCredentials.MlflowDatabasePassword))
                ),
            ],
            Accounts = [target.Account(profile, backups)],
            PodGroups = [target.Pods],
            Connections =
            [
                Connection.Of(Job, PlatformNames.PostgresqlService, PlatformPorts.Postgresql),
                .. target.Connections(profile, backups),
            ],
            Images = [PostgresqlComponent.Image, BackupsComponent.CopierImage],
        };
    }
}

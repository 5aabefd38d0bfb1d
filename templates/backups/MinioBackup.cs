using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Backups;

/// <summary>
/// Copies what is new in MinIO's bucket. What was deleted there stays in the copy, and what was overwritten is kept where the bucket on S3 keeps
/// versions.
/// </summary>
internal static class MinioBackup
{
    /// <summary>The CronJob.</summary>
    public const string Job = "minio-backup";

    /// <summary>Where the copy goes: into a folder of the bucket's name.</summary>
    public static BackupTarget Target(BackupChoice.S3 backups) => BackupTarget.Of(backups, Job, "minio");

    /// <summary>What it asks of the components behind it.</summary>
    public static ComponentOutput Of(ComponentContext context, BackupChoice.S3 backups, ObjectStoreChoice.Minio minio)
    {
        var profile = context.Profile;
        var target = Target(backups);
        var model = target
            .Model(context)
            .With("secret", profile.SecretName(PlatformNames.MlflowObjectStoreSecret))
            .With("endpoint", $"http://{PlatformNames.MinioService}:{PlatformPorts.Minio}")
            .With("source", $"minio:{minio.Bucket.Text}")
            .With("destination", $"backup:{target.Bucket}/{target.Prefix}/{minio.Bucket.Text}");
        return new()
        {
            Component = Job,
            Files = [new("backups/minio.yaml.scriban", $"templates/backups/{Job}.yaml", model)],
            Secrets =
            [
                SecretSpec.Of(
                    PlatformNames.MlflowObjectStoreSecret,
                    $"CronJob/{Job}",
                    ("AWS_ACCESS_KEY_ID", SecretText.Of(PlatformCredentials.MlflowObjectStoreUser)),
                    ("AWS_SECRET_ACCESS_KEY", SecretText.Of(PlatformCredentials.MlflowObjectStorePassword))
                ),
            ],
            Accounts = [target.Account(profile, backups)],
            PodGroups = [target.Pods],
            Connections = [Connection.Of(Job, PlatformNames.MinioService, PlatformPorts.Minio), .. target.Connections(profile, backups)],
            Images = [BackupsComponent.CopierImage],
        };
    }
}

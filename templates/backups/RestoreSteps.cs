using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Backups;

/// <summary>A step with a backup: what it does and the commands, each a line of a shell.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Text">What to know before.</param>
/// <param name="Commands">The commands; what is the reader's to fill in stands in quotes and angle brackets.</param>
internal sealed record RestoreStep(string Title, string Text, ImmutableArray<string> Commands);

/// <summary>
/// How to make a backup now and how to bring one back, with the rights of whoever types: no account of the cluster can read a backup.
/// What writes must be stopped before anything is brought back, and started after.
/// </summary>
internal static class RestoreSteps
{
    /// <summary>The steps that make a backup and show what there is; empty where nothing is backed up.</summary>
    public static ImmutableArray<RestoreStep> Look(EnvironmentProfile profile)
    {
        ImmutableArray<BackupTarget> targets = [.. Targets(profile)];
        return targets.IsEmpty
            ? []
            :
            [
                new(
                    "Back up now",
                    "Before anything that may go wrong. Each job is one of the schedule's, made now:",
                    [.. targets.SelectMany(t => Now(profile, t.Job))]
                ),
                new(
                    "See what there is",
                    "Dumps lie in a folder for each moment, objects under their own names:",
                    [.. targets.Select(List)]
                ),
            ];
    }

    /// <summary>The steps that bring a backup back; empty where nothing is backed up.</summary>
    public static ImmutableArray<RestoreStep> Restore(EnvironmentProfile profile) =>
        profile.Backups is BackupChoice.S3 backups
            ?
            [
                .. profile.Database is DatabaseChoice.InCluster
                    ? new[]
                    {
                        new RestoreStep(
                            "Bring the databases back",
                            "Each in one transaction, as its owner: all of it is restored, or none.",
                            [
                                "backup='<FOLDER>'",
                                Database(profile, backups, PlatformNames.AirflowDatabase, "AIRFLOW_DATABASE_USER"),
                                Database(profile, backups, PlatformNames.MlflowDatabase, "MLFLOW_DATABASE_USER"),
                            ]
                        ),
                    }
                    : [],
                .. profile.ObjectStore is ObjectStoreChoice.Minio minio ? new[] { Objects(profile, backups, minio) } : [],
            ]
            : [];

    private static IEnumerable<BackupTarget> Targets(EnvironmentProfile profile)
    {
        if (profile.Backups is not BackupChoice.S3 backups)
            yield break;
        if (profile.Database is DatabaseChoice.InCluster)
            yield return PostgresqlBackup.Target(backups);
        if (profile.ObjectStore is ObjectStoreChoice.Minio)
            yield return MinioBackup.Target(backups);
    }

    private static string[] Now(EnvironmentProfile profile, string job) =>
        [
            $"kubectl create job {job}-now --namespace {Namespace(profile)} --from cronjob/{job}",
            $"kubectl wait job/{job}-now --namespace {Namespace(profile)} --for condition=complete --timeout 2h",
            $"kubectl delete job {job}-now --namespace {Namespace(profile)}",
        ];

    private static string List(BackupTarget target) => $"aws s3 ls {target.Url}/";

    // The local socket of the image asks for no password.
    private static string Database(EnvironmentProfile profile, BackupChoice.S3 backups, string database, string owner) =>
        $"aws s3 cp \"{PostgresqlBackup.Target(backups).Url}/$backup/{database}.dump\" - | "
        + $"kubectl exec --stdin --namespace {Namespace(profile)} statefulset/{PlatformNames.PostgresqlService} -- "
        + $"sh -c 'pg_restore --username \"${owner}\" --dbname {database} --clean --if-exists --no-owner --single-transaction --exit-on-error'";

    private static RestoreStep Objects(EnvironmentProfile profile, BackupChoice.S3 backups, ObjectStoreChoice.Minio minio)
    {
        var target = MinioBackup.Target(backups);
        return new(
            "Bring the objects back",
            "With `rclone` and a port of this machine. What is in the bucket and not in the backup stays.",
            [
                .. ToMinio(profile, "minio", PlatformPorts.Minio),
                Rclone.Export(Rclone.Aws("backup", profile.Aws?.Region.Text ?? "")),
                $"rclone copy --progress backup:{target.Bucket}/{target.Prefix}/{minio.Bucket.Text} minio:{minio.Bucket.Text}",
                "kill \"$minio\"",
            ]
        );
    }

    /// <summary>Commands that make a MinIO in a cluster a remote of rclone by a port of this machine; they end with <c>kill "$NAME"</c>.</summary>
    /// <param name="profile">The profile with MinIO.</param>
    /// <param name="remote">The remote's name, and the variable of the process that forwards.</param>
    /// <param name="port">The port of this machine.</param>
    /// <param name="context">The option that names another cluster, with a space before it.</param>
    public static string[] ToMinio(EnvironmentProfile profile, string remote, int port, string context = "")
    {
        var secret =
            $"kubectl{context} get secret {profile.SecretName(PlatformNames.MlflowObjectStoreSecret)} --namespace {Namespace(profile)} --output";
        return
        [
            $"kubectl{context} port-forward --namespace {Namespace(profile)} service/{PlatformNames.MinioService} {port}:{PlatformPorts.Minio} > /dev/null & {remote}=$!; sleep 3",
            Rclone.Export(Rclone.Minio(remote, $"http://localhost:{port}")),
            Key("ACCESS_KEY_ID"),
            Key("SECRET_ACCESS_KEY"),
            $"export {Rclone.Variable(remote, "ACCESS_KEY_ID")} {Rclone.Variable(remote, "SECRET_ACCESS_KEY")}",
        ];

        string Key(string option) =>
            $"{Rclone.Variable(remote, option)}=\"$({secret} jsonpath='{{.data.AWS_{option}}}' | base64 --decode)\"";
    }

    private static string Namespace(EnvironmentProfile profile) => profile.Platform.Namespace.Text;
}

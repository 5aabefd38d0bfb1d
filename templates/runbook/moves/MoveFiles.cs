using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Airflow;
using ChartGen.Templates.Backups;
using ChartGen.Templates.Common;
using ChartGen.Templates.Mlflow;

namespace ChartGen.Templates.Runbook.Moves;

/// <summary>The manifests of a move, below <c>move/</c>: a Job for each copy inside one cluster, a pod on each side between two.</summary>
internal static class MoveFiles
{
    private static readonly ContainerResources Resources = ContainerResources.Of("250m", "512Mi", "1", "1Gi");

    public static IEnumerable<ManifestTemplate> Of(Move move)
    {
        if (!move.IsInPlace)
            return move.Copied.SelectMany(v => Pods(move, v));
        var files = ImmutableArray.CreateBuilder<ManifestTemplate>();
        files.AddRange(move.Copied.Select(v => VolumeJob(move, v)));
        if (move.MovesDatabasesByJob)
            files.Add(DatabasesJob(move));
        if (move.MovesObjectsByJob)
            files.Add(ObjectsJob(move));
        if (move.MovesLogs)
            files.AddRange(LogJobs(move));
        if (NeedsNetwork(move))
            files.Add(
                new(
                    "runbook/moves/network.yaml.scriban",
                    "move/network.yaml",
                    ValuesMap.Of(("namespace", move.Before.Namespace), ("labels", Selector))
                )
            );
        return files;
    }

    /// <summary>Whether the network must let the copies through.</summary>
    public static bool NeedsNetwork(Move move) =>
        move.HasJobs && (move.Before.Profile.Network.Policies || move.After.Profile.Network.Policies);

    /// <summary>The name of the Job that copies a volume.</summary>
    public static string JobOf(VolumeMove volume) => $"copy-{volume.Volume}";

    /// <summary>The Jobs that copy task logs, with the claims that they read.</summary>
    public static IEnumerable<(string Job, string Claim)> LogCopies(Move move) =>
        move.MovesLogs
            ? move
                .Before.LogKeepers.Where(k => k.Name == AirflowAccounts.Worker)
                .SelectMany(k => Enumerable.Range(0, k.Copies).Select(i => ($"copy-logs-{i}", $"logs-{k.Name}-{i}")))
            : [];

    private static ValuesMap Selector { get; } = ValuesMap.Of(("app.kubernetes.io/component", Move.Label));

    private static ManifestTemplate VolumeJob(Move move, VolumeMove volume)
    {
        var name = JobOf(volume);
        return Job(
            name,
            Common(
                    move.After,
                    name,
                    $"Copies the claim {volume.From.Name} onto {volume.To.Name}. Nothing else may mount either.",
                    volume.User
                )
                .With("account", "default")
                .With("image", move.After.AirflowImage)
                .With("shell", "bash")
                .With("script", "runbook/moves/copy-volume.sh")
                .With("env", Env(("FROM", "/from"), ("TO", "/to")))
                .With("mounts", ValuesList.Of(Mount("from", "/from", isReadOnly: true), Mount("to", "/to"), Mount("scratch", "/tmp")))
                .With("volumes", ValuesList.Of(Claim("from", volume.From.Name), Claim("to", volume.To.Name), Scratch))
        );
    }

    private static ManifestTemplate DatabasesJob(Move move)
    {
        const string Name = "copy-databases";
        var rds = (DatabaseChoice.Rds)move.After.Profile.Database;
        var secret = move.Before.Profile.SecretName(PlatformNames.PostgresqlSecret);
        return Job(
            Name,
            Common(move.After, Name, "Copies both databases to RDS. Nothing else may write to either side.", 999, 999)
                .With("account", "default")
                .With("image", move.Before.Pulled(move.Before.Find("postgresql")!.Images[0]))
                .With("shell", "bash")
                .With("script", "runbook/moves/copy-databases.sh")
                .With(
                    "env",
                    ValuesList.Of([
                        .. Env(
                            ("FROM_HOST", PlatformNames.PostgresqlService),
                            ("FROM_PORT", $"{PlatformPorts.Postgresql}"),
                            ("TO_HOST", rds.Host.Text),
                            ("TO_PORT", $"{rds.Port}")
                        ).Items,
                        Models.FromSecret("AIRFLOW_DATABASE_USER", secret, "airflowUser"),
                        Models.FromSecret("AIRFLOW_DATABASE_PASSWORD", secret, "airflowPassword"),
                        Models.FromSecret("MLFLOW_DATABASE_USER", secret, "mlflowUser"),
                        Models.FromSecret("MLFLOW_DATABASE_PASSWORD", secret, "mlflowPassword"),
                    ])
                )
                .With("mounts", ValuesList.Of(Mount("scratch", "/tmp")))
                .With("volumes", ValuesList.Of(Scratch))
        );
    }

    private static ManifestTemplate ObjectsJob(Move move)
    {
        const string Name = "copy-objects";
        var secret = move.Before.Profile.SecretName(PlatformNames.MlflowObjectStoreSecret);
        return Job(
            Name,
            Common(move.After, Name, "Copies MLflow's artifacts from MinIO to S3, under the role of MLflow.", 1000, 1000)
                .With("account", PlatformNames.MlflowAccount)
                .With("image", move.After.Pulled(BackupsComponent.CopierImage))
                .With("shell", "sh")
                .With("script", "runbook/moves/copy-objects.sh")
                .With(
                    "env",
                    ValuesList.Of([
                        .. Env([
                            .. Rclone.Minio("before", $"http://{PlatformNames.MinioService}:{PlatformPorts.Minio}"),
                            .. Rclone.Aws("after", move.After.Region),
                            ("FROM", $"before:{move.Before.Profile.ObjectStore.Bucket.Text}/{MlflowComponent.ArtifactPrefix}/"),
                            ("TO", $"after:{move.After.Profile.ObjectStore.Bucket.Text}/{MlflowComponent.ArtifactPrefix}/"),
                        ]).Items,
                        Models.FromSecret(Rclone.Variable("before", "ACCESS_KEY_ID"), secret, "AWS_ACCESS_KEY_ID"),
                        Models.FromSecret(Rclone.Variable("before", "SECRET_ACCESS_KEY"), secret, "AWS_SECRET_ACCESS_KEY"),
                    ])
                )
                .With("mounts", ValuesList.Of(Mount("scratch", "/tmp")))
                .With("volumes", ValuesList.Of(Scratch))
        );
    }

    private static IEnumerable<ManifestTemplate> LogJobs(Move move) =>
        LogCopies(move)
            .Select(c =>
                Job(
                    c.Job,
                    Common(
                            move.After,
                            c.Job,
                            $"Copies the task logs of the claim {c.Claim} to S3, where Airflow looks for them, under the workers' role.",
                            50000
                        )
                        .With("account", AirflowAccounts.Worker)
                        .With("image", move.After.Pulled(BackupsComponent.CopierImage))
                        .With("shell", "sh")
                        .With("script", "runbook/moves/copy-objects.sh")
                        .With(
                            "env",
                            Env([
                                .. Rclone.Aws("after", move.After.Region),
                                ("FROM", "/from"),
                                ("TO", $"after:{move.After.Profile.ObjectStore.Bucket.Text}/{AirflowAccounts.LogPrefix}/"),
                            ])
                        )
                        .With("mounts", ValuesList.Of(Mount("from", "/from", isReadOnly: true), Mount("scratch", "/tmp")))
                        .With("volumes", ValuesList.Of(Claim("from", c.Claim), Scratch))
                )
            );

    private static IEnumerable<ManifestTemplate> Pods(Move move, VolumeMove volume)
    {
        yield return Pod(move.Before, "before", volume, volume.From.Name);
        yield return Pod(move.After, "after", volume, volume.To.Name);
    }

    private static ManifestTemplate Pod(RunbookFacts facts, string side, VolumeMove volume, string claim)
    {
        var name = JobOf(volume);
        return new(
            "runbook/moves/pod.yaml.scriban",
            $"move/{side}-{volume.Volume}.yaml",
            Common(facts, name, $"Mounts the claim {claim} while its files are copied. Nothing else may mount it.", volume.User)
                .With("image", facts.AirflowImage)
                .With("mounts", ValuesList.Of(Mount("volume", "/volume")))
                .With("volumes", ValuesList.Of(Claim("volume", claim)))
        );
    }

    private static ManifestTemplate Job(string name, ValuesMap model) => new("runbook/moves/job.yaml.scriban", $"move/{name}.yaml", model);

    private static ValuesMap Common(RunbookFacts facts, string name, string title, int user, int group = 0) =>
        ValuesMap.Of(
            ("title", title),
            ("name", name),
            ("namespace", facts.Namespace),
            (
                "labels",
                ValuesMap.Of(
                    ("app.kubernetes.io/component", Move.Label),
                    ("app.kubernetes.io/name", name),
                    ("app.kubernetes.io/part-of", facts.Release)
                )
            ),
            ("user", user),
            ("group", group),
            ("hasPullSecrets", !facts.Profile.Images.PullSecrets.IsEmpty),
            ("pullSecrets", Models.PullSecrets(facts.Profile.Images)),
            ("resources", Models.Of(Resources))
        );

    private static ValuesList Env(params IEnumerable<(string Name, string Value)> variables) =>
        ValuesList.Of(variables.Select(v => (ValuesNode)ValuesMap.Of(("name", v.Name), ("value", v.Value))));

    private static ValuesMap Mount(string volume, string path, bool isReadOnly = false) =>
        ValuesMap.Of(("name", volume), ("mountPath", path), ("readOnly", isReadOnly ? true : null));

    private static ValuesMap Claim(string volume, string claim) =>
        ValuesMap.Of(("name", volume), ("persistentVolumeClaim", ValuesMap.Of(("claimName", claim))));

    private static ValuesMap Scratch { get; } = ValuesMap.Of(("name", "scratch"), ("emptyDir", ValuesMap.Empty));
}

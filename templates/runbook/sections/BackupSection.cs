using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Backups;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>How data gets out before something happens, and back in after.</summary>
internal static class BackupSection
{
    public static RunbookSection Of(RunbookFacts facts)
    {
        var section = new SectionBuilder("Back up and restore");
        Scheduled(section, facts);
        Databases(section, facts);
        Objects(section, facts);
        if (!facts.Claims.IsEmpty)
            section
                .Title("Claims")
                .Grid(["claim", "class", "size", "mounted by"], facts.Claims.Select(c => Row(facts, c)))
                .Prose(Snapshots(facts));
        return section.Build();
    }

    private static void Scheduled(SectionBuilder section, RunbookFacts facts)
    {
        var restore = RestoreSteps.Restore(facts.Profile);
        if (restore.IsEmpty)
            return;
        section
            .Title("Backups on S3")
            .Prose(
                "A CronJob for each store in the cluster copies it there, with an account that can add but neither read nor delete. How long copies are kept is for a lifecycle rule of the bucket to say; let it keep versions too."
            );
        foreach (var step in RestoreSteps.Look(facts.Profile))
            section.Prose($"{step.Title}. {step.Text}").Shell(step.Commands);
        section
            .Prose("To restore, with rights of your own to read the bucket, stop what writes:")
            .Shell([.. GitopsSteps.Pause(facts), .. Stop(facts)]);
        foreach (var step in restore)
            section.Prose($"{step.Title}. {step.Text}").Shell(step.Commands);
        section.Prose("Then start again:").Shell(GitopsSteps.Start(facts));
    }

    private static void Databases(SectionBuilder section, RunbookFacts facts)
    {
        section.Title("Databases");
        if (facts.Profile.Database is DatabaseChoice.Rds rds)
        {
            section
                .Prose(
                    "RDS keeps automatic backups and brings back any second of them, as a new instance. Before an upgrade of Airflow or MLflow take one more:"
                )
                .Shell(
                    rds.Host.Text.Contains(".cluster-", StringComparison.Ordinal)
                        ? $"aws rds create-db-cluster-snapshot --region {facts.Region} --db-cluster-identifier '<CLUSTER-IDENTIFIER>' --db-cluster-snapshot-identifier \"before-upgrade-$(date +%Y-%m-%d)\""
                        : $"aws rds create-db-snapshot --region {facts.Region} --db-instance-identifier '<INSTANCE-IDENTIFIER>' --db-snapshot-identifier \"before-upgrade-$(date +%Y-%m-%d)\""
                )
                .Prose("To restore, have RDS bring the backup as a new instance. Stop what writes:")
                .Shell([.. GitopsSteps.Pause(facts), .. Stop(facts)])
                .Prose("Then set `database.host` to the endpoint of the new instance, generate, and upgrade as above.");
            return;
        }

        var exec = $"kubectl exec --namespace {facts.Namespace} statefulset/{PlatformNames.PostgresqlService}";
        section
            .Prose("By hand, before each upgrade:")
            .Shell(PlatformDatabases.Select(d => new Command($"{exec} -- pg_dump --username postgres --format custom {d} > {d}.dump")))
            .Prose("Restore: stop what writes, put the dump in place of what stands, and start again.")
            .Shell([
                .. GitopsSteps.Pause(facts),
                .. Stop(facts),
                .. PlatformDatabases.Select(d => new Command(
                    $"kubectl exec --stdin --namespace {facts.Namespace} statefulset/{PlatformNames.PostgresqlService} -- pg_restore --username postgres --dbname {d} --clean --if-exists --single-transaction --exit-on-error < {d}.dump"
                )),
                .. GitopsSteps.Start(facts),
            ]);
    }

    /// <summary>The databases of the platform.</summary>
    public static string[] PlatformDatabases { get; } = [PlatformNames.AirflowDatabase, PlatformNames.MlflowDatabase];

    /// <summary>Commands that stop everything that writes; Helm brings it back, since the counts are the release's.</summary>
    public static IEnumerable<Command> Stop(RunbookFacts facts, string context = "")
    {
        yield return new(
            $"kubectl{context} scale deployment,statefulset --namespace {facts.Namespace} --selector 'tier=airflow,component notin (redis)' --replicas 0"
        );
        yield return new($"kubectl{context} scale deployment {PlatformNames.MlflowService} --namespace {facts.Namespace} --replicas 0");
        switch (facts.InferenceKind)
        {
            case "deployment":
                yield return new(
                    $"kubectl{context} scale deployment {PlatformNames.InferenceService} --namespace {facts.Namespace} --replicas 0"
                );
                break;
            case { } kind:
                yield return new(
                    $"kubectl{context} delete {kind} {PlatformNames.InferenceService} --namespace {facts.Namespace} --ignore-not-found"
                );
                break;
        }

        yield return new(
            $"kubectl{context} wait pod --for=delete --timeout 10m --namespace {facts.Namespace} --selector 'tier=airflow,component in (scheduler,api-server,dag-processor,triggerer,worker)'"
        );
        yield return new(
            $"kubectl{context} wait pod --for=delete --timeout 10m --namespace {facts.Namespace} --selector 'app.kubernetes.io/name in ({PlatformNames.MlflowService},{PlatformNames.InferenceService})'"
        );
    }

    private static void Objects(SectionBuilder section, RunbookFacts facts)
    {
        section.Title("Objects");
        if (facts.Profile.ObjectStore is ObjectStoreChoice.S3 s3)
        {
            section
                .Prose("S3 loses nothing by itself; versions bring back what someone removed. See that the bucket keeps them:")
                .Shell(new Command($"aws s3api get-bucket-versioning --region {facts.Region} --bucket {s3.Bucket.Text}", "Enabled"));
            return;
        }

        section
            .Prose("By hand, through a port of this machine:")
            .Shell([
                .. RestoreSteps.ToMinio(facts.Profile, "minio", PlatformPorts.Minio).Select(l => new Command(l)),
                new($"rclone copy --progress minio:{facts.Profile.ObjectStore.Bucket.Text} ./objects", "back up"),
                new($"rclone copy --progress ./objects minio:{facts.Profile.ObjectStore.Bucket.Text}", "restore"),
                new("kill \"$minio\""),
            ]);
    }

    private static string Snapshots(RunbookFacts facts) =>
        facts.Profile.Storage switch
        {
            { Shared: StorageChoice.Efs } =>
                "Volumes of EFS and EBS are backed up by AWS Backup, by a plan of yours that names the file system and the volumes' tags.",
            { Block: StorageChoice.Ebs } => "EBS volumes are backed up by AWS Backup, by a plan of yours that names their tags.",
            _ => "Nobody backs these up. What must not be lost does not belong on a laptop.",
        };

    private static System.Collections.Immutable.ImmutableArray<string> Row(RunbookFacts facts, Sdk.Components.ClaimSpec claim) =>
        [
            Markdown.Code(claim.Name),
            Markdown.Code(claim.Storage.ClassName),
            claim.Size.Text,
            Markdown.Plain(
                string.Join(
                    "; ",
                    facts
                        .Parts.Platform.SelectMany(o => o.Claims)
                        .Where(c => c.Name == claim.Name)
                        .Select(c => c.Consumer)
                        .Distinct()
                        .Order(StringComparer.Ordinal)
                )
            ),
        ];
}

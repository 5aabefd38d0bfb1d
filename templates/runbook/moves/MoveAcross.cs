using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Backups;
using ChartGen.Templates.Mlflow;
using ChartGen.Templates.Runbook.Sections;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Moves;

/// <summary>A move to another cluster: a new install, then the data through this machine.</summary>
internal static class MoveAcross
{
    private const string From = " --context \"$BEFORE\"";
    private const string To = " --context \"$AFTER\"";

    public static void Write(SectionBuilder section, Move move)
    {
        section
            .Prose(
                $"{Markdown.Code(move.Before.Profile.Name)} is another cluster, so nothing changes in place and nothing is refused: install here, then bring the data through this machine. The old platform stays as it is until the end."
            )
            .Grid(["what", "how it comes"], Ways(move))
            .Shell(
                new Command("export BEFORE='<KUBECTL-CONTEXT-OF-THE-OLD-CLUSTER>'"),
                new Command(
                    $"export AFTER={(move.After.Cluster.Length > 0 ? move.After.Cluster : "'<KUBECTL-CONTEXT-OF-THE-NEW-CLUSTER>'")}"
                )
            );
        Credentials(section, move);
        Install(section, move);
        Copy(section, move);
        Start(section, move);
        Back(section, move);
    }

    private static IEnumerable<ImmutableArray<string>> Ways(Move move)
    {
        yield return ["credentials", "the same values; the Fernet key opens Airflow's connections"];
        if (move.MovesDatabases)
            yield return ["databases", "`pg_dump`, then `pg_restore` as their owners"];
        if (move.MovesObjects)
            yield return ["artifacts", "`rclone copy`, through forwarded ports where it is MinIO"];
        foreach (var volume in move.Copied)
            yield return [Markdown.Code(volume.Volume), $"`tar` from {Markdown.Code(volume.From.Name)} to {Markdown.Code(volume.To.Name)}"];
        if (move.Before.LogKeepers.Any())
            yield return ["task logs", "stay behind; runs are listed, their old logs are not found"];
        if (move.Before.Profile.Airflow.Executor.HasCelery())
            yield return ["the queue", "stays behind; nothing may run when the data is copied"];
    }

    private static void Credentials(SectionBuilder section, Move move)
    {
        section.Title("Step 1: the credentials of before");
        var file = SecretsSection.FileOf(move.After);
        var known = Credential.Of(move.Before.Secrets).Select(c => c.Variable).ToHashSet(StringComparer.Ordinal);
        var missing = Credential.Of(move.After.Secrets).Where(c => !known.Contains(c.Variable)).ToImmutableArray();
        switch (move.Before.Profile.Secrets)
        {
            case SecretsChoice.InCluster:
                section
                    .Prose(
                        "The old cluster made them itself. This file takes the place of the one that *Secrets* above would make; keep it in your vault."
                    )
                    .Shell(
                        new Command("umask 077"),
                        new Command(
                            $$"""
                            kubectl{{From}} get secret {{move.Before.Release}}-credentials --namespace {{move.Before.Namespace}} --output json |
                              jq --raw-output '.data | to_entries[] | (.key | gsub("(?<c>[A-Z])"; "_\(.c)") | gsub("[.-]"; "_") | ascii_upcase) + "=" + (.value | @base64d | @sh)' > {{file}}
                            """
                        )
                    );
                break;
            case SecretsChoice.ExternalSecrets external:
                section
                    .Prose("They stand in AWS Secrets Manager. This file takes the place of the one that *Secrets* above would make.")
                    .Shell(
                        new Command("umask 077"),
                        new Command(
                            $$"""
                            for entry in {{string.Join(
                                ' ',
                                Credential.Of(move.Before.Secrets).Select(c => c.Property.Credential).Distinct()
                            )}}; do
                              aws secretsmanager get-secret-value --region {{move.Before.Region}} --secret-id "{{external.Prefix.Text}}/$entry" --query SecretString --output text |
                                jq --raw-output --arg entry "$entry" 'to_entries[] | ("\($entry).\(.key)" | gsub("(?<c>[A-Z])"; "_\(.c)") | gsub("[.-]"; "_") | ascii_upcase) + "=" + (.value | @sh)'
                            done > {{file}}
                            """
                        )
                    );
                break;
            default:
                section.Prose(
                    $"Fetch the file of {Markdown.Code(move.Before.Profile.Name)} from your vault as {Markdown.Code(file)}. It takes the place of the one that *Secrets* above would make."
                );
                break;
        }

        if (!missing.IsEmpty)
            section.Shell(
                new Command(
                    $"""
                    cat >> {file} <<END
                    {string.Join('\n', missing.Select(c => $"{c.Variable}='{c.NewValue(move.After.Profile)}'"))}
                    END
                    """,
                    "what is new"
                )
            );
    }

    private static void Install(SectionBuilder section, Move move)
    {
        section
            .Title("Step 2: install here")
            .Prose(
                "Everything above, from what must be there to the platform itself, with the file of step 1. It starts empty. Then stop what writes, on both sides; from here on people see an error page:"
            )
            .Shell([
                .. GitopsSteps.Pause(move.Before, From),
                .. BackupSection.Stop(move.Before, From),
                .. GitopsSteps.Pause(move.After, To),
                .. BackupSection.Stop(move.After, To),
            ]);
    }

    private static void Copy(SectionBuilder section, Move move)
    {
        section.Title("Step 3: copy");
        if (move.MovesDatabases)
            section
                .Prose("The databases. Their owners and passwords are the same on both sides:")
                .Shell([.. Login(move), .. Databases(move)]);
        if (move.MovesObjects)
            section.Prose("The artifacts. `rclone check` compares them and says `0 differences found`:").Shell(Objects(move));
        if (move.Copied.Any())
            section.Prose("The volumes. Both sides get a pod that mounts the claim:").Shell(InPods);
        foreach (var volume in move.Copied)
            section
                .Prose($"The volume {Markdown.Code(volume.Volume)}. `diff` says nothing where every entry arrived:")
                .Shell(Volume(move, volume));
    }

    private static IEnumerable<Command> Databases(Move move)
    {
        foreach (var database in BackupSection.PlatformDatabases)
        {
            yield return new(
                move.Before.Profile.Database is DatabaseChoice.Rds source
                    ? $"{OnRds("pg_dump", source, database)} --format custom --no-owner --no-privileges > {database}.dump"
                    : $"kubectl{From} exec --namespace {move.Before.Namespace} statefulset/{PlatformNames.PostgresqlService} -- pg_dump --username postgres --format custom --no-owner --no-privileges {database} > {database}.dump"
            );
            const string Options = "--no-owner --no-privileges --clean --if-exists --single-transaction --exit-on-error";
            yield return new(
                move.After.Profile.Database is DatabaseChoice.Rds target
                    ? $"{OnRds("pg_restore", target, database)} {Options} < {database}.dump"
                    : $"kubectl{To} exec --stdin --namespace {move.After.Namespace} statefulset/{PlatformNames.PostgresqlService} -- sh -c 'pg_restore --username postgres --dbname {database} --role \"${database.ToUpperInvariant()}_DATABASE_USER\" {Options}' < {database}.dump"
            );
        }
    }

    // Who asks RDS from here needs the credentials; in a database's own pod they are there.
    private static IEnumerable<Command> Login(Move move) =>
        move.Before.Profile.Database is DatabaseChoice.Rds || move.After.Profile.Database is DatabaseChoice.Rds
            ? [SecretsSection.Load(move.After)]
            : [];

    private static string OnRds(string program, DatabaseChoice.Rds rds, string database)
    {
        var name = database.ToUpperInvariant();
        return $"PGPASSWORD=\"${name}_DATABASE_PASSWORD\" {program} --dbname \"host={rds.Host.Text} port={rds.Port} user=${name}_DATABASE_USERNAME dbname={database} sslmode=require\"";
    }

    private static IEnumerable<Command> Objects(Move move)
    {
        var (before, after) = move;
        foreach (var line in Remote(before, "before", 9000, From).Concat(Remote(after, "after", 9001, To)))
            yield return new(line);
        var from = $"before:{before.Profile.ObjectStore.Bucket.Text}/{MlflowComponent.ArtifactPrefix}/";
        var to = $"after:{after.Profile.ObjectStore.Bucket.Text}/{MlflowComponent.ArtifactPrefix}/";
        yield return new($"rclone copy --progress {from} {to}");
        yield return new($"rclone check --one-way {from} {to}");
        foreach (var (facts, name) in new[] { (before, "before"), (after, "after") })
        {
            if (facts.Profile.ObjectStore is ObjectStoreChoice.Minio)
                yield return new($"kill \"${name}\"");
        }
    }

    private static string[] Remote(RunbookFacts facts, string name, int port, string context) =>
        facts.Profile.ObjectStore is ObjectStoreChoice.Minio
            ? RestoreSteps.ToMinio(facts.Profile, name, port, context)
            : [Rclone.Export(Rclone.Aws(name, facts.Region))];

    private static IEnumerable<Command> Volume(Move move, VolumeMove volume)
    {
        var pod = MoveFiles.JobOf(volume);
        var from = $"kubectl{From} exec --namespace {move.Before.Namespace} {pod} --";
        var to = $"kubectl{To} exec --namespace {move.After.Namespace} {pod} --";
        yield return new($"kubectl{From} apply --filename move/before-{volume.Volume}.yaml");
        yield return new($"kubectl{To} apply --filename move/after-{volume.Volume}.yaml");
        yield return new($"kubectl{From} wait pod {pod} --for=condition=Ready --timeout 5m --namespace {move.Before.Namespace}");
        yield return new($"kubectl{To} wait pod {pod} --for=condition=Ready --timeout 5m --namespace {move.After.Namespace}");
        yield return new($"{to} find /volume -mindepth 1 -maxdepth 1 ! -name lost+found", "nothing: the new volume is empty");
        yield return new(
            $"""
            {from} bash -c "$send" |
              kubectl{To} exec --stdin --namespace {move.After.Namespace} {pod} -- tar --extract --preserve-permissions --no-same-owner --directory /volume --file -
            """
        );
        yield return new($"diff <({from} bash -c \"$entries\") <({to} bash -c \"$entries\") && echo 'every entry is the same'");
        yield return new($"kubectl{From} delete --filename move/before-{volume.Volume}.yaml");
        yield return new($"kubectl{To} delete --filename move/after-{volume.Volume}.yaml");
    }

    // What runs in the pods: the files without the volume's own folder, which belongs to root; kind, mode, name and link of each entry, and what
    // is in each file.
    private static readonly ImmutableArray<Command> InPods =
    [
        new(
            "send='cd /volume && find . -mindepth 1 -maxdepth 1 ! -path ./lost+found -print0 | tar --create --null --files-from - --file -'"
        ),
        new(
            """
            entries='cd /volume && find . -mindepth 1 -path ./lost+found -prune -o -printf "%y %m %P %l\n" | sort &&
              find . -mindepth 1 -path ./lost+found -prune -o -type f -print0 | sort --zero-terminated | xargs --null --no-run-if-empty sha256sum'
            """
        ),
    ];

    private static void Start(SectionBuilder section, Move move)
    {
        section
            .Title("Step 4: start here, and see that it works")
            .Shell([new($"kubectl config use-context \"$AFTER\""), .. GitopsSteps.Start(move.After)])
            .Prose("All of *See that it works*, and:")
            .Points(MoveSection.Proofs(move));
        if (Address.Of(move.After.Profile, move.After.Namespace) is { } address)
            section.Prose($"Then give people the new addresses. {address.Introduction}").Shell(new Command(address.Command));
        section.Prose(
            "**The point of no return is the first run of a task or the first artifact here.** From then on the old platform does not know what this one does."
        );
    }

    private static void Back(SectionBuilder section, Move move)
    {
        section
            .Title("The way back")
            .Prose("Until the point of no return: start the old platform again, from its own folder. Its data is as it was at step 2.")
            .Shell([
                new("kubectl config use-context \"$BEFORE\""),
                .. move.Before.IsGitops
                    ? GitopsSteps.Resume(move.Before, folder: $"../{move.Before.Profile.Name}/")
                    : MoveInPlace.ByHelm(move.Before),
            ])
            .Title("Step 5: clean up, days later")
            .Prose(
                $"Once a backup of the new stores exists and nobody misses anything, uninstall the old platform as its own [runbook](../{move.Before.Profile.Name}/RUNBOOK.md) says. Remove the dumps and the file with the credentials from this machine."
            );
    }
}

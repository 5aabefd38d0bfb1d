using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Airflow;
using ChartGen.Templates.Runbook.Sections;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Moves;

/// <summary>A move within one cluster and release: copies beside what runs, one stop, one upgrade.</summary>
internal static class MoveInPlace
{
    public static void Write(SectionBuilder section, Move move)
    {
        Overview(section, move);
        Prepare(section, move);
        Stop(section, move);
        Copy(section, move);
        Upgrade(section, move);
        Prove(section, move);
        Back(section, move);
        CleanUp(section, move);
    }

    // Whoever installed before by the same controller goes on by it; otherwise Helm moves the release, and the controller gets it at the end.
    private static bool IsGitops(Move move) => move.After.IsGitops && move.Before.Profile.Gitops.Kind == move.After.Profile.Gitops.Kind;

    private static void Overview(SectionBuilder section, Move move)
    {
        section
            .Prose(
                $"Same cluster, namespace and release: the charts of {Markdown.Code(move.Before.Profile.Name)} stand in `../{move.Before.Profile.Name}/`, and {(IsGitops(move) ? $"{move.After.Installer} goes from one to the other by the files in `gitops/`" : "`helm upgrade` goes from one to the other")}. "
                    + "Everything that can be made beforehand is made while the platform runs; it stands still from step 2 to step 4, about as long as the copies take."
            )
            .Grid(["changes", "in place", "so"], Changes(move));
    }

    private static IEnumerable<ImmutableArray<string>> Changes(Move move)
    {
        yield return ["the two Jobs of Airflow", "refused: their template cannot change", "deleted before"];
        foreach (var volume in move.Copied)
            yield return
            [
                $"{Markdown.Code(volume.From.Name)} becomes {Markdown.Code(volume.To.Name)}",
                "a claim keeps its class and access mode for life",
                "another claim beside it; a Job copies and compares",
            ];
        if (move.MovesDatabases)
            yield return
            [
                "PostgreSQL in the cluster becomes RDS",
                "removed with the upgrade; its claim stays",
                "a Job copies both databases",
            ];
        if (move.MovesObjects)
            yield return ["MinIO becomes S3", "removed with the upgrade; its claim stays", "a Job copies the artifacts"];
        if (move.StatefulSetsThatGo.Any())
            yield return
            [
                $"StatefulSets {Markdown.Codes(move.StatefulSetsThatGo)}",
                "not refused, but the old and the new would run side by side until the upgrade succeeds",
                "deleted before; their claims stay",
            ];
        if (move.Before.InferenceKind is { } before && before != move.After.InferenceKind)
            yield return ["inference", "the same: two writers of one set of checkpoints", "stopped before"];
        if (move.Before.Profile.Secrets.Kind != move.After.Profile.Secrets.Kind)
            yield return
            [
                "who makes the Secrets",
                "they belong to no release, so no upgrade deletes them",
                move.After.Profile.Secrets is SecretsChoice.ExternalSecrets
                    ? "the operator takes them over by their names; **same values**, the Fernet key above all"
                    : "**same values**, the Fernet key above all",
            ];
        if (move.Before.Profile.Ingress.Kind != move.After.Profile.Ingress.Kind)
            yield return ["the load balancer", "another name", "DNS records change; lower their TTL a day before"];
        if (move.MovesLogs)
            yield return ["task logs", "on claims before, on S3 after", "a Job copies them to where Airflow looks"];
    }

    private static void Prepare(SectionBuilder section, Move move)
    {
        var (before, after) = move;
        section
            .Title("Step 1: prepare, while the platform runs")
            .Points(
                "What must be there before, the roles and the images: as for a first install, above.",
                SameCredentials(move),
                IsGitops(move)
                    ? $"The charts: commit and push them. {after.Installer} does not read them yet."
                    : "The prerequisites: as under *Upgrade* above, **kinds first**. An upgrade does not bring the kinds of an operator that is new, and a StorageClass that both profiles have is the same in both, since its parameters cannot change either."
            );
        if (IsGitops(move))
            section
                .Prose("The prerequisites, while the platform runs on as it is and nobody brings it back to what the old files say:")
                .Shell([.. GitopsSection.Push, .. TakeOver(move)]);
        if (move.Copied.Any())
            section
                .Prose("The new claims, made from the chart and marked as the release's, so that the upgrade takes them over:")
                .Shell(move.Copied.Select(v => new Command(NewClaim(after, v.To.Name))));
        var accounts = Accounts(move).ToArray();
        if (accounts.Length > 0)
            section
                .Prose("The roles under which the copies write; the upgrade sets the same:")
                .Shell(
                    accounts.Select(a => new Command(
                        $"kubectl annotate serviceaccount {a} --namespace {before.Namespace} --overwrite eks.amazonaws.com/role-arn={after.Role(a)}"
                    ))
                );
        if (move.HasJobs)
        {
            if (MoveFiles.NeedsNetwork(move))
                section.Shell(
                    new Command(
                        "kubectl apply --filename move/network.yaml",
                        "lets the copies through the NetworkPolicies; removed at the end"
                    )
                );
            if (move.MovesObjectsByJob)
                section
                    .Prose("A first copy of the artifacts while they are in use makes the last one short:")
                    .Shell(Run(before, "copy-objects"));
        }
    }

    // The new prerequisites, and the platform's release left as it is until step 4.
    private static IEnumerable<Command> TakeOver(Move move)
    {
        var (before, after) = move;
        yield return GitopsSteps.LetGo(before);
        yield return GitopsSteps.PauseRelease(before);
        if (after.Profile.Gitops is GitopsChoice.Flux)
            yield return new(
                "kubectl apply --server-side --force-conflicts --filename gitops/",
                "the platform's release is suspended and stays so"
            );
        else if (after.HasPrerequisites)
            yield return new("kubectl apply --server-side --force-conflicts --filename gitops/applications/prerequisites.yaml");
        if (!after.HasPrerequisites)
            yield break;
        foreach (var command in GitopsSteps.Arrived(after, after.PrerequisitesRelease))
            yield return command;
    }

    private static string SameCredentials(Move move) =>
        (move.Before.Profile.Secrets, move.After.Profile.Secrets) switch
        {
            (SecretsChoice.Manifest, SecretsChoice.Manifest) => "The credentials: the file in your vault, as it is.",
            (SecretsChoice.Manifest, _) =>
                $"The credentials: **the same as before**. Fetch the file of {Markdown.Code(move.Before.Profile.Name)} from your vault as {Markdown.Code(SecretsSection.FileOf(move.After).Trim('"'))}, add the lines that are new, and make the entries and the databases from it, as under *Secrets* above.",
            _ =>
                $"The credentials: **the same as before**, in {Markdown.Code(SecretsSection.FileOf(move.After).Trim('"'))}, plus the lines that are new; then as under *Secrets* above.",
        };

    // Helm takes an object over that carries its release; the chart's own text makes sure that nothing else differs.
    private static string NewClaim(RunbookFacts after, string claim) =>
        $"""
            helm template {after.Release} ./platform --namespace {after.Namespace} --kube-version {after.Profile.Platform.Kubernetes.Text} --show-only templates/storage/{claim}.yaml |
              kubectl annotate --local --filename - --output yaml meta.helm.sh/release-name={after.Release} meta.helm.sh/release-namespace={after.Namespace} |
              kubectl apply --server-side --namespace {after.Namespace} --filename -
            """;

    private static IEnumerable<string> Accounts(Move move)
    {
        if (move.After.Profile.Identity is not IdentityChoice.Irsa)
            yield break;
        if (move.MovesObjectsByJob)
            yield return PlatformNames.MlflowAccount;
        if (move.MovesLogs)
            yield return AirflowAccounts.Worker;
    }

    private static void Stop(SectionBuilder section, Move move)
    {
        section.Title("Step 2: stop what writes");
        section
            .Prose(
                "From here on people see an error page. No task starts any more once the scheduler is gone; wait for those that run, then stop the rest:"
            )
            .Shell([
                .. IsGitops(move)
                    ? Array.Empty<Command>()
                    :
                    [
                        new(
                            $"helm history {move.Before.Release} --namespace {move.Before.Namespace} --max 1",
                            "write the revision down: it is the way back"
                        ),
                    ],
                .. DrainTasks(move),
                .. BackupSection.Stop(move.Before),
            ]);
    }

    private static IEnumerable<Command> DrainTasks(Move move)
    {
        // Under LocalExecutor the scheduler is who runs the tasks.
        if (move.Before.Profile.Airflow.Executor != AirflowExecutor.Local)
            yield return new(
                $"kubectl scale deployment {AirflowAccounts.Scheduler} --namespace {move.Before.Namespace} --replicas 0",
                "no new task from here on"
            );
        if (move.Before.Profile.Database is DatabaseChoice.InCluster)
            yield return new(
                $"kubectl exec --namespace {move.Before.Namespace} statefulset/{PlatformNames.PostgresqlService} -- psql --username postgres --dbname {PlatformNames.AirflowDatabase} --tuples-only --command \"select count(*) from task_instance where state = 'running'\"",
                "again, until it is 0"
            );
    }

    private static void Copy(SectionBuilder section, Move move)
    {
        if (!move.HasJobs)
            return;
        section
            .Title("Step 3: copy")
            .Prose("Each Job compares what it copied, and completes only when both sides are equal. They may run side by side.");
        var jobs = new List<string>();
        if (move.MovesDatabasesByJob)
            jobs.Add("copy-databases");
        if (move.MovesObjectsByJob)
            jobs.Add("copy-objects");
        jobs.AddRange(move.Copied.Select(MoveFiles.JobOf));
        jobs.AddRange(MoveFiles.LogCopies(move).Select(c => c.Job));
        var all = string.Join(' ', jobs);
        section
            .Shell([
                new($"kubectl delete job {all} --namespace {move.Before.Namespace} --ignore-not-found"),
                .. jobs.Select(j => new Command($"kubectl apply --filename move/{j}.yaml")),
                Ends(move.Before, all, "Complete, for each"),
            ])
            .Prose(
                "**Go on only when every Job is `Complete`.** One that is `Failed` says above it what to do; then run these commands again, all of them: what is copied already is compared or copied once more."
            );
    }

    private static IEnumerable<Command> Run(RunbookFacts before, string job) =>
        [new($"kubectl apply --filename move/{job}.yaml"), Ends(before, job, "Failed may only mean that people work meanwhile; go on")];

    // "kubectl wait" knows one condition only, and would wait for hours for a Job that has failed.
    private static Command Ends(RunbookFacts before, string jobs, string note) =>
        new(
            $$"""
            for job in {{jobs}}; do
              until [[ $(kubectl get job "$job" --namespace {{before.Namespace}} --output jsonpath='{.status.conditions[*].type}') =~ Complete|Failed ]]; do sleep 10; done
              kubectl logs "job/$job" --namespace {{before.Namespace}} --tail 5
              echo "$job: ${BASH_REMATCH[0]}"
            done
            """,
            note
        );

    private static void Upgrade(SectionBuilder section, Move move)
    {
        var (before, after) = move;
        section.Title("Step 4: upgrade");
        if (OldStores(move).Any())
            section
                .Prose("The old stores stop too, so that nothing can write to them by mistake; their claims stay.")
                .Shell(OldStores(move));
        Secrets(section, move);
        var sets = string.Join(' ', move.StatefulSetsThatGo);
        section.Shell([
            .. IsGitops(move) ? [] : RunbookFacts.Dependencies(after.Parts.Platform, "./platform"),
            .. UpgradeSection.BeforeUpgrade(before),
            .. sets.Length > 0
                ? [new Command($"kubectl delete statefulset {sets} --namespace {before.Namespace} --ignore-not-found", "not their claims")]
                : Array.Empty<Command>(),
            .. IsGitops(move) ? GitopsSteps.Resume(after) : [new Command(after.InstallPlatform())],
        ]);
        section.Prose(
            "Refused? Nothing is lost: the claims of before still stand, and what they hold. Read *After a refused upgrade* above, repair, and try again; or go back, below."
        );
    }

    private static IEnumerable<Command> OldStores(Move move)
    {
        if (move.Before.Profile.Database is DatabaseChoice.InCluster && move.After.Profile.Database is not DatabaseChoice.InCluster)
            yield return new(
                $"kubectl scale statefulset {PlatformNames.PostgresqlService} --namespace {move.Before.Namespace} --replicas 0"
            );
        if (move.Before.Profile.ObjectStore is ObjectStoreChoice.Minio && move.After.Profile.ObjectStore is not ObjectStoreChoice.Minio)
            yield return new($"kubectl scale deployment {PlatformNames.MinioService} --namespace {move.Before.Namespace} --replicas 0");
    }

    // A pod that starts before the Secret is made anew would read the address of before, and write there.
    private static void Secrets(SectionBuilder section, Move move)
    {
        var names = string.Join(' ', move.SecretsMadeAnew);
        if (names.Length == 0)
            return;
        if (move.After.Profile.Secrets is SecretsChoice.Manifest)
        {
            section.Prose("Make the Secrets again, as under *Secrets* above: they hold the new addresses now.");
            return;
        }

        section
            .Prose(
                "Secrets that hold addresses of before go, and are made anew with the upgrade. A pod that starts earlier waits for them; with the old ones in place it would write to the old store."
            )
            .Shell(new Command($"kubectl delete secret {names} --namespace {move.Before.Namespace} --ignore-not-found"));
    }

    private static void Prove(SectionBuilder section, Move move)
    {
        section
            .Title("Step 5: see that it works, before people come back")
            .Prose("All of *See that it works*, and:")
            .Points(MoveSection.Proofs(move));
        if (
            move.Before.Profile.Ingress.Kind != move.After.Profile.Ingress.Kind
            && Address.Of(move.After.Profile, move.After.Namespace) is { } address
        )
            section.Prose("Then the DNS records: " + Lower(address.Introduction)).Shell(new Command(address.Command));
        section.Prose(
            "**The point of no return is the first run of a task or the first artifact after this.** From then on the new stores know what the old ones do not."
        );
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static void Back(SectionBuilder section, Move move)
    {
        var (before, after) = move;
        var copies = string.Join(' ', move.Copied.Select(v => v.To.Name));
        section
            .Title("The way back")
            .Prose("Before step 4 nothing has changed for the platform: start it again. Another try begins with empty claims.")
            .Shell([
                .. IsGitops(move) ? Return(move) : ByHelm(before),
                .. copies.Length > 0
                    ?
                    [
                        new Command(
                            $"kubectl delete job --namespace {before.Namespace} --selector app.kubernetes.io/component={Move.Label} && kubectl delete persistentvolumeclaim --namespace {before.Namespace} {copies}"
                        ),
                    ]
                    : Array.Empty<Command>(),
            ])
            .Prose("After step 4, until the point of no return, the old claims still hold everything:")
            .Shell([.. IsGitops(move) ? GitopsSteps.Pause(after) : [], .. BackupSection.Stop(after), .. LetGo(move)]);
        if (before.Profile.Secrets is SecretsChoice.Manifest)
            section.Prose(
                $"Make the Secrets again, as under *Secrets* of [its own runbook](../{before.Profile.Name}/RUNBOOK.md): they hold the new addresses until then."
            );
        section
            .Shell([
                .. UpgradeSection.BeforeUpgrade(after),
                .. IsGitops(move)
                    ? Return(move)
                    :
                    [
                        new Command(
                            $"helm rollback {before.Release} '<REVISION-OF-STEP-2>' --namespace {before.Namespace} --wait --timeout {RunbookFacts.Timeout}"
                        ),
                    ],
            ])
            .Prose(
                "It needs what the old platform stood on: leave its claims, Secrets, images and DNS entries alone until the end. After the point of no return the way back is the same move in the other direction."
            );
    }

    /// <summary>The old platform as its own folder has it.</summary>
    public static IEnumerable<Command> ByHelm(RunbookFacts before)
    {
        var chart = $"../{before.Profile.Name}/platform";
        return [.. RunbookFacts.Dependencies(before.Parts.Platform, chart), new(before.InstallPlatform(chart: chart))];
    }

    // The platform alone: the new prerequisites hold what both need, and the old ones would take the new kinds away.
    private static IEnumerable<Command> Return(Move move)
    {
        var (before, after) = move;
        var folder = $"../{before.Profile.Name}/gitops";
        yield return GitopsSteps.LetGo(after);
        if (before.Profile.Gitops is GitopsChoice.ArgoCd)
            yield return new($"kubectl apply --server-side --force-conflicts --filename {folder}/applications/platform.yaml");
        else
        {
            yield return new($"kubectl apply --server-side --force-conflicts --filename {folder}/platform.yaml");
            yield return new($"flux resume helmrelease {before.Release} --namespace flux-system", "waits until the release is ready");
        }

        foreach (var command in GitopsSteps.Arrived(before, before.Release))
            yield return command;
    }

    private static IEnumerable<Command> LetGo(Move move)
    {
        var (before, after) = (move.Before.Profile.Secrets, move.After.Profile.Secrets);
        if (after is SecretsChoice.ExternalSecrets && before is not SecretsChoice.ExternalSecrets)
            yield return new(
                $"kubectl delete externalsecret --all --cascade orphan --namespace {move.After.Namespace}",
                "an ExternalSecret that goes takes its Secret along, unless it is told not to"
            );
        if (before is not SecretsChoice.Manifest && move.SecretsMadeAnew.Any())
            yield return new(
                $"kubectl delete secret {string.Join(' ', move.SecretsMadeAnew)} --namespace {move.After.Namespace} --ignore-not-found",
                "made anew, with the old addresses"
            );
    }

    private static void CleanUp(SectionBuilder section, Move move)
    {
        var before = move.Before;
        section
            .Title("Step 6: clean up, days later")
            .Prose("Once a backup of the new stores exists and nobody misses anything. **This ends the way back.**");
        var commands = ImmutableArray.CreateBuilder<Command>();
        if (move.HasJobs)
            commands.Add(
                new($"kubectl delete job --namespace {before.Namespace} --selector app.kubernetes.io/component={Move.Label}", "the copies")
            );
        if (MoveFiles.NeedsNetwork(move))
            commands.Add(new("kubectl delete --filename move/network.yaml"));
        if (move.ClaimsLeft.Any())
            commands.Add(
                new(
                    $"kubectl delete persistentvolumeclaim --namespace {before.Namespace} {string.Join(' ', move.ClaimsLeft)}",
                    "the old data"
                )
            );
        if (move.SecretsLeft.Any())
            commands.Add(
                new(
                    $"kubectl delete secret --namespace {before.Namespace} {string.Join(' ', move.SecretsLeft)}",
                    "what nobody reads any more"
                )
            );
        if (IsGitops(move) && before.Profile.Gitops is GitopsChoice.Flux)
            commands.Add(
                new(
                    $"kubectl delete gitrepository {GitopsSteps.Root(before)} --namespace flux-system --ignore-not-found",
                    "where the old charts came from"
                )
            );
        section.Shell(commands);
        if (move.After.IsGitops && !IsGitops(move))
            section.Prose(
                $"Then give the platform to {move.After.Installer}, as under *Install with {move.After.Installer}* above: it finds everything as Git has it."
            );
        if (before.Profile.Storage.Block is StorageChoice.Ebs)
            section.Prose(
                "A volume whose class says `Retain` stays after its claim: `kubectl get persistentvolumes` shows it as `Released`."
            );
    }
}

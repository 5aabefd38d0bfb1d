using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>The way back after an upgrade, and what a refused one leaves.</summary>
internal static class RollbackSection
{
    public const string Name = "Roll back";

    public static RunbookSection Of(RunbookFacts facts)
    {
        var section = new SectionBuilder(Name);
        if (facts.IsGitops)
            section
                .Prose($"Revert the commit and push: {facts.Installer} brings the objects of before.")
                .Shell([
                    new("git log --oneline -n 10 -- .", "the commit that brought the trouble"),
                    new("git revert --no-edit '<COMMIT>'"),
                    new("git push"),
                    .. GitopsSteps.Fetch(facts),
                    .. GitopsSteps.Arrived(facts, facts.Release),
                ]);
        else
            section.Shell([
                new($"helm history {facts.Release} --namespace {facts.Namespace}", "the last revision that says deployed or superseded"),
                .. UpgradeSection.BeforeUpgrade(facts),
                new($"helm rollback {facts.Release} '<REVISION>' --namespace {facts.Namespace} --wait --timeout {RunbookFacts.Timeout}"),
            ]);
        section
            .Prose("It brings back every object of that revision. It does not bring back:")
            .Points(NotBack(facts))
            .Title("After a refused upgrade")
            .Prose(
                $"{facts.Installer} does not stop at the first object that the API server refuses. It applies what it can and reports the refused ones together, so the old state is gone:"
            )
            .Points(
                "Deployments run the new image and variables while refused objects stand as they were.",
                "What a release no longer has is removed only after success: an old and a new workload of one name, a StatefulSet and a Deployment for instance, run side by side until then.",
                facts.Profile.Gitops switch
                {
                    GitopsChoice.ArgoCd =>
                        "The Application says `OutOfSync` and its last sync `Failed`. It is tried again by itself, ten times, and after each commit.",
                    GitopsChoice.Flux => "The HelmRelease says `Ready: False`. It is tried again by itself.",
                    _ => "The release says `failed`. Nothing is locked: repair and upgrade again.",
                },
                $"The very first install of a release that failed has nothing to roll back to; {(facts.IsGitops ? "repair it" : "upgrade again")}."
            )
            .Prose(
                $"So go forward where you can: read the refusals, remove what stands in the way, {(facts.IsGitops ? "push what repairs it" : "upgrade again")}. Otherwise roll back at once, by the commands above."
            )
            .Shell(
                facts.Profile.Gitops switch
                {
                    GitopsChoice.ArgoCd => new Command(
                        $"kubectl describe application {facts.Release} --namespace argocd",
                        "what was refused"
                    ),
                    GitopsChoice.Flux => new Command(
                        $"kubectl describe helmrelease {facts.Release} --namespace flux-system",
                        "what was refused"
                    ),
                    _ => new Command($"helm status {facts.Release} --namespace {facts.Namespace}", "what is there, and in which state"),
                },
                new Command(PlatformSection.Rehearsal(facts), "what would still be refused")
            )
            .Grid(["refused", "why", "what to do"], Refusals(facts).Select(r => System.Collections.Immutable.ImmutableArray.Create(r)));
        return section.Build();
    }

    private static IEnumerable<string> NotBack(RunbookFacts facts)
    {
        yield return $"Migrations of the databases. An older Airflow or MLflow may not know a newer schema: restore the {(facts.Profile.Database is DatabaseChoice.Rds ? "snapshot from before the upgrade" : "dump from before the upgrade")} before its pods start.";
        yield return "Sizes of claims, which only grow. The older revision asks for less and is refused until its size is raised.";
        yield return "Secrets. They are no part of the release.";
    }

    private static IEnumerable<string[]> Refusals(RunbookFacts facts)
    {
        yield return ["Job … `field is immutable`", "a finished Job is still there", "delete it, as above"];
        yield return
        [
            "StatefulSet … `updates to statefulset spec … are forbidden`",
            "its claims' size or class changed",
            "delete it with `--cascade=orphan`; its claims stay as they are",
        ];
        yield return ["PersistentVolumeClaim … `less than status.capacity`", "a size below the one that stands", "raise the size again"];
        if (facts.HasPrerequisites)
        {
            yield return
            [
                "`failed calling webhook`",
                "an operator of the prerequisites is down",
                "wait for it, as in the install of the prerequisites",
            ];
            yield return ["`no matches for kind`", "a kind is missing", "apply the kinds, as in the install of the prerequisites"];
        }
    }
}

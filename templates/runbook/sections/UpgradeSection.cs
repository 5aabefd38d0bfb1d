using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>How a new version of the charts gets in, and what can never change in place.</summary>
internal static class UpgradeSection
{
    public static RunbookSection Of(RunbookFacts facts)
    {
        var section = new SectionBuilder("Upgrade");
        if (facts.IsGitops)
            section
                .Prose("Generate and look at the difference. Ask the cluster what it would refuse, before anything is changed:")
                .Shell([
                    .. RunbookFacts.Dependencies(facts.Parts.Platform, "./platform"),
                    new(PlatformSection.Rehearsal(facts), "a changed Job shows as refused here; it is replaced"),
                ])
                .Prose(
                    $"Then commit and push; {facts.Installer} brings the prerequisites first and the platform after them. {ByGitops(facts)}"
                )
                .Shell([.. GitopsSection.Push, .. GitopsSteps.Fetch(facts)])
                .Prose("Wait until it is there:")
                .Shell([
                    .. facts.HasPrerequisites ? GitopsSteps.Arrived(facts, facts.PrerequisitesRelease) : [],
                    .. GitopsSteps.Arrived(facts, facts.Release),
                ]);
        else
            ByHand(section, facts);
        return section.Points(Rules(facts)).Build();
    }

    private static string ByGitops(RunbookFacts facts) =>
        facts.Profile.Gitops is GitopsChoice.ArgoCd
            ? "Airflow's two Jobs run again with every sync, beside the pods that wait for them."
            : "An upgrade less than half an hour after another may be refused for Airflow's finished Jobs, and is tried again until they are gone.";

    private static void ByHand(SectionBuilder section, RunbookFacts facts)
    {
        if (facts.HasPrerequisites)
            section
                .Prose("The prerequisites, when their chart changed. Kinds first:")
                .Shell([
                    .. RunbookFacts.Dependencies(facts.Parts.Prerequisites, "./prerequisites"),
                    PrerequisitesSection.Kinds,
                    new(facts.InstallPrerequisites),
                    .. PrerequisitesSection.Webhooks(facts),
                ]);
        section
            .Prose("The platform:")
            .Shell([
                .. RunbookFacts.Dependencies(facts.Parts.Platform, "./platform"),
                new(PlatformSection.Rehearsal(facts), "a changed Job shows as refused here until the next line has removed it"),
                .. BeforeUpgrade(facts),
                new(facts.InstallPlatform()),
            ]);
    }

    /// <summary>What is removed before Helm comes: its template could not change.</summary>
    public static IEnumerable<Command> BeforeUpgrade(RunbookFacts facts)
    {
        yield return new($"kubectl delete job {RunbookFacts.Jobs} --namespace {facts.Namespace} --ignore-not-found");
        if (facts.Profile.Inference is InferenceChoice.Pod)
            yield return new($"kubectl delete pod {PlatformNames.InferenceService} --namespace {facts.Namespace} --ignore-not-found");
    }

    private static IEnumerable<string> Rules(RunbookFacts facts)
    {
        if (!facts.IsGitops)
            yield return "The finished Jobs of Airflow go first, always. With them in place a new image or variable is refused for the Jobs alone: the Deployments already run the new "
                + "code, and nobody has migrated the database.";
        if (facts.Profile.Inference is InferenceChoice.Pod)
            yield return "Neither can a bare pod change. It starts again with the release.";
        yield return "Sizes of claims only grow. A size below the one that stands blocks the release until it is raised again.";
        yield return "A claim keeps its class and access mode for life; that is why the class is part of its name. Another class is another claim, and a copy.";
        if (facts.TemplateClaims.Any())
            yield return $"Claims of StatefulSets ({Markdown.Codes(facts.TemplateClaims.Select(c => c.Name))}) do not even grow: delete the StatefulSet with `--cascade=orphan`, "
                + "grow its claims by hand, upgrade.";
        yield return "Never change `fullnameOverride`, `nameOverride` or an alias: they are part of selectors, which cannot change.";
        yield return $"Never shorten the Jobs' `ttlSecondsAfterFinished` below Helm's `--timeout {RunbookFacts.Timeout}`, and never use `--force-replace`: it would replace claims.";
    }
}

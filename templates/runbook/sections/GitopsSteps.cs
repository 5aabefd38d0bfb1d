using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Gitops;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>What one tells Argo CD or Flux in place of <c>helm</c>; nothing where Helm is what installs.</summary>
internal static class GitopsSteps
{
    private const string Argo = "--namespace argocd";
    private const string Flux = "--namespace flux-system";

    /// <summary>
    /// Keeps the controller from undoing what a person does to the platform. The root goes first: it would bring the release's own switch back.
    /// </summary>
    public static IEnumerable<Command> Pause(RunbookFacts facts, string context = "") =>
        facts.Profile.Gitops switch
        {
            GitopsChoice.ArgoCd => [Manual(context, Root(facts)), Manual(context, facts.Release)],
            GitopsChoice.Flux =>
            [
                new($"flux{context} suspend kustomization {Root(facts)} {Flux}"),
                new($"flux{context} suspend helmrelease {facts.Release} {Flux}"),
            ],
            _ => [],
        };

    /// <summary>The same for the release alone, where its root is gone already.</summary>
    public static Command PauseRelease(RunbookFacts facts) =>
        facts.Profile.Gitops is GitopsChoice.ArgoCd ? Manual("", facts.Release) : new($"flux suspend helmrelease {facts.Release} {Flux}");

    /// <summary>Lets the controller bring what Git has, and waits for it.</summary>
    public static IEnumerable<Command> Resume(RunbookFacts facts, string context = "", string folder = "") =>
        facts.Profile.Gitops switch
        {
            GitopsChoice.ArgoCd =>
            [
                new($"kubectl{context} apply --server-side --force-conflicts --filename {folder}gitops/root.yaml"),
                .. Arrived(facts, facts.Release, context),
            ],
            GitopsChoice.Flux =>
            [
                new($"flux{context} resume kustomization {Root(facts)} {Flux}"),
                new($"flux{context} resume helmrelease {facts.Release} {Flux}", "waits until the release is ready"),
            ],
            _ => [],
        };

    /// <summary>Waits until a release is as Git has it.</summary>
    public static IEnumerable<Command> Arrived(RunbookFacts facts, string release, string context = "") =>
        facts.Profile.Gitops is GitopsChoice.ArgoCd
            ?
            [
                new($"kubectl{context} annotate application {release} {Argo} --overwrite argocd.argoproj.io/refresh=normal"),
                new(
                    $"kubectl{context} wait application {release} {Argo} --for=jsonpath='{{.status.sync.status}}'=Synced --timeout {RunbookFacts.Timeout}"
                ),
                new(
                    $"kubectl{context} wait application {release} {Argo} --for=jsonpath='{{.status.health.status}}'=Healthy --timeout {RunbookFacts.Timeout}"
                ),
            ]
            : [new($"kubectl{context} wait helmrelease {release} {Flux} --for=condition=Ready --timeout {RunbookFacts.Timeout}")];

    /// <summary>Fetches a new commit now and not within minutes.</summary>
    public static IEnumerable<Command> Fetch(RunbookFacts facts)
    {
        if (facts.Profile.Gitops is GitopsChoice.ArgoCd)
            yield return new(
                $"kubectl annotate application {Root(facts)} {facts.Release}{(facts.HasPrerequisites ? $" {facts.PrerequisitesRelease}" : "")} {Argo} --overwrite argocd.argoproj.io/refresh=normal",
                "at once; by itself it looks every few minutes"
            );
        else
        {
            yield return new(
                $"flux reconcile kustomization {Root(facts)} {Flux} --with-source",
                "at once; by itself it looks every few minutes"
            );
            if (facts.HasPrerequisites)
                yield return new($"flux reconcile helmrelease {facts.PrerequisitesRelease} {Flux} --with-source");
            yield return new($"flux reconcile helmrelease {facts.Release} {Flux} --with-source");
        }
    }

    /// <summary>Takes away what brings the releases of a profile, and leaves the releases.</summary>
    public static Command LetGo(RunbookFacts facts) =>
        facts.Profile.Gitops is GitopsChoice.ArgoCd
            ? new($"kubectl delete application {Root(facts)} {Argo} --ignore-not-found", "leaves what it made")
            : new($"kubectl delete kustomization {Root(facts)} {Flux} --ignore-not-found", "leaves what it made: it does not prune");

    /// <summary>Removes a release and what it installed.</summary>
    public static IEnumerable<Command> Remove(RunbookFacts facts, string release) =>
        facts.Profile.Gitops is GitopsChoice.ArgoCd
            ?
            [
                new(
                    $"kubectl patch application {release} {Argo} --type merge --patch '{{\"metadata\": {{\"finalizers\": [\"resources-finalizer.argocd.argoproj.io\"]}}}}'",
                    "without it an Application goes and leaves everything"
                ),
                new($"kubectl delete application {release} {Argo} --timeout {RunbookFacts.Timeout}"),
            ]
            : [new($"kubectl delete helmrelease {release} {Flux} --timeout {RunbookFacts.Timeout}", "uninstalls the release")];

    /// <summary>Starts a platform again after a person has stopped it.</summary>
    public static IEnumerable<Command> Start(RunbookFacts facts) =>
        facts.IsGitops ? Resume(facts) : [.. UpgradeSection.BeforeUpgrade(facts), new(facts.InstallPlatform())];

    /// <summary>The name of what brings both releases.</summary>
    public static string Root(RunbookFacts facts) => GitopsDocument.RootOf(facts.Profile);

    private static Command Manual(string context, string application) =>
        new(
            $"kubectl{context} patch application {application} {Argo} --type merge --patch '{{\"spec\": {{\"syncPolicy\": {{\"automated\": null}}}}}}'"
        );
}

using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Gitops;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>The install by Argo CD or Flux, in place of the two by hand.</summary>
internal static class GitopsSection
{
    public static RunbookSection? Of(RunbookFacts facts)
    {
        if (facts.Profile.Gitops is not GitopsChoice.Controller controller)
            return null;
        var section = new SectionBuilder($"Install with {facts.Installer}")
            .Prose(
                $"{facts.Installer} installs both charts from {Markdown.Code($"{GitopsDocument.PathOf(facts.Profile, controller)}/")} of {Markdown.Code(controller.Repository.Text)}, branch "
                    + $"{Markdown.Code(controller.Branch)}: the prerequisites first, then the platform. It takes the subcharts by `Chart.lock` from their repositories, so it must reach these. Commit and push what was generated:"
            )
            .Shell(Push)
            .Prose($"Then tell {facts.Installer}, once:")
            .Shell(controller is GitopsChoice.ArgoCd ? ArgoCd() : Flux(facts, controller));
        if (facts.WaitFor is { } path)
            section.Prose(
                controller is GitopsChoice.ArgoCd
                    ? $"The first sync goes on until {Markdown.Code(path)} exists, since inference waits for it; everything else is up long before."
                    : $"The first install does not wait: inference starts once {Markdown.Code(path)} exists."
            );
        section
            .Title("Before you change something by hand")
            .Prose(
                $"What a person scales or deletes, {facts.Installer} brings back. The commands below pause it where they must; for anything else of yours pause it first:"
            )
            .Shell(GitopsSteps.Pause(facts))
            .Prose("And let it go on afterwards:")
            .Shell(GitopsSteps.Resume(facts));
        PlatformSection.Addresses(section, facts);
        return section.Build();
    }

    /// <summary>The commands that bring what was generated into the repository.</summary>
    public static ImmutableArray<Command> Push { get; } =
    [new("git add --all ."), new("git commit --message '<WHAT-CHANGED>'"), new("git push")];

    private static IEnumerable<Command> ArgoCd()
    {
        yield return new(
            """
            kubectl patch configmap argocd-cm --namespace argocd --type merge --patch-file /dev/stdin <<'PATCH'
            data:
              resource.customizations.health.argoproj.io_Application: |
                hs = {status = "Progressing", message = ""}
                if obj.status ~= nil and obj.status.health ~= nil then
                  hs.status = obj.status.health.status
                  hs.message = obj.status.health.message or ""
                end
                return hs
            PATCH
            """,
            "once in a cluster: only then does one Application wait for another"
        );
        yield return new("kubectl apply --server-side --filename gitops/root.yaml");
        yield return new("kubectl get applications --namespace argocd", "Synced and Healthy, all of them");
    }

    private static IEnumerable<Command> Flux(RunbookFacts facts, GitopsChoice.Controller controller)
    {
        if (!controller.Repository.Text.StartsWith("https://", StringComparison.Ordinal))
            yield return new(
                $"flux create secret git {GitopsSteps.Root(facts)}-git --namespace flux-system --url {GitopsDocument.Url(controller.Repository.Text)}",
                "prints the key that the repository must let in"
            );
        yield return new("kubectl apply --server-side --filename gitops/");
        yield return new("kubectl get gitrepositories,helmreleases --namespace flux-system", "READY is True, for each");
    }
}

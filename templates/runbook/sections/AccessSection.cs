using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>The way to the cluster and its namespaces.</summary>
internal static class AccessSection
{
    public static RunbookSection Of(RunbookFacts facts)
    {
        var section = new SectionBuilder("Reach the cluster");
        if (facts.Profile.Aws is null)
            section.Shell(new Command("kubectl config current-context", "the laptop's cluster"));
        else
            section.Shell(
                new Command($"aws eks update-kubeconfig --region {facts.Region} --name {facts.Cluster} --alias {facts.Cluster}"),
                new Command("kubectl config current-context", facts.Cluster)
            );
        section
            .Prose(
                "The platform's namespace lets no pod in that is not `restricted`; every pod of the chart is."
                    + (
                        facts.HasPrerequisites && facts.PrerequisitesNamespace != "kube-system"
                            ? $" Some pods of the prerequisites mount folders of their node, so `{facts.PrerequisitesNamespace}` must be `privileged`."
                            : ""
                    )
            )
            .Shell(Namespaces(facts))
            .Prose(
                $"{Markdown.Code($"chartgen doctor {facts.Profile.Name}")} holds the cluster against what the charts need, before the install and before each upgrade; it changes nothing."
            );
        return section.Build();
    }

    private static IEnumerable<Command> Namespaces(RunbookFacts facts)
    {
        yield return Namespace(facts.Namespace);
        yield return new(
            $"kubectl label namespace {facts.Namespace} --overwrite pod-security.kubernetes.io/enforce=restricted pod-security.kubernetes.io/warn=restricted"
        );
        if (!facts.HasPrerequisites || facts.PrerequisitesNamespace is "kube-system" || facts.PrerequisitesNamespace == facts.Namespace)
            yield break;
        yield return Namespace(facts.PrerequisitesNamespace);
        yield return new(
            $"kubectl label namespace {facts.PrerequisitesNamespace} --overwrite pod-security.kubernetes.io/enforce=privileged"
        );
    }

    // "create" refuses a namespace that is there; applying the same is the same.
    private static Command Namespace(string name) =>
        new($"kubectl create namespace {name} --dry-run=client --output yaml | kubectl apply --server-side --filename -");
}

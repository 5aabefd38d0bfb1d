using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>How the platform goes, and what stays.</summary>
internal static class UninstallSection
{
    public static RunbookSection Of(RunbookFacts facts)
    {
        var claims = facts.Claims.Select(c => c.Name).Concat(facts.TemplateClaims.Select(c => c.Name)).ToArray();
        var section = new SectionBuilder("Uninstall");
        var whileTheyRun =
            facts.Profile.NeedsExternalSecrets() || facts.NeedsLoadBalancer
                ? "while the operators still run: they take their load balancers and Secrets along"
                : null;
        if (facts.IsGitops)
            section
                .Prose(
                    $"{facts.Installer} removes what it installed{(whileTheyRun is null ? "" : $", {whileTheyRun}")}. The namespace and the claims stay:"
                )
                .Shell([GitopsSteps.LetGo(facts), .. GitopsSteps.Remove(facts, facts.Release)]);
        else
            section.Shell(new Command($"helm uninstall {facts.Release} --namespace {facts.Namespace} --wait", whileTheyRun));
        section
            .Prose(facts.Profile.Aws is null ? "What survives until you remove it:" : "What survives, and costs money until you remove it:")
            .Points(Survivors(facts, claims));
        if (claims.Length > 0)
            section
                .Prose("When the data may go; **this cannot be taken back**:")
                .Shell(new Command($"kubectl delete persistentvolumeclaim --namespace {facts.Namespace} {string.Join(' ', claims)}"));
        if (facts.HasPrerequisites)
            Prerequisites(section, facts);
        return section.Build();
    }

    private static IEnumerable<string> Survivors(RunbookFacts facts, string[] claims)
    {
        if (claims.Length > 0)
            yield return $"the claims {Markdown.Codes(claims)} with their volumes;";
        yield return facts.Profile.Secrets switch
        {
            SecretsChoice.InCluster => $"the Secrets, {Markdown.Code($"{facts.Release}-credentials")} among them: they open the data;",
            SecretsChoice.Manifest => "the Secrets that CI made;",
            _ => "the entries in AWS Secrets Manager; the Secrets themselves go with their ExternalSecrets;",
        };
        if (facts.Profile.Database is DatabaseChoice.Rds)
            yield return "the databases on RDS;";
        if (facts.Profile.ObjectStore is ObjectStoreChoice.S3)
            yield return "the bucket on S3;";
        if (facts.Profile.Broker is BrokerChoice.ElastiCache)
            yield return "ElastiCache;";
        if (facts.Profile.Aws is not null)
            yield return "roles, images, log groups, the certificate.";
        else
            yield return "the images on the node.";
    }

    private static void Prerequisites(SectionBuilder section, RunbookFacts facts)
    {
        var hasKinds =
            facts.Profile.NeedsExternalSecrets() && facts.Profile.Prerequisites.ExternalSecrets.Source == PrerequisiteSource.Chart;
        section
            .Title("The prerequisites")
            .Prose("Last, and only when no platform of the cluster is left: others stand on them too.")
            .Shell([
                .. facts.Profile.Gitops switch
                {
                    GitopsChoice.ArgoCd => [new("kubectl get applications --namespace argocd", "no other platform")],
                    GitopsChoice.Flux => [new("kubectl get helmreleases --all-namespaces", "no other platform")],
                    _ => new Command[] { new("helm list --all-namespaces", "no other platform") },
                },
                .. facts.IsGitops
                    ? GitopsSteps.Remove(facts, facts.PrerequisitesRelease)
                    : [new($"helm uninstall {facts.PrerequisitesRelease} --namespace {facts.PrerequisitesNamespace} --wait")],
            ])
            .Points([
                .. facts.NeedsLoadBalancer
                    ?
                    [
                        "Without the load balancer controller nobody removes a load balancer, and an Ingress or Service that has one cannot be deleted any more: platforms first.",
                    ]
                    : Array.Empty<string>(),
                .. hasKinds
                    ?
                    [
                        "The kinds of External Secrets stay, with every ExternalSecret and Secret; nobody refreshes them. **Deleting the kind `externalsecrets.external-secrets.io` deletes every "
                            + "ExternalSecret of the whole cluster, and with each the Secret that it owns.**",
                    ]
                    : Array.Empty<string>(),
                "The StorageClasses go; volumes and claims stay and work, but none is made or grows until the classes are back.",
                "Kinds that came from a chart's `crds/` stay. `helm show crds ./prerequisites | kubectl delete --filename -` removes them, and every object of them in the cluster.",
            ]);
    }
}

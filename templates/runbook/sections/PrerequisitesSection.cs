using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>The install of what the cluster must have, and the wait until its webhooks answer.</summary>
internal static class PrerequisitesSection
{
    public static RunbookSection? Of(RunbookFacts facts)
    {
        if (!facts.HasPrerequisites)
            return null;
        return new SectionBuilder("Install the prerequisites")
            .Prose(
                "Once in a cluster. The kinds come first and by server-side apply: Helm installs those of a chart once and never changes them after, and without them an upgrade that "
                    + "brings another operator is refused."
            )
            .Shell([.. RunbookFacts.Dependencies(facts.Parts.Prerequisites, "./prerequisites"), Kinds, new(facts.InstallPrerequisites)])
            .When(
                Webhooks(facts).Any(),
                s =>
                    s.Prose("The platform's objects are refused while a webhook that judges them is not ready. Wait for each:")
                        .Shell(Webhooks(facts))
            )
            .Prose(Second(facts))
            .Build();
    }

    // A release of the same name from a second profile would take the first platform's namespace off the operator's list.
    private static string Second(RunbookFacts facts)
    {
        var spark =
            facts.Profile.NeedsSparkOperator() && facts.Profile.Prerequisites.SparkOperator.Source == PrerequisiteSource.Chart
                ? $" Here, name its namespace beside this one: `prerequisites.sparkOperator.values: {{spark: {{jobNamespaces: [{facts.Namespace}, '<ITS-NAMESPACE>']}}}}`, or the Spark Operator ignores it."
                : "";
        return $"A second platform in this cluster takes them as they are: its own settings say `prerequisites.<name>.kind: existing` for each.{spark}";
    }

    /// <summary>The command that brings the kinds of a chart's operators.</summary>
    public static Command Kinds { get; } =
        new("helm show crds ./prerequisites | kubectl apply --server-side --force-conflicts --filename -");

    /// <summary>Commands that wait for the operators that judge the platform's objects.</summary>
    public static IEnumerable<Command> Webhooks(RunbookFacts facts)
    {
        var profile = facts.Profile;
        var prerequisites = profile.Prerequisites;
        if (profile.NeedsLoadBalancerController() && prerequisites.LoadBalancerController.Source == PrerequisiteSource.Chart)
            yield return Wait(facts, "aws-load-balancer-controller", "judges every Ingress of the cluster");
        if (profile.NeedsExternalSecrets() && prerequisites.ExternalSecrets.Source == PrerequisiteSource.Chart)
            yield return Wait(facts, "external-secrets-webhook", "judges every ExternalSecret, their removal too");
        if (profile.NeedsSparkOperator() && prerequisites.SparkOperator.Source == PrerequisiteSource.Chart)
            yield return Wait(facts, "spark-operator", "judges every SparkApplication");
        if (profile.Ingress is IngressChoice.Nginx { Controller: IngressController.Prerequisites })
            yield return Wait(facts, "ingress-nginx", "judges every Ingress of class nginx");
    }

    private static Command Wait(RunbookFacts facts, string label, string why) =>
        new(
            $"kubectl wait deployment --for=condition=Available --timeout 5m --namespace {facts.PrerequisitesNamespace} --selector app.kubernetes.io/name={label}",
            why
        );
}

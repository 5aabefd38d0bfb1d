using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Observability;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>What is seen where, and how one gets there.</summary>
internal static class WatchSection
{
    public static RunbookSection Of(RunbookFacts facts)
    {
        var profile = facts.Profile;
        var section = new SectionBuilder("Watch it").Grid(["what", "where"], Sights.Of(profile).Select(r => r.ToImmutableArray()));
        if (profile.NeedsPrometheus() && HasStack(facts))
            Stack(facts, section);
        else if (profile.NeedsPrometheus())
            section.Prose(
                $"Prometheus is the cluster's own: it must select the ServiceMonitors, PodMonitors and PrometheusRules of `{facts.Namespace}`, and Grafana's sidecar the ConfigMaps with the "
                    + "label `grafana_dashboard: \"1\"`."
            );
        if (profile.NeedsCloudWatch())
            section.Shell(
                new Command(
                    $"aws logs tail /aws/containerinsights/{facts.Cluster}/application --log-stream-name-prefix {facts.Namespace}.airflow-scheduler --since 15m --region {facts.Region}",
                    "the scheduler's log; other streams are named after namespace, pod and container too"
                )
            );
        return section.Build();
    }

    private static bool HasStack(RunbookFacts facts) =>
        facts.Profile is { Observability: ObservabilityChoice.Prometheus, Prerequisites.Prometheus.Source: PrerequisiteSource.Chart };

    private static void Stack(RunbookFacts facts, SectionBuilder section)
    {
        const string Full = PrometheusStackComponent.FullName;
        var @namespace = facts.PrerequisitesNamespace;
        var secret = facts.Profile.SecretName(PlatformNames.GrafanaAdminSecret);
        section
            .Prose("No Ingress leads to these pages. Each command opens one until Ctrl-C ends it:")
            .Shell(
                new Command(
                    $"kubectl get secret {secret} --namespace {@namespace} --output jsonpath='{{.data.admin-password}}' | base64 --decode",
                    "the password of Grafana's user admin"
                ),
                new Command(
                    $"kubectl port-forward service/{Full}-grafana 3000:80 --namespace {@namespace}",
                    "Grafana on http://localhost:3000"
                ),
                new Command(
                    $"kubectl port-forward service/{Full}-prometheus 9090:9090 --namespace {@namespace}",
                    "Prometheus on http://localhost:9090: what it asks is under Status, Target health"
                ),
                new Command(
                    $"kubectl port-forward service/{Full}-alertmanager 9093:9093 --namespace {@namespace}",
                    "Alertmanager on http://localhost:9093"
                )
            )
            .Points(
                "Alertmanager tells nobody until it has a receiver: set the chart's `alertmanager.config` in `prerequisites.prometheus.values`, with what is secret in a file of a Secret that "
                    + "`alertmanager.alertmanagerSpec.secrets` mounts.",
                "Grafana keeps nothing: a dashboard that is to stay is a ConfigMap with the label `grafana_dashboard: \"1\"`, in any namespace."
            );
    }
}

using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Prerequisites;

namespace ChartGen.Templates.Observability;

/// <summary>
/// Prometheus, Alertmanager and Grafana with their operator, once in a cluster, by kube-prometheus-stack 88.5.3. They watch every namespace.
/// </summary>
internal sealed class PrometheusStackComponent : IComponent
{
    /// <summary>The full name of the stack's parts.</summary>
    public const string FullName = "kps";

    private const string ClustersOwn = "What it asks is the cluster's own, not a chart's.";

    // The part of Prometheus' claim that metrics may fill: compaction needs room beside them.
    private const decimal UsedSpace = 0.8m;

    private static readonly Quantity AlertmanagerSize = Quantity.Parse("2Gi");

    private static readonly ContainerResources Prometheus = ContainerResources.Of("250m", "1Gi", "2", "3Gi");
    private static readonly ContainerResources Operator = ContainerResources.Of("50m", "128Mi", "500m", "256Mi");
    private static readonly ContainerResources Grafana = ContainerResources.Of("50m", "256Mi", "500m", "512Mi");
    private static readonly ContainerResources Sidecar = ContainerResources.Of("10m", "128Mi", "200m", "256Mi");
    private static readonly ContainerResources Small = ContainerResources.Of("10m", "64Mi", "200m", "256Mi");
    private static readonly ContainerResources Tiny = ContainerResources.Of("10m", "32Mi", "200m", "64Mi");

    public string Name => "prometheus";

    public ComponentOutput? Build(ComponentContext context)
    {
        var profile = context.Profile;
        if (
            profile.Observability is not ObservabilityChoice.Prometheus choice
            || profile.Prerequisites.Prometheus is not { Source: PrerequisiteSource.Chart } prometheus
        )
        {
            return null;
        }

        var admin = profile.SecretName(PlatformNames.GrafanaAdminSecret);
        return new()
        {
            Component = Name,
            Subchart = Subcharts.KubePrometheusStack,
            Values = new("observability/kube-prometheus-stack.yaml.scriban", Model(context, choice, admin)),
            RawValues = prometheus.Values,
            // Nothing in this chart could make it: an ExternalSecret would stand beside its own operator.
            ForeignSecrets = [new(admin, ["admin-password", "admin-user"], "Grafana")],
            Accounts =
            [
                Account("admission", mountsToken: true),
                Account("alertmanager"),
                Account("grafana", mountsToken: true),
                Account("kube-state-metrics", mountsToken: true),
                Account("node-exporter"),
                Account("operator", mountsToken: true),
                Account("prometheus", mountsToken: true),
            ],
            // T07: the chart's own budgets would keep their minAvailable beside any other limit.
            Workloads = profile.Availability.SeveralNodes
                ? [Workload("alertmanager", "alertmanager"), Workload("prometheus", "operator.prometheus.io/name")]
                : [],
            Exceptions = Exceptions,
            Images = PrometheusStackImages.All,
        };
    }

    private static ImmutableArray<PolicyException> Exceptions { get; } =
    [
        .. NodeAgents.Exceptions($"DaemonSet/{FullName}-node-exporter", "It reads the node's files and network."),
        new("CG7031", $"Deployment/{FullName}-operator", "The image of Thanos is an operator's default that nothing here asks for."),
        new("CG7044", $"Service/{FullName}-coredns", ClustersOwn),
        new("CG7046", $"ServiceMonitor/{FullName}-apiserver", ClustersOwn),
        new("CG7046", $"ServiceMonitor/{FullName}-coredns", ClustersOwn),
        new("CG7046", $"ServiceMonitor/{FullName}-kubelet", ClustersOwn),
    ];

    private static AccountSpec Account(string part, bool mountsToken = false) =>
        new($"{FullName}-{part}", AccountMaker.Subchart, [], mountsToken);

    private static WorkloadSpec Workload(string part, string label) =>
        new(
            $"{FullName}-{part}",
            Replicas: 2,
            ImmutableSortedDictionary
                .Create<string, string>(StringComparer.Ordinal)
                .Add(label, $"{FullName}-{part}")
                .Add("app.kubernetes.io/name", part)
        );

    private static ValuesMap Model(ComponentContext context, ObservabilityChoice.Prometheus choice, string admin)
    {
        var profile = context.Profile;
        return ValuesMap.Of(
            ("name", FullName),
            ("images", PrometheusStackImages.Moved(context.Images)),
            ("hasPullSecrets", !profile.Images.PullSecrets.IsEmpty),
            ("pullSecrets", Models.PullSecrets(profile.Images)),
            ("severalNodes", profile.Availability.SeveralNodes),
            ("class", profile.Storage.Block.ClassName),
            ("size", choice.Size.Text),
            ("alertmanagerSize", AlertmanagerSize.Text),
            ("retention", string.Create(CultureInfo.InvariantCulture, $"{choice.RetentionDays}d")),
            ("retentionSize", Mebibytes(choice.Size.Amount() * UsedSpace)),
            ("admin", admin),
            (
                "resources",
                ValuesMap.Of(
                    ("prometheus", Models.Of(Prometheus)),
                    ("operator", Models.Of(Operator)),
                    ("grafana", Models.Of(Grafana)),
                    ("sidecar", Models.Of(Sidecar)),
                    ("small", Models.Of(Small)),
                    ("tiny", Models.Of(Tiny))
                )
            )
        );
    }

    // Prometheus writes powers of two without their i.
    private static string Mebibytes(decimal bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{decimal.Floor(bytes / (1024 * 1024))}MB");
}

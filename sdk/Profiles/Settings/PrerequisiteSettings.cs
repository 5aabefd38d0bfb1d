using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles;

/// <summary>One thing that the platform needs of its cluster.</summary>
/// <param name="Source">Who brings it.</param>
public sealed record Prerequisite(PrerequisiteSource Source)
{
    /// <summary>Raw values of its chart, merged last; they count where the source is the chart.</summary>
    public ValuesMap Values { get; init; } = ValuesMap.Empty;

    /// <summary>Brought by the prerequisites chart.</summary>
    public static Prerequisite ByChart { get; } = new(PrerequisiteSource.Chart);

    /// <summary>Brought by an EKS add-on or Terraform.</summary>
    public static Prerequisite ByAddon { get; } = new(PrerequisiteSource.Addon);
}

/// <summary>The prerequisites chart, once in a cluster, and who brings each thing that it could bring. What a profile does not need is not brought.</summary>
public sealed record PrerequisiteSettings
{
    /// <summary>The Helm release.</summary>
    /// <value>The default is <c>prerequisites</c>.</value>
    public ReleaseName Name { get; init; } = ReleaseName.Parse("prerequisites");

    /// <summary>The namespace; its pods are not all <c>restricted</c>.</summary>
    /// <value>The default is <c>kube-system</c>.</value>
    public DnsLabel Namespace { get; init; } = DnsLabel.Parse("kube-system");

    /// <summary>The StorageClasses <c>gp3</c> and <c>efs-sc</c>.</summary>
    public Prerequisite StorageClasses { get; init; } = Prerequisite.ByChart;

    /// <summary>The EBS CSI driver.</summary>
    public Prerequisite EbsDriver { get; init; } = Prerequisite.ByAddon;

    /// <summary>The EFS CSI driver.</summary>
    public Prerequisite EfsDriver { get; init; } = Prerequisite.ByAddon;

    /// <summary>The AWS Load Balancer Controller.</summary>
    public Prerequisite LoadBalancerController { get; init; } = Prerequisite.ByChart;

    /// <summary>The External Secrets operator.</summary>
    public Prerequisite ExternalSecrets { get; init; } = Prerequisite.ByChart;

    /// <summary>The Spark Operator.</summary>
    public Prerequisite SparkOperator { get; init; } = Prerequisite.ByChart;

    /// <summary>Prometheus, Alertmanager and Grafana, by kube-prometheus-stack.</summary>
    public Prerequisite Prometheus { get; init; } = Prerequisite.ByChart;

    /// <summary>The CloudWatch agent.</summary>
    public Prerequisite CloudWatchAgent { get; init; } = Prerequisite.ByChart;

    /// <summary>Fluent Bit, which ships logs to CloudWatch.</summary>
    public Prerequisite FluentBit { get; init; } = Prerequisite.ByChart;
}

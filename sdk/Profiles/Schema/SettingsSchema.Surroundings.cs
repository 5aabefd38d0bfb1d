using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Facts;
using static ChartGen.Sdk.Profiles.Schema.SettingShape;

namespace ChartGen.Sdk.Profiles.Schema;

/// <summary>Sections about what surrounds the platform: who watches, copies, separates, brings and installs it.</summary>
internal static partial class SettingsSchema
{
    private static Count Days => new(1, 3650);

    private static Section ObservabilitySection() =>
        new([
            Kind("What collects metrics.", ["none", "prometheus", "cloudwatch"]),
            new("size", Fact<Quantity>(), "Size of Prometheus' claim.") { Kinds = ["prometheus"], Default = "50Gi" },
            new("retentionDays", Days, "Days for which metrics of Prometheus, or logs of CloudWatch, are kept.")
            {
                Kinds = ["prometheus", "cloudwatch"],
                Default = 30,
            },
        ]);

    private static Section BackupsSection() =>
        new([
            Kind("Where backups go.", ["none", "s3"]),
            new("bucket", Fact<BucketName>(), "The bucket.") { Kinds = ["s3"], NeededBy = ["s3"] },
            new("prefix", new Text(TextRules.ObjectPrefix), "The prefix below which backups lie.") { Kinds = ["s3"], Default = "backups" },
            new("schedule", Fact<CronSchedule>(), "When backups are made.") { Kinds = ["s3"], Default = "30 2 * * *" },
        ]);

    private static Section NetworkSection() =>
        new([
            new("policies", new Switch(), "Whether NetworkPolicies deny what no component declares.") { Default = true },
            new("vpcCidrs", new Items(Fact<Cidr>()), "The address ranges of nodes, load balancers, databases and the Kubernetes API."),
            new(
                "egress",
                new Items(
                    new Section([
                        new("cidr", Fact<Cidr>(), "Addresses.") { Needed = true },
                        new("ports", new Items(Port), "TCP ports there; left out for every port of every protocol."),
                    ])
                ),
                "What tasks, DAGs and inference reach beside the platform and HTTPS."
            ),
        ]);

    private static Section PrerequisitesSection() =>
        new([
            new("name", Fact<ReleaseName>(), "The Helm release of the prerequisites chart.") { Needed = true },
            new("namespace", Fact<DnsLabel>(), "The namespace of the prerequisites chart.") { Needed = true },
            new(
                "storageClasses",
                new Section([Kind("Who makes the classes gp3 and efs-sc.", ["chart", "existing"])]),
                "The StorageClasses of EBS and EFS."
            ),
            new("ebsDriver", Prerequisite("aws-ebs-csi-driver"), "The EBS CSI driver."),
            new("efsDriver", Prerequisite("aws-efs-csi-driver"), "The EFS CSI driver."),
            new("loadBalancerController", Prerequisite("aws-load-balancer-controller"), "The AWS Load Balancer Controller."),
            new("externalSecrets", Prerequisite("external-secrets"), "The External Secrets operator."),
            new("sparkOperator", Prerequisite("spark-operator"), "The Spark Operator."),
            new("prometheus", Prerequisite("kube-prometheus-stack"), "Prometheus, Alertmanager and Grafana."),
            new("cloudwatchAgent", Prerequisite("aws-cloudwatch-metrics"), "The CloudWatch agent."),
            new("fluentBit", Prerequisite("aws-for-fluent-bit"), "Fluent Bit, which ships logs to CloudWatch."),
        ]);

    private static Section Prerequisite(string chart) =>
        new([
            Kind(
                "Who brings it: the prerequisites chart, an EKS add-on or Terraform, or the cluster has it.",
                ["chart", "addon", "existing"]
            ),
            new("values", new RawValues(), $"Raw values of the chart {chart}.") { Kinds = ["chart"] },
        ]);

    private static Section GitopsSection()
    {
        ImmutableArray<string> controllers = ["argocd", "flux"];
        return new([
            Kind("What installs the charts.", ["none", .. controllers]),
            new("repo", Fact<GitRepository>(), "The repository that holds the generated charts.")
            {
                Kinds = controllers,
                NeededBy = controllers,
            },
            new("branch", new Text(TextRules.Branch), "Its branch, tag or revision.") { Kinds = controllers, Default = "main" },
            new("path", new Text(TextRules.SubPath), "Its folder that holds one folder for each profile.")
            {
                Kinds = controllers,
                Default = "out",
            },
        ]);
    }
}

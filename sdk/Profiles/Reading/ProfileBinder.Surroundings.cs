using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Reading;

/// <summary>What surrounds the platform.</summary>
internal static partial class ProfileBinder
{
    private static ObservabilityChoice Observability(SettingsCursor observability) =>
        observability.Kind switch
        {
            "prometheus" => new ObservabilityChoice.Prometheus
            {
                Size = observability.Fact<Quantity>("size"),
                RetentionDays = observability.Count("retentionDays"),
            },
            "cloudwatch" => new ObservabilityChoice.CloudWatch { RetentionDays = observability.Count("retentionDays") },
            _ => new ObservabilityChoice.None(),
        };

    private static BackupChoice Backups(SettingsCursor backups) =>
        backups.Kind switch
        {
            "s3" => new BackupChoice.S3
            {
                Bucket = backups.Fact<BucketName>("bucket"),
                Prefix = backups.Text("prefix"),
                Schedule = backups.Fact<CronSchedule>("schedule"),
            },
            _ => new BackupChoice.None(),
        };

    private static NetworkSettings Network(SettingsCursor network) =>
        new()
        {
            Policies = network.Switch("policies"),
            VpcCidrs = network.Facts<Cidr>("vpcCidrs"),
            Egress = [.. network.Items("egress").Select(e => new Egress(e.Fact<Cidr>("cidr"), e.Counts("ports")))],
        };

    private static PrerequisiteSettings Prerequisites(SettingsCursor prerequisites) =>
        new()
        {
            Name = prerequisites.Fact<ReleaseName>("name"),
            Namespace = prerequisites.Fact<DnsLabel>("namespace"),
            StorageClasses = Prerequisite(prerequisites.Below("storageClasses")),
            EbsDriver = Prerequisite(prerequisites.Below("ebsDriver")),
            EfsDriver = Prerequisite(prerequisites.Below("efsDriver")),
            LoadBalancerController = Prerequisite(prerequisites.Below("loadBalancerController")),
            ExternalSecrets = Prerequisite(prerequisites.Below("externalSecrets")),
            SparkOperator = Prerequisite(prerequisites.Below("sparkOperator")),
            Prometheus = Prerequisite(prerequisites.Below("prometheus")),
            CloudWatchAgent = Prerequisite(prerequisites.Below("cloudwatchAgent")),
            FluentBit = Prerequisite(prerequisites.Below("fluentBit")),
        };

    private static Prerequisite Prerequisite(SettingsCursor prerequisite) =>
        new(ChoiceWords.Source(prerequisite.Kind)) { Values = prerequisite.Raw("values") };

    private static GitopsChoice Gitops(SettingsCursor gitops) =>
        gitops.Kind switch
        {
            "argocd" => new GitopsChoice.ArgoCd
            {
                Repository = gitops.Fact<GitRepository>("repo"),
                Branch = gitops.Text("branch"),
                Path = gitops.Text("path"),
            },
            "flux" => new GitopsChoice.Flux
            {
                Repository = gitops.Fact<GitRepository>("repo"),
                Branch = gitops.Text("branch"),
                Path = gitops.Text("path"),
            },
            _ => new GitopsChoice.None(),
        };
}

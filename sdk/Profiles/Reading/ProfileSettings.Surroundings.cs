using System.Collections.Immutable;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Profiles.Reading;

/// <summary>What surrounds the platform.</summary>
internal static partial class ProfileSettings
{
    private static ValuesMap Observability(ObservabilityChoice observability) =>
        observability switch
        {
            ObservabilityChoice.Prometheus prometheus => ValuesMap.Of(
                ("kind", prometheus.Kind),
                ("size", Fact(prometheus.Size)),
                ("retentionDays", prometheus.RetentionDays)
            ),
            ObservabilityChoice.CloudWatch cloudWatch => ValuesMap.Of(
                ("kind", cloudWatch.Kind),
                ("retentionDays", cloudWatch.RetentionDays)
            ),
            _ => ValuesMap.Of(("kind", observability.Kind)),
        };

    private static ValuesMap Backups(BackupChoice backups) =>
        backups is BackupChoice.S3 s3
            ? ValuesMap.Of(("kind", s3.Kind), ("bucket", Fact(s3.Bucket)), ("prefix", s3.Prefix), ("schedule", Fact(s3.Schedule)))
            : ValuesMap.Of(("kind", backups.Kind));

    private static ValuesMap Network(NetworkSettings network) =>
        ValuesMap.Of(("policies", network.Policies), ("vpcCidrs", Facts(network.VpcCidrs)), ("egress", Egress(network.Egress)));

    private static ValuesList? Egress(ImmutableArray<Egress> egress) =>
        egress.IsEmpty ? null : ValuesList.Of(egress.Select(e => ValuesMap.Of(("cidr", Fact(e.Cidr)), ("ports", Counts(e.Ports)))));

    private static ValuesList? Counts(ImmutableArray<int> counts) =>
        counts.IsEmpty ? null : ValuesList.Of(counts.Select(c => (ValuesNode)c));

    private static ValuesMap Prerequisites(PrerequisiteSettings prerequisites) =>
        ValuesMap.Of(
            ("name", Fact(prerequisites.Name)),
            ("namespace", Fact(prerequisites.Namespace)),
            ("storageClasses", Prerequisite(prerequisites.StorageClasses)),
            ("ebsDriver", Prerequisite(prerequisites.EbsDriver)),
            ("efsDriver", Prerequisite(prerequisites.EfsDriver)),
            ("loadBalancerController", Prerequisite(prerequisites.LoadBalancerController)),
            ("externalSecrets", Prerequisite(prerequisites.ExternalSecrets)),
            ("sparkOperator", Prerequisite(prerequisites.SparkOperator)),
            ("prometheus", Prerequisite(prerequisites.Prometheus)),
            ("cloudwatchAgent", Prerequisite(prerequisites.CloudWatchAgent)),
            ("fluentBit", Prerequisite(prerequisites.FluentBit))
        );

    private static ValuesMap Prerequisite(Prerequisite prerequisite) =>
        ValuesMap.Of(("kind", ChoiceWords.Of(prerequisite.Source)), ("values", prerequisite.Values.Count > 0 ? prerequisite.Values : null));

    private static ValuesMap Gitops(GitopsChoice gitops) =>
        gitops is GitopsChoice.Controller controller
            ? ValuesMap.Of(
                ("kind", controller.Kind),
                ("repo", Fact(controller.Repository)),
                ("branch", controller.Branch),
                ("path", controller.Path)
            )
            : ValuesMap.Of(("kind", gitops.Kind));
}

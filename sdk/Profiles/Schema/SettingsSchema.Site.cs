using ChartGen.Sdk.Profiles.Facts;
using static ChartGen.Sdk.Profiles.Schema.SettingShape;

namespace ChartGen.Sdk.Profiles.Schema;

/// <summary>Sections about the site: names, account, images, hosts, Secrets, roles.</summary>
internal static partial class SettingsSchema
{
    private static Section PlatformSection() =>
        new([
            new("name", Fact<ReleaseName>(), "The Helm release.") { Needed = true },
            new("namespace", Fact<DnsLabel>(), "The namespace of the platform chart.") { Needed = true },
            new("domain", Fact<HostName>(), "The domain below which hosts are named.") { Needed = true },
            new("kubernetes", Fact<KubernetesVersion>(), "The Kubernetes version that the chart is rendered for.") { Needed = true },
        ]);

    private static Section AwsSection() =>
        new([
            new("region", Fact<AwsRegion>(), "The region of every AWS resource.") { Needed = true },
            new("accountId", Fact<AwsAccountId>(), "The account of every AWS resource.") { Needed = true },
            new("clusterName", Fact<ClusterName>(), "The EKS cluster.") { Needed = true },
            new("oidcProvider", Fact<OidcProvider>(), "The issuer of the cluster's tokens, which roles trust where identity.kind is irsa."),
        ]);

    private static Section ImagesSection() =>
        new([
            new("registry", Fact<RegistryHost>(), "The registry that mirrors every image."),
            new("pullSecrets", new Items(Fact<SubdomainName>()), "Pull secrets of every pod."),
            new(
                "map",
                new FreeMap(Fact<ImageRepository>(), TextRule.Of<ImageRepository>()),
                "Where single images lie instead, by upstream repository."
            ),
        ]);

    private static Section HostsSection() =>
        new([
            new("airflow", Fact<HostName>(), "Airflow's web page."),
            new("mlflow", Fact<HostName>(), "MLflow's web page."),
            new("minio", Fact<HostName>(), "MinIO's console."),
            new("inference", Fact<HostName>(), "The Deployment of inference that serves."),
        ]);

    private static Section SecretsSection() =>
        new([
            Kind("Who makes the platform's Secrets.", ["in-cluster", "manifest", "external-secrets"]),
            new("prefix", Fact<SecretPath>(), "The path in AWS Secrets Manager below which all entries lie.")
            {
                Kinds = ["external-secrets"],
                NeededBy = ["external-secrets"],
            },
            new(
                "names",
                new FreeMap(Fact<SubdomainName>(), TextRule.Of<SubdomainName>()),
                "Names of Secrets that differ from ChartGen's own, by ChartGen's name."
            ),
        ]);

    private static Section IdentitySection() =>
        new([
            Kind("How a ServiceAccount gets its role.", ["none", "irsa", "pod-identity"]),
            new(
                "roles",
                new FreeMap(Fact<Arn>(), TextRule.Of<SubdomainName>()),
                "Roles by ServiceAccount, by default <cluster>.<namespace>.<account>, shortened where IAM would refuse it."
            )
            {
                Kinds = ["irsa"],
            },
        ]);

    private static Section AvailabilitySection() =>
        new([
            new("nodes", new Count(1, 5000), "Nodes that carry the platform.") { Needed = true },
            new("zones", new Count(1, 100), "Zones of those nodes.") { Needed = true },
        ]);

    private static Section ExceptionSection() =>
        new([
            new("rule", new Text(TextRules.RuleCode), "The rule's code.") { Needed = true },
            new("object", new Text(TextRules.ObjectName), "The object.") { Needed = true },
            new("reason", new Text(TextRules.Reason), "Why it is accepted.") { Needed = true },
        ]);
}

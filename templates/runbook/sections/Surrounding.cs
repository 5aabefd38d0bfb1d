using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Common;
using ChartGen.Templates.Prerequisites;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>Something that the platform finds around it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="By">Who brings it.</param>
/// <param name="Must">What it must be.</param>
internal sealed record Surrounding(string Name, string By, string Must)
{
    private const string Site = "you";

    /// <summary>Commands that show it; empty where it comes later.</summary>
    public ImmutableArray<Command> See { get; init; } = [];

    /// <summary>Commands that bring it.</summary>
    public ImmutableArray<Command> Make { get; init; } = [];

    /// <summary>Everything a profile needs, in the order in which one looks.</summary>
    public static IEnumerable<Surrounding> Of(RunbookFacts facts) =>
        [
            facts.Profile.Aws is null ? LocalCluster(facts) : EksCluster(facts),
            .. Identity(facts),
            .. Needs(facts).Select(n => Of(facts, n)),
            .. Ingress(facts),
            .. Managed(facts),
        ];

    private static Surrounding LocalCluster(RunbookFacts facts) =>
        new("Cluster", Site, $"Kubernetes {facts.Profile.Platform.Kubernetes.Text}, Docker Desktop's for instance")
        {
            See = [new("kubectl get nodes", "Ready")],
        };

    private static Surrounding EksCluster(RunbookFacts facts) =>
        new(
            "EKS cluster",
            Site,
            $"{Markdown.Code(facts.Cluster)} in {Markdown.Code(facts.Region)}, Kubernetes {facts.Profile.Platform.Kubernetes.Text}; {Nodes(facts.Profile)}"
        )
        {
            See = [new(Aws(facts, $"eks describe-cluster --name {facts.Cluster} --query '[cluster.status, cluster.version]'"), "ACTIVE")],
        };

    private static string Nodes(EnvironmentProfile profile) =>
        profile.Availability is { Nodes: 1 }
            ? "one node group in one zone, since an EBS volume cannot leave its zone"
            : $"at least {profile.Availability.Nodes} nodes in {profile.Availability.Zones} zones";

    private static IEnumerable<Surrounding> Identity(RunbookFacts facts)
    {
        if (facts.Profile.Identity is IdentityChoice.Irsa && facts.Profile.Aws is { OidcProvider: { } issuer } aws)
        {
            var arn = $"arn:aws:iam::{aws.AccountId.Text}:oidc-provider/{issuer.Text}";
            yield return new("IAM OIDC provider", Site, "the cluster's issuer; every role's trust policy names it")
            {
                See =
                [
                    new(
                        $"aws iam get-open-id-connect-provider --open-id-connect-provider-arn {arn} --query ClientIDList",
                        "sts.amazonaws.com"
                    ),
                ],
                Make =
                [
                    new(
                        $"aws iam create-open-id-connect-provider --url https://{issuer.Text} --client-id-list sts.amazonaws.com",
                        "The OIDC provider, once in a cluster"
                    ),
                ],
            };
        }

        if (HasRoles(facts))
            yield return new("Roles", Site, "one for each ServiceAccount that talks to AWS, with the least policy that it needs: `iam/`")
            {
                Make =
                [
                    new(
                        "bash iam/create-roles.sh",
                        "The roles, again after each generation. With Terraform instead: terraform -chdir=iam init && terraform -chdir=iam apply"
                    ),
                ],
            };
    }

    // One add-on brings both, and nobody installs it twice.
    private static IEnumerable<ClusterNeed> Needs(RunbookFacts facts)
    {
        var prerequisites = facts.Profile.Prerequisites;
        var isOne =
            prerequisites.CloudWatchAgent.Source == PrerequisiteSource.Addon && prerequisites.FluentBit.Source == PrerequisiteSource.Addon;
        return ClusterNeed
            .Of(facts.Profile)
            .Where(n => !(isOne && n.Title == "Fluent Bit"))
            .Select(n =>
                isOne && n.Title == "The CloudWatch agent"
                    ? n with
                    {
                        Title = "The CloudWatch agent and Fluent Bit",
                        Demand = n.Demand.Replace("metrics", "metrics and logs", StringComparison.Ordinal),
                    }
                    : n
            );
    }

    private static bool HasRoles(RunbookFacts facts) =>
        facts.Profile.Identity is not IdentityChoice.None && facts.Outputs.SelectMany(o => o.Accounts).Any(a => !a.Rights.IsEmpty);

    private static Surrounding Of(RunbookFacts facts, ClusterNeed need)
    {
        var addon = need.Source == PrerequisiteSource.Addon ? Addons.Find(a => need.Title == a.Title) : null;
        return new(
            need.Title.StartsWith("The ", StringComparison.Ordinal) ? need.Title[4..] : need.Title,
            need.By("the prerequisites chart, below"),
            need.Demand.TrimStart(',', ':', ' ')
        )
        {
            See =
                need.Source == PrerequisiteSource.Chart ? []
                : addon is { Name: var name, HasStatus: true }
                    ?
                    [
                        new(
                            Aws(facts, $"eks describe-addon --cluster-name {facts.Cluster} --addon-name {name} --query addon.status"),
                            $"{need.Title}: ACTIVE"
                        ),
                    ]
                :
                [
                    .. need
                        .Checks.Take(1)
                        .Select(c => new Command(
                            c,
                            $"{need.Title.Replace("`", "", StringComparison.Ordinal)}: {addon?.Answer ?? "there, and ready"}"
                        )),
                ],
            Make = addon is null ? [] : [new(Aws(facts, addon.Make(facts)), addon.Note ?? need.Title)],
        };
    }

    // What an EKS add-on brings.
    private sealed record Addon(string Title, string Name, Func<RunbookFacts, string> Make)
    {
        public bool HasStatus { get; init; } = true;

        public string? Answer { get; init; }

        public string? Note { get; init; }
    }

    private const string Observability = "amazon-cloudwatch-observability";

    private static readonly List<Addon> Addons =
    [
        new("The EKS Pod Identity Agent", "eks-pod-identity-agent", facts => Create(facts, "eks-pod-identity-agent")),
        new("The EBS CSI driver", "aws-ebs-csi-driver", facts => Create(facts, "aws-ebs-csi-driver", Role(facts, "ebs-csi-controller-sa"))),
        new("The EFS CSI driver", "aws-efs-csi-driver", facts => Create(facts, "aws-efs-csi-driver", Role(facts, "efs-csi-controller-sa"))),
        new("The CloudWatch agent and Fluent Bit", Observability, facts => Create(facts, Observability, AgentRole(facts)))
        {
            Note = "The CloudWatch agent and Fluent Bit, by one add-on",
        },
        new("The CloudWatch agent", Observability, facts => Create(facts, Observability, AgentRole(facts)))
        {
            Note = "The CloudWatch agent, by the add-on that brings Fluent Bit too",
        },
        new("Fluent Bit", Observability, facts => Create(facts, Observability, AgentRole(facts)))
        {
            Note = "Fluent Bit, by the add-on that brings the CloudWatch agent too",
        },
        new(
            "The VPC CNI",
            "vpc-cni",
            facts =>
                $"eks update-addon --cluster-name {facts.Cluster} --addon-name vpc-cni --configuration-values '{{\"enableNetworkPolicy\": \"true\"}}' --resolve-conflicts PRESERVE"
        )
        {
            HasStatus = false,
            Answer = "enableNetworkPolicy is true",
            Note = "Network policies of the VPC CNI; add what its configuration holds already",
        },
    ];

    private static string Create(RunbookFacts facts, string addon, string role = "") =>
        $"eks create-addon --cluster-name {facts.Cluster} --addon-name {addon}{role}";

    // Under Pod Identity the association that iam/ makes gives the role.
    private static string Role(RunbookFacts facts, string account) =>
        facts.Profile.Identity is IdentityChoice.Irsa && facts.Profile.AddonRoleArn(account) is { } role
            ? $" --service-account-role-arn {role}"
            : "";

    // Its account has a namespace of the add-on's own, so no role of iam/ trusts it.
    private static string AgentRole(RunbookFacts facts) =>
        facts.Profile.Identity switch
        {
            IdentityChoice.Irsa => " --service-account-role-arn '<ROLE-OF-THE-CLOUDWATCH-AGENT>'",
            IdentityChoice.PodIdentity =>
                " --pod-identity-associations 'serviceAccount=cloudwatch-agent,roleArn=<ROLE-OF-THE-CLOUDWATCH-AGENT>'",
            _ => "",
        };

    private static IEnumerable<Surrounding> Ingress(RunbookFacts facts)
    {
        if (facts.Profile.Ingress is IngressChoice.Nginx { Controller: IngressController.Platform })
            yield return new("ingress-nginx", "the platform chart", "no other of class `nginx` in the cluster")
            {
                See = [new("kubectl get ingressclass nginx --ignore-not-found", "ingress-nginx: nothing, or the one of this release")],
            };
    }

    private static IEnumerable<Surrounding> Managed(RunbookFacts facts)
    {
        var profile = facts.Profile;
        if (profile.Images.Registry is { } registry)
            yield return new("Registry", Site, $"{Markdown.Code(registry.Text)}; the nodes' role may pull from it");
        if (profile.Database is DatabaseChoice.Rds rds)
            yield return new(
                "PostgreSQL on RDS",
                Site,
                $"{Markdown.Code($"{rds.Host.Text}:{rds.Port}")}, open to the nodes' security group; its databases are made below"
            )
            {
                See = [new(Aws(facts, Rds(rds)), "RDS: available")],
            };
        if (profile.ObjectStore is ObjectStoreChoice.S3 s3)
            yield return Bucket(facts, "Bucket", s3.Bucket.Text, "artifacts and task logs; no public access");
        if (profile.Backups is BackupChoice.S3 backups && backups.Bucket != profile.ObjectStore.Bucket)
            yield return Bucket(facts, "Bucket for backups", backups.Bucket.Text, "with a lifecycle rule that ends old backups");
        else if (profile is { Backups: BackupChoice.S3 same, ObjectStore: ObjectStoreChoice.Minio })
            yield return Bucket(facts, "Bucket for backups", same.Bucket.Text, "with a lifecycle rule that ends old backups");
        if (profile.Broker is BrokerChoice.ElastiCache cache)
            yield return new(
                "Redis on ElastiCache",
                Site,
                $"{Markdown.Code($"{cache.Host.Text}:{cache.Port}")}, TLS and a token, open to the nodes' security group"
            )
            {
                See =
                [
                    new(
                        Aws(
                            facts,
                            $"elasticache describe-replication-groups --query \"ReplicationGroups[?NodeGroups[0].PrimaryEndpoint.Address=='{cache.Host.Text}'].[Status, TransitEncryptionEnabled, AuthTokenEnabled]\""
                        ),
                        "ElastiCache: available, true, true"
                    ),
                ],
            };
        if (FileSystem(profile) is { } system)
            yield return new("EFS", Site, $"{Markdown.Code(system)} with a mount target in every zone of the nodes")
            {
                See =
                [
                    new(
                        Aws(
                            facts,
                            $"efs describe-mount-targets --file-system-id {system} --query 'MountTargets[].[AvailabilityZoneName, LifeCycleState]'"
                        ),
                        "EFS: one line for each zone, available"
                    ),
                ],
            };
        if (Certificate(profile) is { } certificate)
            yield return new("Certificate in ACM", Site, $"issued for {Markdown.Codes(Page.Of(profile).Select(p => Host(p.Url)))}")
            {
                See =
                [
                    new(
                        Aws(
                            facts,
                            $"acm describe-certificate --certificate-arn {certificate} --query 'Certificate.[Status, SubjectAlternativeNames]'"
                        ),
                        "ISSUED, and every host"
                    ),
                ],
            };
    }

    private static Surrounding Bucket(RunbookFacts facts, string name, string bucket, string must) =>
        new(name, Site, $"{Markdown.Code(bucket)}: {must}")
        {
            See = [new(Aws(facts, $"s3api head-bucket --bucket {bucket}"), $"{bucket}: no error")],
        };

    // An Aurora cluster's endpoint says so; it is listed elsewhere than a single instance.
    private static string Rds(DatabaseChoice.Rds rds) =>
        rds.Host.Text.Contains(".cluster-", StringComparison.Ordinal)
            ? $"rds describe-db-clusters --query \"DBClusters[?Endpoint=='{rds.Host.Text}'].[Status, EngineVersion]\""
            : $"rds describe-db-instances --query \"DBInstances[?Endpoint.Address=='{rds.Host.Text}'].[DBInstanceStatus, EngineVersion]\"";

    private static string? FileSystem(EnvironmentProfile profile) =>
        new[] { profile.Storage.Shared, profile.Storage.Block }.OfType<StorageChoice.Efs>().FirstOrDefault()?.FileSystemId.Text;

    private static string? Certificate(EnvironmentProfile profile) =>
        profile.Ingress switch
        {
            IngressChoice.Alb alb => alb.Certificate.Text,
            IngressChoice.Nginx { Certificate: { } certificate } => certificate.Text,
            _ => null,
        };

    private static string Host(string? url) => url is null ? "" : url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..];

    private static string Aws(RunbookFacts facts, string command) => $"aws {command} --region {facts.Region}";
}

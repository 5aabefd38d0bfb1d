using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Runbook.Sections;

/// <summary>Something that the platform finds around it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="By">Who brings it.</param>
/// <param name="Must">What it must be.</param>
internal sealed record Surrounding(string Name, string By, string Must)
{
    private const string Chart = "the prerequisites chart, below";
    private const string Site = "you";

    /// <summary>Commands that show it; empty where it comes later.</summary>
    public ImmutableArray<Command> See { get; init; } = [];

    /// <summary>Commands that bring it.</summary>
    public ImmutableArray<Command> Make { get; init; } = [];

    /// <summary>Everything a profile needs, in the order in which one looks.</summary>
    public static IEnumerable<Surrounding> Of(RunbookFacts facts) =>
        facts.Profile.Aws is null
            ? [LocalCluster(facts), .. Classes(facts)]
            :
            [
                EksCluster(facts),
                .. Identity(facts),
                .. Network(facts),
                .. Drivers(facts),
                .. Classes(facts),
                .. Operators(facts),
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
                        "The OIDC provider, once in a cluster."
                    ),
                ],
            };
        }

        if (facts.Profile.Identity is IdentityChoice.PodIdentity)
            yield return Addon(facts, "EKS Pod Identity agent", "eks-pod-identity-agent", "gives pods their roles", account: null);
    }

    private static IEnumerable<Surrounding> Network(RunbookFacts facts)
    {
        if (!facts.Profile.Network.Policies)
            yield break;
        const string Policies = """'{"enableNetworkPolicy": "true"}'""";
        yield return new("VPC CNI", Site, "with network policies switched on; without, the charts' NetworkPolicies bind nobody")
        {
            See =
            [
                new(
                    Aws(facts, $"eks describe-addon --cluster-name {facts.Cluster} --addon-name vpc-cni --query addon.configurationValues"),
                    "enableNetworkPolicy is true"
                ),
            ],
            Make =
            [
                new(
                    Aws(
                        facts,
                        $"eks update-addon --cluster-name {facts.Cluster} --addon-name vpc-cni --configuration-values {Policies} --resolve-conflicts PRESERVE"
                    ),
                    "Network policies of the VPC CNI; add what its configuration holds already."
                ),
            ],
        };
    }

    private static IEnumerable<Surrounding> Drivers(RunbookFacts facts)
    {
        var profile = facts.Profile;
        if (profile.NeedsEbsDriver())
            yield return Driver(
                facts,
                profile.Prerequisites.EbsDriver,
                "EBS CSI driver",
                "aws-ebs-csi-driver",
                "ebs.csi.aws.com",
                "ebs-csi-controller-sa"
            );
        if (profile.NeedsEfsDriver())
            yield return Driver(
                facts,
                profile.Prerequisites.EfsDriver,
                "EFS CSI driver",
                "aws-efs-csi-driver",
                "efs.csi.aws.com",
                "efs-csi-controller-sa"
            );
    }

    private static Surrounding Driver(
        RunbookFacts facts,
        Prerequisite prerequisite,
        string name,
        string addon,
        string provisioner,
        string account
    ) =>
        prerequisite.Source switch
        {
            PrerequisiteSource.Chart => new(name, Chart, "not installed by an add-on as well"),
            PrerequisiteSource.Addon => Addon(facts, name, addon, $"provisioner `{provisioner}`", account),
            _ => new(name, Existing, $"provisioner `{provisioner}`")
            {
                See = [new($"kubectl get csidriver {provisioner} --output name", $"csidriver.storage.k8s.io/{provisioner}")],
            },
        };

    private static Surrounding Addon(RunbookFacts facts, string name, string addon, string must, string? account)
    {
        var role = (account, facts.Profile.Identity) switch
        {
            (null, _) or (_, IdentityChoice.None) => "",
            (_, IdentityChoice.PodIdentity) => $" --pod-identity-associations serviceAccount={account},roleArn={facts.Role(account)}",
            _ => $" --service-account-role-arn {facts.Role(account)}",
        };
        return new(name, $"the EKS add-on `{addon}`, or Terraform", must)
        {
            See =
            [
                new(
                    Aws(facts, $"eks describe-addon --cluster-name {facts.Cluster} --addon-name {addon} --query addon.status"),
                    $"{name}: ACTIVE"
                ),
            ],
            Make = [new(Aws(facts, $"eks create-addon --cluster-name {facts.Cluster} --addon-name {addon}{role}"), name)],
        };
    }

    private const string Existing = "the cluster has it";

    private static IEnumerable<Surrounding> Classes(RunbookFacts facts)
    {
        var profile = facts.Profile;
        var isOurs = profile.Prerequisites.StorageClasses.Source == PrerequisiteSource.Chart;
        foreach (var storage in new[] { profile.Storage.Block, profile.Storage.Shared }.DistinctBy(s => s.ClassName))
        {
            var isMade = isOurs && storage is (StorageChoice.Ebs or StorageChoice.Efs);
            yield return new(
                $"StorageClass {Markdown.Code(storage.ClassName)}",
                isMade ? Chart
                    : storage is StorageChoice.HostPath ? "Docker Desktop brings it"
                    : Existing,
                Class(storage)
            )
            {
                See = isMade
                    ? []
                    :
                    [
                        new(
                            $"kubectl get storageclass {storage.ClassName} --output name",
                            $"storageclass.storage.k8s.io/{storage.ClassName}"
                        ),
                    ],
            };
        }
    }

    private static string Class(StorageChoice storage) =>
        storage switch
        {
            StorageChoice.HostPath => "makes volumes on the node's disk",
            StorageChoice.Ebs => "EBS `gp3`, encrypted, binds on first use, can grow",
            StorageChoice.Efs efs => $"access points on `{efs.FileSystemId.Text}` whose files belong to uid 50000",
            _ => $"gives {storage.AccessMode}",
        };

    private static IEnumerable<Surrounding> Operators(RunbookFacts facts)
    {
        var profile = facts.Profile;
        var prerequisites = profile.Prerequisites;
        if (profile.NeedsLoadBalancerController())
            yield return Operator(
                prerequisites.LoadBalancerController,
                "AWS Load Balancer Controller",
                profile.Ingress is IngressChoice.Alb ? "makes the ALB" : "makes the NLB; its Ingress webhook on `Ignore`",
                "aws-load-balancer-controller"
            );
        if (profile.NeedsExternalSecrets())
            yield return Operator(
                prerequisites.ExternalSecrets,
                "External Secrets operator",
                "2.9 or later, with its webhook ready",
                "external-secrets-webhook"
            );
        if (profile.NeedsSparkOperator())
            yield return Operator(
                prerequisites.SparkOperator,
                "Spark Operator",
                $"2.5.2, with {Markdown.Code(facts.Namespace)} among its job namespaces",
                "spark-operator"
            );
        if (profile.NeedsPrometheus())
            yield return Operator(
                prerequisites.Prometheus,
                "Prometheus Operator",
                "selects monitors and rules of every namespace",
                "kube-prometheus-stack-prometheus-operator"
            );
        if (profile.NeedsCloudWatch())
        {
            yield return Operator(
                prerequisites.CloudWatchAgent,
                "CloudWatch agent",
                "one on each node",
                "aws-cloudwatch-metrics",
                "daemonset"
            );
            yield return Operator(prerequisites.FluentBit, "Fluent Bit", "one on each node", "aws-for-fluent-bit", "daemonset");
        }

        if (profile.Ingress is IngressChoice.Nginx { Controller: not IngressController.Platform and var controller })
            yield return controller == IngressController.Prerequisites
                ? new("ingress-nginx", Chart, "no other of class `nginx` in the cluster")
                : new("ingress-nginx", Existing, "class `nginx`, ready: its webhook judges every Ingress")
                {
                    See = [new("kubectl get ingressclass nginx --output name", "ingressclass.networking.k8s.io/nginx")],
                };
        else if (profile.Ingress is IngressChoice.Nginx)
            yield return new("ingress-nginx", "the platform chart", "no other of class `nginx` in the cluster")
            {
                See = [new("kubectl get ingressclass nginx --ignore-not-found", "nothing, or the one of this release")],
            };
    }

    private static Surrounding Operator(Prerequisite prerequisite, string name, string must, string label, string kind = "deployment") =>
        prerequisite.Source == PrerequisiteSource.Chart
            ? new(name, Chart, must)
            : new(name, prerequisite.Source == PrerequisiteSource.Addon ? "an EKS add-on or Terraform" : Existing, must)
            {
                See =
                [
                    new(
                        $"kubectl get {kind} --all-namespaces --selector app.kubernetes.io/name={label}",
                        $"{name}: one, and all its pods ready"
                    ),
                ],
            };

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

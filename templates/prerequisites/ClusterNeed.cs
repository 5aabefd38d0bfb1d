using System.Collections.Immutable;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Prerequisites;

/// <summary>Something that a profile needs of its cluster.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Demand">What is asked of it, as the rest of a sentence that begins with the title; empty for nothing more.</param>
/// <param name="Source">Who brings it.</param>
/// <param name="Checks">Commands that print it where it is there.</param>
internal sealed record ClusterNeed(string Title, string Demand, PrerequisiteSource Source, ImmutableArray<string> Checks)
{
    /// <summary>Who brings it, as the end of a sentence.</summary>
    /// <param name="chart">What the prerequisites chart is called where the sentence stands.</param>
    public string By(string chart) =>
        Source switch
        {
            PrerequisiteSource.Chart => chart,
            PrerequisiteSource.Addon => "an EKS add-on or Terraform",
            _ => "whoever made the cluster",
        };

    /// <summary>The needs of a profile: storage, ingress, operators, and what watches.</summary>
    public static ImmutableArray<ClusterNeed> Of(EnvironmentProfile profile) =>
        [
            .. Storage(profile),
            .. Ingress(profile),
            .. Operators(profile),
            .. Identity(profile),
            .. Network(profile),
            .. Observability(profile),
        ];

    private static IEnumerable<ClusterNeed> Storage(EnvironmentProfile profile)
    {
        var settings = profile.Prerequisites;
        if (profile.NeedsEbsDriver())
            yield return Driver(
                "The EBS CSI driver",
                ", which makes volumes and attaches them",
                "ebs.csi.aws.com",
                "aws-ebs-csi-driver",
                settings.EbsDriver
            );
        if (profile.NeedsEfsDriver())
            yield return Driver(
                "The EFS CSI driver",
                ", which makes access points and mounts them; only its controller has a role, since the nodes mount without one",
                "efs.csi.aws.com",
                "aws-efs-csi-driver",
                settings.EfsDriver
            );
        foreach (var storage in new[] { profile.Storage.Block, profile.Storage.Shared }.DistinctBy(s => s.ClassName))
            yield return Class(storage, settings.StorageClasses);
    }

    private static ClusterNeed Driver(string title, string demand, string driver, string label, Prerequisite prerequisite) =>
        new(title, demand, prerequisite.Source, [$"kubectl get csidriver {driver}", Deployments(label)]);

    private static ClusterNeed Class(StorageChoice storage, Prerequisite classes) =>
        new(
            $"The StorageClass {Markdown.Code(storage.ClassName)}",
            storage switch
            {
                StorageChoice.HostPath => ", such as Docker Desktop's",
                StorageChoice.Ebs => ", which binds on first use (`WaitForFirstConsumer`)",
                StorageChoice.Efs efs => $", which makes access points on `{efs.FileSystemId.Text}` with uid 50000 and gid 0",
                _ => $", able to give {storage.AccessMode}",
            },
            storage is StorageChoice.Ebs or StorageChoice.Efs ? classes.Source : PrerequisiteSource.Existing,
            [$"kubectl get storageclass {storage.ClassName}"]
        );

    private static IEnumerable<ClusterNeed> Ingress(EnvironmentProfile profile)
    {
        if (profile.NeedsLoadBalancerController())
        {
            yield return new(
                "The AWS Load Balancer Controller",
                profile.Ingress is IngressChoice.Alb
                    ? ", ready: its webhook judges every Ingress and refuses them while it is down"
                    : ", which makes the NLB; its Ingress webhook on `Ignore`, since it would judge the Ingresses of nginx too",
                profile.Prerequisites.LoadBalancerController.Source,
                [Deployments("aws-load-balancer-controller"), "kubectl get ingressclass alb"]
            );
        }

        if (profile.Ingress is IngressChoice.Nginx { Controller: not IngressController.Platform } nginx)
        {
            yield return new(
                "An ingress-nginx controller of class `nginx`",
                nginx.Controller == IngressController.Existing ? ", ready: its webhook judges every Ingress" : "",
                nginx.Controller == IngressController.Existing ? PrerequisiteSource.Existing : PrerequisiteSource.Chart,
                [Deployments("ingress-nginx"), "kubectl get ingressclass nginx"]
            );
        }
    }

    private static IEnumerable<ClusterNeed> Operators(EnvironmentProfile profile)
    {
        if (profile.NeedsExternalSecrets())
        {
            yield return new(
                "The External Secrets operator",
                " 2.9 or later, ready: its webhook judges every ExternalSecret",
                profile.Prerequisites.ExternalSecrets.Source,
                [Deployments("external-secrets-webhook"), "kubectl get crd externalsecrets.external-secrets.io"]
            );
        }

        if (profile.NeedsSparkOperator())
        {
            yield return new(
                "The Spark Operator",
                $" 2.5.2 with `{profile.Platform.Namespace.Text}` in `spark.jobNamespaces`: it ignores applications elsewhere",
                profile.Prerequisites.SparkOperator.Source,
                [Deployments("spark-operator"), "kubectl get crd sparkapplications.sparkoperator.k8s.io"]
            );
        }
    }

    private static IEnumerable<ClusterNeed> Identity(EnvironmentProfile profile)
    {
        if (profile.Identity is IdentityChoice.PodIdentity)
        {
            yield return new(
                "The EKS Pod Identity Agent",
                ", from which pods get their roles",
                PrerequisiteSource.Addon,
                ["kubectl get daemonset eks-pod-identity-agent --namespace kube-system"]
            );
        }
    }

    private static IEnumerable<ClusterNeed> Network(EnvironmentProfile profile)
    {
        if (profile is { Aws: { } aws, Network.Policies: true })
        {
            yield return new(
                "The VPC CNI",
                " with `enableNetworkPolicy`: without, the NetworkPolicies bind nobody",
                PrerequisiteSource.Addon,
                [
                    $"aws eks describe-addon --cluster-name {aws.ClusterName.Text} --region {aws.Region.Text} --addon-name vpc-cni --query addon.configurationValues",
                ]
            );
        }
    }

    private static IEnumerable<ClusterNeed> Observability(EnvironmentProfile profile)
    {
        var settings = profile.Prerequisites;
        if (profile.NeedsPrometheus())
        {
            yield return new(
                "Prometheus with its operator",
                ": the charts have objects of its kinds, and Helm refuses them where the kinds are missing",
                settings.Prometheus.Source,
                ["kubectl get crd servicemonitors.monitoring.coreos.com", "kubectl get prometheuses --all-namespaces"]
            );
        }

        if (profile.NeedsCloudWatch())
        {
            yield return Agent("The CloudWatch agent", "sends metrics", "aws-cloudwatch-metrics", settings.CloudWatchAgent);
            yield return Agent("Fluent Bit", "sends logs", "aws-for-fluent-bit", settings.FluentBit);
        }
    }

    // The EKS add-on brings both, in a namespace of its own and under one account (Amazon EKS user guide, Amazon CloudWatch Observability agent).
    private static ClusterNeed Agent(string title, string demand, string label, Prerequisite prerequisite) =>
        new(
            title,
            prerequisite.Source == PrerequisiteSource.Addon
                ? $", which {demand}; its account `cloudwatch-agent` in `amazon-cloudwatch` needs a role with AWS's policy `CloudWatchAgentServerPolicy`"
                : $", which {demand}",
            prerequisite.Source,
            [
                prerequisite.Source == PrerequisiteSource.Chart
                    ? $"kubectl get daemonsets --all-namespaces --selector app.kubernetes.io/name={label}"
                    : "kubectl get daemonsets --namespace amazon-cloudwatch",
            ]
        );

    private static string Deployments(string name) => $"kubectl get deployments --all-namespaces --selector app.kubernetes.io/name={name}";
}

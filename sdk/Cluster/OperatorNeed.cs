using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Cluster;

/// <summary>A workload that the platform needs and that none of its charts brings.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Path">The list in which it stands.</param>
/// <param name="Name">Its name; empty where its labels tell.</param>
/// <param name="Fix">How it is brought.</param>
internal sealed record OperatorNeed(string Title, string Path, string Name, string Fix)
{
    /// <summary>Where EKS add-ons live.</summary>
    public const string AddonNamespace = "kube-system";

    /// <summary>The needs of a profile.</summary>
    public static IEnumerable<OperatorNeed> Of(EnvironmentProfile profile)
    {
        var settings = profile.Prerequisites;
        if (profile.NeedsEbsDriver() && settings.EbsDriver.Source != PrerequisiteSource.Chart)
        {
            yield return Addon("The EBS CSI driver", "deployments", "ebs-csi-controller", "aws-ebs-csi-driver");
            yield return Addon("The EBS CSI driver", "daemonsets", "ebs-csi-node", "aws-ebs-csi-driver");
        }

        if (profile.NeedsEfsDriver() && settings.EfsDriver.Source != PrerequisiteSource.Chart)
        {
            yield return Addon("The EFS CSI driver", "deployments", "efs-csi-controller", "aws-efs-csi-driver");
            yield return Addon("The EFS CSI driver", "daemonsets", "efs-csi-node", "aws-efs-csi-driver");
        }

        if (profile.NeedsLoadBalancerController() && settings.LoadBalancerController.Source != PrerequisiteSource.Chart)
            yield return Labelled("The AWS Load Balancer Controller", "aws-load-balancer-controller");
        if (profile.NeedsExternalSecrets() && settings.ExternalSecrets.Source != PrerequisiteSource.Chart)
        {
            yield return Labelled("The External Secrets operator", "external-secrets");
            yield return Labelled("The External Secrets operator's webhook", "external-secrets-webhook");
        }

        if (profile.NeedsSparkOperator() && settings.SparkOperator.Source != PrerequisiteSource.Chart)
            yield return Labelled("The Spark Operator", "spark-operator");
        if (profile.Ingress is IngressChoice.Nginx { Controller: IngressController.Existing })
            yield return Labelled("The ingress-nginx controller", "ingress-nginx");
        if (profile.Identity is IdentityChoice.PodIdentity)
            yield return Addon("The EKS Pod Identity Agent", "daemonsets", "eks-pod-identity-agent", "eks-pod-identity-agent");
    }

    private static OperatorNeed Addon(string title, string plural, string name, string addon) =>
        new(
            title,
            ApiPath.Of("apps/v1", plural, AddonNamespace),
            name,
            $"Create the EKS add-on {addon}{(addon.EndsWith("driver", StringComparison.Ordinal) ? ", or install the driver otherwise" : "")}."
        );

    private static OperatorNeed Labelled(string title, string label) =>
        new(
            title,
            ApiPath.Labelled(ApiPath.Of("apps/v1", "deployments"), $"app.kubernetes.io/name={label}"),
            "",
            "Install it, or have the prerequisites chart bring it by its setting below prerequisites."
        );
}

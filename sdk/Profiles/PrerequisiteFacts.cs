using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Profiles;

/// <summary>What a profile needs of its cluster, whoever brings it.</summary>
public static class PrerequisiteFacts
{
    /// <summary>Whether a claim is on an EBS volume.</summary>
    public static bool NeedsEbsDriver(this EnvironmentProfile profile) =>
        profile.Storage.Block is StorageChoice.Ebs || profile.Storage.Shared is StorageChoice.Ebs;

    /// <summary>Whether a claim is on EFS.</summary>
    public static bool NeedsEfsDriver(this EnvironmentProfile profile) =>
        profile.Storage.Block is StorageChoice.Efs || profile.Storage.Shared is StorageChoice.Efs;

    /// <summary>Whether an ALB, or the NLB of a controller that ChartGen installs, has to be made.</summary>
    public static bool NeedsLoadBalancerController(this EnvironmentProfile profile) =>
        profile.Ingress switch
        {
            IngressChoice.Alb => true,
            IngressChoice.Nginx nginx => profile.Aws is not null
                && nginx is { Controller: not IngressController.Existing, ServiceType: IngressServiceType.LoadBalancer },
            _ => false,
        };

    /// <summary>Whether Secrets come from AWS Secrets Manager.</summary>
    public static bool NeedsExternalSecrets(this EnvironmentProfile profile) => profile.Secrets is SecretsChoice.ExternalSecrets;

    /// <summary>Whether inference is a SparkApplication.</summary>
    public static bool NeedsSparkOperator(this EnvironmentProfile profile) => profile.Inference is InferenceChoice.Spark;

    /// <summary>Whether the charts have objects of the Prometheus Operator's kinds.</summary>
    public static bool NeedsPrometheus(this EnvironmentProfile profile) => profile.Observability is ObservabilityChoice.Prometheus;

    /// <summary>Whether metrics and logs go to CloudWatch.</summary>
    public static bool NeedsCloudWatch(this EnvironmentProfile profile) => profile.Observability is ObservabilityChoice.CloudWatch;
}

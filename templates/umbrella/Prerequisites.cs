using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Umbrella;

/// <summary>What a cluster and an account must have before the chart is installed, as Markdown.</summary>
internal static class Prerequisites
{
    public static IEnumerable<string> Of(EnvironmentProfile profile) =>
        [
            $"Kubernetes; the chart was rendered for {profile.Platform.Kubernetes.Text}. Helm 3.19 or later, or 4.",
            .. Storage(profile.Storage.Block).Concat(Storage(profile.Storage.Shared)).Distinct(StringComparer.Ordinal),
            .. Ingress(profile),
            .. Managed(profile),
            .. Operators(profile),
            .. Images(profile),
        ];

    private static IEnumerable<string> Storage(StorageChoice storage) =>
        storage switch
        {
            StorageChoice.HostPath => ["A StorageClass `hostpath`; Docker Desktop brings one."],
            StorageChoice.Ebs => ["The EBS CSI driver and a StorageClass `gp3` that binds on first use (`WaitForFirstConsumer`)."],
            StorageChoice.Efs efs =>
            [
                $"The EFS CSI driver and a StorageClass `efs-sc` that makes access points on `{efs.FileSystemId.Text}` whose files belong to the uid 50000.",
            ],
            StorageChoice.Existing existing =>
            [
                $"The StorageClass {Markdown.Code(existing.ClassName)}, able to give {existing.AccessMode}.",
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(storage)),
        };

    private static IEnumerable<string> Ingress(EnvironmentProfile profile)
    {
        switch (profile.Ingress)
        {
            case IngressChoice.Alb:
                yield return "The AWS Load Balancer Controller, ready: its webhook judges every Ingress and refuses them while it is down.";
                break;
            case IngressChoice.Nginx { Controller: IngressController.Platform, ServiceType: IngressServiceType.LoadBalancer }
                when profile.Aws is not null:
                yield return "The AWS Load Balancer Controller, which makes the NLB; its Ingress webhook on `Ignore`, since it judges the Ingresses of nginx too.";
                yield return "No other ingress-nginx of class `nginx` in the cluster: this chart brings it.";
                break;
            case IngressChoice.Nginx { Controller: IngressController.Platform }:
                yield return "No other ingress-nginx of class `nginx` in the cluster: this chart brings it.";
                break;
            case IngressChoice.Nginx:
                yield return "An ingress-nginx controller of class `nginx`, ready: its webhook judges every Ingress.";
                break;
        }
    }

    private static IEnumerable<string> Managed(EnvironmentProfile profile)
    {
        if (profile.Database is DatabaseChoice.Rds rds)
            yield return $"PostgreSQL at `{rds.Host.Text}:{rds.Port}`, reachable from the pods, with the databases below.";
        if (profile.ObjectStore is ObjectStoreChoice.S3 s3)
            yield return $"The bucket `{s3.Bucket.Text}`.";
        if (profile.Broker is BrokerChoice.ElastiCache broker)
            yield return $"Redis at `{broker.Host.Text}:{broker.Port}` with encryption in transit and an access token.";
    }

    private static IEnumerable<string> Operators(EnvironmentProfile profile)
    {
        if (profile.Secrets is SecretsChoice.ExternalSecrets)
            yield return "The External Secrets operator 2.9 or later, ready: its webhook judges every ExternalSecret. Its removal takes all ExternalSecrets with it.";
        if (profile.Inference is InferenceChoice.Spark)
            yield return $"The Spark Operator 2.5.2 with `{profile.Platform.Namespace.Text}` in `spark.jobNamespaces`; it ignores applications elsewhere.";
        if (profile.NeedsPrometheus())
            yield return "The Prometheus Operator: the chart has objects of its kinds, and Helm refuses them where the kinds are missing.";
    }

    private static IEnumerable<string> Images(EnvironmentProfile profile)
    {
        if (profile.Images.Registry is { } registry)
            yield return $"Every image in `{registry.Text}`; nothing is pulled from elsewhere.";
    }
}

using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Prerequisites;

namespace ChartGen.Templates.Umbrella;

/// <summary>What a cluster and an account must have before the chart is installed, and who brings it, as Markdown.</summary>
internal static class Prerequisites
{
    public static IEnumerable<string> Of(EnvironmentProfile profile) =>
        [
            $"Kubernetes; the chart was rendered for {profile.Platform.Kubernetes.Text}. Helm 3.19 or later, or 4.",
            .. ClusterNeed.Of(profile).Select(n => $"{n.Title}{n.Demand}. Brought by {n.By("the chart in `../prerequisites`")}."),
            .. Ingress(profile),
            .. Managed(profile),
            .. Images(profile),
        ];

    private static IEnumerable<string> Ingress(EnvironmentProfile profile)
    {
        if (profile.Ingress is IngressChoice.Nginx { Controller: IngressController.Platform })
            yield return "No other ingress-nginx of class `nginx` in the cluster: this chart brings it.";
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

    private static IEnumerable<string> Images(EnvironmentProfile profile)
    {
        if (profile.Images.Registry is { } registry)
            yield return $"Every image in `{registry.Text}`; nothing is pulled from elsewhere.";
    }
}

using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Common;

namespace ChartGen.Templates.Network;

/// <summary>Ways out of the platform, and into it, that several components have.</summary>
internal static class Outside
{
    /// <summary>The way to the metadata database, past PgBouncer.</summary>
    public static Connection Database(EnvironmentProfile profile, string group) =>
        Connection.Of(
            group,
            profile.Database is DatabaseChoice.Rds ? new Peer.Vpc() : new Peer.Pods(PlatformNames.PostgresqlService),
            profile.DatabaseAddress().Port
        );

    /// <summary>The way of an account with rights to AWS: its endpoints by HTTPS, in the VPC or not, and the agent that hands out its credentials.</summary>
    public static IEnumerable<Connection> Aws(EnvironmentProfile profile, AccountSpec account, string group)
    {
        if (account.Rights.IsEmpty)
            yield break;
        yield return Connection.Of(group, new Peer.Internet(), PlatformPorts.Https);
        if (profile.Identity is IdentityChoice.PodIdentity)
            yield return Connection.Of(group, new Peer.PodIdentityAgent(), PlatformPorts.PodIdentityAgent);
    }

    /// <summary>The way to the Kubernetes API: on EKS 443; elsewhere behind the Service usually 6443, which is what most network plugins see.</summary>
    public static Connection KubernetesApi(EnvironmentProfile profile, string group) =>
        profile.Aws is null
            ? Connection.Of(group, new Peer.KubernetesApi(), PlatformPorts.Https, 6443)
            : Connection.Of(group, new Peer.KubernetesApi(), PlatformPorts.Https);

    /// <summary>The way of visitors to a page, which comes straight to the pods: both controllers pass the Service by.</summary>
    public static IEnumerable<Connection> Visitors(EnvironmentProfile profile, string group, int port) =>
        profile.Ingress switch
        {
            IngressChoice.Nginx => [Connection.Of(new Peer.IngressController(), new Peer.Pods(group), port)],
            IngressChoice.Alb => [Connection.Of(new Peer.LoadBalancer(), new Peer.Pods(group), port)],
            _ => [],
        };
}

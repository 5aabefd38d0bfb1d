using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Templates.Network;

/// <summary>Pods that run programs of the site: tasks and DAGs, inference. Nobody here knows what those talk to beside the platform.</summary>
internal static class SiteCode
{
    /// <summary>
    /// What such pods reach: MLflow, the object store, models that are served, anything by HTTPS, and what <c>network.egress</c> names. HTTPS
    /// is open to all addresses, since those of S3, STS and a Git server cannot be told from others by a NetworkPolicy.
    /// </summary>
    public static IEnumerable<Connection> Connections(EnvironmentProfile profile, string group)
    {
        yield return Connection.Of(group, PlatformNames.MlflowService, PlatformPorts.Mlflow);
        if (profile.ObjectStore is ObjectStoreChoice.Minio)
            yield return Connection.Of(group, PlatformNames.MinioService, PlatformPorts.Minio);
        if (
            profile.Inference is InferenceChoice.Deployment { Mode: InferenceMode.Serving } serving
            && group != PlatformNames.InferenceService
        )
            yield return Connection.Of(group, PlatformNames.InferenceService, serving.Port);
        yield return Connection.Of(group, new Peer.Internet(), PlatformPorts.Https);
        foreach (var egress in profile.Network.Egress)
            yield return Connection.Of(group, new Peer.Range(egress.Cidr), [.. egress.Ports]);
    }

    /// <summary>The way to the server of a repository, where it is another than HTTPS.</summary>
    public static IEnumerable<Connection> Connections(GitSource? git, string group)
    {
        if (git is not null && PortOf(git.Repository.Text) is var port and not PlatformPorts.Https)
            yield return Connection.Of(group, new Peer.Internet(), port);
    }

    // git@host:path is SSH in the notation of scp, which has no port.
    private static int PortOf(string repository) =>
        Uri.TryCreate(repository, UriKind.Absolute, out var address) && address.Scheme is "https" or "ssh"
            ? address.Port > 0
                ? address.Port
                : address.Scheme == "ssh"
                    ? PlatformPorts.Ssh
                    : PlatformPorts.Https
            : PlatformPorts.Ssh;
}

using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>What every pod of the platform must keep, looked up in the rendered objects anew, without the product's own rules.</summary>
internal static class PodChecks
{
    private static readonly string[] RestrictedVolumes =
    [
        "configMap",
        "csi",
        "downwardAPI",
        "emptyDir",
        "ephemeral",
        "persistentVolumeClaim",
        "projected",
        "secret",
    ];

    // What serves the nodes themselves, in the prerequisites chart; nothing of the platform is here.
    private static readonly Dictionary<string, string> OnTheNode = new(StringComparer.Ordinal)
    {
        ["DaemonSet/cloudwatch-agent"] = "reads the node's file systems and its container runtime",
        ["DaemonSet/ebs-csi-node"] = "mounts volumes for the kubelet",
        ["DaemonSet/efs-csi-node"] = "mounts volumes for the kubelet",
        ["DaemonSet/fluent-bit"] = "reads the node's logs, which are root's",
        ["DaemonSet/kps-node-exporter"] = "reads the node's files and network",
        ["Deployment/efs-csi-controller"] = "mounts a file system to delete folders in it",
    };

    public static IEnumerable<string> All(IReadOnlyCollection<RenderedObject> objects) =>
        PodSpecs
            .Of(objects)
            .SelectMany(pod => Resources(pod).Concat(OnTheNode.ContainsKey(pod.Where) ? [] : Restricted(pod)).Concat(Duplicates(pod)));

    /// <summary>Requests and limits of CPU and memory on every container.</summary>
    public static IEnumerable<string> Resources(PodSpec pod) =>
        from container in pod.Containers
        from path in new[] { "requests.cpu", "requests.memory", "limits.cpu", "limits.memory" }
        where Text(container.Container, ["resources", .. path.Split('.')]).Length == 0
        select $"{container.Where}: no resources.{path}";

    /// <summary>The Pod Security Standard <c>restricted</c>.</summary>
    public static IEnumerable<string> Restricted(PodSpec pod)
    {
        var own = pod.Spec["securityContext"] as ValuesMap ?? ValuesMap.Empty;
        foreach (var key in new[] { "hostNetwork", "hostPID", "hostIPC" })
        {
            if (Text(pod.Spec, key) == "true")
                yield return $"{pod.Where}: {key}";
        }

        foreach (var volume in PodSpec.Items(pod.Spec["volumes"]))
        {
            foreach (var source in volume.Entries.Select(e => e.Key).Where(k => k != "name").Except(RestrictedVolumes))
                yield return $"{pod.Where}: volume {Text(volume, "name")} is a {source}";
        }

        foreach (var (where, container) in pod.Containers)
        {
            var context = container["securityContext"] as ValuesMap ?? ValuesMap.Empty;
            if (First(context, own, "runAsNonRoot") != "true")
                yield return $"{where}: may run as root";
            if (First(context, own, "runAsUser") == "0")
                yield return $"{where}: runs as user 0";
            if (First(context, own, "seccompProfile", "type") is not ("RuntimeDefault" or "Localhost"))
                yield return $"{where}: no seccomp profile";
            if (Text(context, "allowPrivilegeEscalation") != "false")
                yield return $"{where}: may escalate privileges";
            if (Text(context, "privileged") == "true")
                yield return $"{where}: is privileged";
            if (!Texts(context.At("capabilities", "drop")).Contains("ALL"))
                yield return $"{where}: keeps capabilities";
            foreach (var added in Texts(context.At("capabilities", "add")).Where(c => c != "NET_BIND_SERVICE"))
                yield return $"{where}: adds {added}";
            foreach (var port in PodSpec.Items(container["ports"]).Where(p => p["hostPort"] is not null))
                yield return $"{where}: host port {Text(port, "hostPort")}";
        }
    }

    /// <summary>Names that Kubernetes or Helm 4 takes once only: variables, ports, volumes, mounts, containers.</summary>
    public static IEnumerable<string> Duplicates(PodSpec pod)
    {
        foreach (var name in Twice(PodSpec.Items(pod.Spec["volumes"]).Select(v => Text(v, "name"))))
            yield return $"{pod.Where}: volume {name} twice";
        foreach (var name in Twice(pod.Containers.Select(c => Text(c.Container, "name"))))
            yield return $"{pod.Where}: container {name} twice";
        foreach (var (where, container) in pod.Containers)
        {
            foreach (var name in Twice(PodSpec.Items(container["env"]).Select(e => Text(e, "name"))))
                yield return $"{where}: variable {name} twice";
            foreach (var path in Twice(PodSpec.Items(container["volumeMounts"]).Select(m => Text(m, "mountPath"))))
                yield return $"{where}: mount path {path} twice";
            foreach (var name in Twice(PodSpec.Items(container["ports"]).Select(p => Text(p, "name"))))
                yield return $"{where}: port {name} twice";
            var volumes = PodSpec.Items(pod.Spec["volumes"]).Select(v => Text(v, "name")).Concat(pod.Claimed);
            foreach (var name in PodSpec.Items(container["volumeMounts"]).Select(m => Text(m, "name")).Distinct().Except(volumes))
                yield return $"{where}: mounts {name}, which is no volume";
        }
    }

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.Where(n => n.Length > 0).GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key);

    private static IEnumerable<string> Texts(ValuesNode? list) => (list as ValuesList)?.Items.Select(PodSpecs.Text) ?? [];

    private static string First(ValuesMap context, ValuesMap pod, params string[] path) =>
        Text(context, path) is { Length: > 0 } own ? own : Text(pod, path);

    private static string Text(ValuesMap map, params ReadOnlySpan<string> path) => PodSpecs.Text(map.At(path));
}

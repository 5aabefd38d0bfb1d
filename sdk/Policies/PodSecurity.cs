using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Policies;

/// <summary>The Pod Security Standards, but for volumes on the node, which are a policy of their own.</summary>
internal static class PodSecurity
{
    private static readonly string[] RestrictedVolumes =
    [
        "configMap",
        "csi",
        "downwardAPI",
        "emptyDir",
        "ephemeral",
        "hostPath",
        "name",
        "persistentVolumeClaim",
        "projected",
        "secret",
    ];

    private static readonly string[] BaselineCapabilities =
    [
        "AUDIT_WRITE",
        "CHOWN",
        "DAC_OVERRIDE",
        "FOWNER",
        "FSETID",
        "KILL",
        "MKNOD",
        "NET_BIND_SERVICE",
        "SETFCAP",
        "SETGID",
        "SETPCAP",
        "SETUID",
        "SYS_CHROOT",
    ];

    private static readonly string[] SafeSysctls =
    [
        "kernel.shm_rmid_forced",
        "net.ipv4.ip_local_port_range",
        "net.ipv4.ip_local_reserved_ports",
        "net.ipv4.ip_unprivileged_port_start",
        "net.ipv4.ping_group_range",
        "net.ipv4.tcp_fin_timeout",
        "net.ipv4.tcp_keepalive_intvl",
        "net.ipv4.tcp_keepalive_probes",
        "net.ipv4.tcp_keepalive_time",
        "net.ipv4.tcp_rmem",
        "net.ipv4.tcp_syncookies",
        "net.ipv4.tcp_wmem",
    ];

    /// <summary>What breaks <c>baseline</c>.</summary>
    public static IEnumerable<string> Baseline(RenderedPod pod)
    {
        foreach (var key in (string[])["hostNetwork", "hostPID", "hostIPC"])
        {
            if (pod.Spec.TextAt(key) == "true")
                yield return key;
        }

        foreach (var sysctl in pod.Spec.MapsAt("securityContext", "sysctls").Select(s => s.TextAt("name")).Except(SafeSysctls))
            yield return $"the sysctl {sysctl}";
        if (pod.Spec.TextAt("securityContext", "seccompProfile", "type") == "Unconfined")
            yield return "no seccomp profile";
        foreach (var container in pod.Containers)
        {
            var context = container.Tree.MapAt("securityContext");
            if (context.TextAt("privileged") == "true")
                yield return $"'{container.Name}' is privileged";
            if (context.TextAt("seccompProfile", "type") == "Unconfined")
                yield return $"'{container.Name}' has no seccomp profile";
            if (context.TextAt("procMount") is not ("" or "Default"))
                yield return $"'{container.Name}' sees /proc unmasked";
            foreach (var added in context.At("capabilities", "add").Texts().Except(BaselineCapabilities))
                yield return $"'{container.Name}' adds {added}";
            foreach (var port in container.Ports.Select(p => p.TextAt("hostPort")).Where(p => p is not ("" or "0")))
                yield return $"'{container.Name}' takes the node's port {port}";
        }
    }

    /// <summary>What breaks <c>restricted</c>.</summary>
    public static IEnumerable<string> Restricted(RenderedPod pod)
    {
        foreach (var fault in Baseline(pod))
            yield return fault;
        foreach (var volume in pod.Spec.MapsAt("volumes"))
        {
            foreach (var source in volume.Entries.Select(e => e.Key).Except(RestrictedVolumes))
                yield return $"the volume '{volume.TextAt("name")}' is a {source}";
        }

        foreach (var container in pod.Containers)
        {
            var context = container.Tree.MapAt("securityContext");
            if (Own(context, pod, "runAsNonRoot") != "true")
                yield return $"'{container.Name}' may run as root";
            if (Own(context, pod, "runAsUser") == "0")
                yield return $"'{container.Name}' runs as user 0";
            if (Own(context, pod, "seccompProfile", "type").Length == 0)
                yield return $"'{container.Name}' has no seccomp profile";
            if (context.TextAt("allowPrivilegeEscalation") != "false")
                yield return $"'{container.Name}' may escalate privileges";
            if (!context.At("capabilities", "drop").Texts().Contains("ALL"))
                yield return $"'{container.Name}' keeps capabilities";
            foreach (
                var added in context.At("capabilities", "add").Texts().Intersect(BaselineCapabilities).Where(c => c != "NET_BIND_SERVICE")
            )
                yield return $"'{container.Name}' adds {added}";
        }
    }

    private static string Own(ValuesMap context, RenderedPod pod, params ReadOnlySpan<string> path) =>
        context.TextAt(path) is { Length: > 0 } own ? own : pod.Spec.MapAt("securityContext").TextAt(path);
}

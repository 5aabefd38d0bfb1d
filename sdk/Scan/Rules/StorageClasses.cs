using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>Classes of volumes by their names, and the places that name them.</summary>
internal static class StorageClasses
{
    private static readonly string[] Local =
    [
        "hostpath",
        "local-path",
        "local-storage",
        "standard",
        "manual",
        "microk8s-hostpath",
        "csi-hostpath-sc",
        "docker-desktop",
        "k3s-local",
        "openebs-hostpath",
        "rancher-local-path",
        "local",
    ];

    private static readonly string[] LocalProvisioners =
    [
        "kubernetes.io/no-provisioner",
        "docker.io/hostpath",
        "rancher.io/local-path",
        "k8s.io/minikube-hostpath",
        "microk8s.io/hostpath",
        "hostpath.csi.k8s.io",
        "openebs.io/local",
    ];

    public static bool IsLocal(string name) => Local.Contains(name);

    public static bool IsLocalProvisioner(string name) => LocalProvisioners.Contains(name);

    public static bool IsNetwork(string name) =>
        name.StartsWith("efs", StringComparison.Ordinal)
        || name.StartsWith("nfs", StringComparison.Ordinal)
        || name.EndsWith("-efs", StringComparison.Ordinal)
        || name.EndsWith("-nfs", StringComparison.Ordinal);

    /// <summary>Every place that names a class for a claim.</summary>
    public static IEnumerable<NamedValue> In(ScannedRepository repository) =>
        repository.Named.Where(v => v.Tree is not null && v.Text.Length > 0 && !v.IsReference && Names(v));

    private static bool Names(NamedValue value) =>
        value.Path[^1] switch
        {
            "storageClassName" or "storageClass" => true,
            "className" => value.Path is [.., "storage", _],
            _ => false,
        };
}

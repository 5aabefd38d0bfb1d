namespace ChartGen.Sdk.Manifests;

/// <summary>What makes an object of a cluster one and the same: the version of its API is not part of it.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace; empty for an object of the whole cluster.</param>
/// <param name="Name">The name.</param>
public readonly record struct ObjectIdentity(string Group, string Kind, string Namespace, string Name)
{
    private static readonly HashSet<string> ClusterKinds = new(StringComparer.Ordinal)
    {
        "APIService",
        "ClusterExternalSecret",
        "ClusterRole",
        "ClusterRoleBinding",
        "ClusterSecretStore",
        "CSIDriver",
        "CustomResourceDefinition",
        "IngressClass",
        "IngressClassParams",
        "MutatingWebhookConfiguration",
        "Namespace",
        "PersistentVolume",
        "PriorityClass",
        "StorageClass",
        "ValidatingAdmissionPolicy",
        "ValidatingAdmissionPolicyBinding",
        "ValidatingWebhookConfiguration",
        "VolumeSnapshotClass",
    };

    /// <summary>The identity of an object as it was written.</summary>
    /// <param name="apiVersion">Its <c>apiVersion</c>.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="namespace">The namespace it names, or the one the release goes to.</param>
    /// <param name="name">Its name.</param>
    public static ObjectIdentity Of(string apiVersion, string kind, string @namespace, string name) =>
        new(
            apiVersion.LastIndexOf('/') is > 0 and var slash ? apiVersion[..slash] : "",
            kind,
            ClusterKinds.Contains(kind) ? "" : @namespace,
            name
        );

    /// <summary><c>Kind/name</c>, as <c>kubectl</c> takes it.</summary>
    public override string ToString() => $"{Kind}/{Name}";
}

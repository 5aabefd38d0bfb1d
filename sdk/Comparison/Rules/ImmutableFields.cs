namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>Fields that the API server of Kubernetes 1.33 to 1.36 refuses to change, and that nothing but the object itself hangs on.</summary>
internal static class ImmutableFields
{
    private const string StatefulSetRefusal =
        "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', "
        + "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

    private static readonly Field[] All =
    [
        .. Of("Deployment", "spec.selector"),
        .. Of("DaemonSet", "spec.selector"),
        .. Of("ReplicaSet", "spec.selector"),
        new("StatefulSet", "spec.selector", null, $"spec: Forbidden: {StatefulSetRefusal}"),
        new("StatefulSet", "spec.serviceName", "", $"spec: Forbidden: {StatefulSetRefusal}"),
        new("StatefulSet", "spec.podManagementPolicy", "OrderedReady", $"spec: Forbidden: {StatefulSetRefusal}"),
        .. Of("Job", "spec.template", "spec.selector", "spec.podFailurePolicy", "spec.successPolicy", "spec.backoffLimitPerIndex"),
        new("Job", "spec.completions", "1", Immutable("spec.completions")),
        new("Job", "spec.completionMode", "NonIndexed", Immutable("spec.completionMode")),
        .. Of("StorageClass", "parameters", "provisioner"),
        new("StorageClass", "reclaimPolicy", "Delete", Immutable("reclaimPolicy")),
        new("StorageClass", "volumeBindingMode", "Immediate", Immutable("volumeBindingMode")),
        new("RoleBinding", "roleRef", null, "roleRef: Invalid value: …: cannot change roleRef"),
        new("ClusterRoleBinding", "roleRef", null, "roleRef: Invalid value: …: cannot change roleRef"),
        new("Secret", "type", "Opaque", Immutable("type")),
        .. Of("IngressClass", "spec.controller"),
        new("PriorityClass", "value", null, "value: Forbidden: may not be changed in an update."),
        new("PriorityClass", "preemptionPolicy", "PreemptLowerPriority", Immutable("preemptionPolicy")),
        new("CSIDriver", "spec.attachRequired", "true", Immutable("spec.attachRequired")),
        .. Of("CSIDriver", "spec.volumeLifecycleModes"),
        .. Of("CustomResourceDefinition", "spec.scope", "spec.names.kind", "spec.names.plural"),
    ];

    private static readonly ILookup<string, Field> ByKind = All.ToLookup(f => f.Kind, StringComparer.Ordinal);

    /// <summary>What is refused of an object, each field that differs once.</summary>
    public static IEnumerable<ApplyReason> Of(ComparedObject compared) =>
        ByKind[compared.Kind]
            .Where(f => f.Default is null ? compared.Differs(f.Path) : compared.Differs(f.Path, f.Default))
            .Select(f => new ApplyReason(Apply.Recreate, f.Path, Text(f)) { Refusal = f.Refusal, Remedy = Remedy(compared) });

    private static string Text(Field field) =>
        field switch
        {
            { Kind: "Job", Path: "spec.template" } => "The pod template of a Job cannot change.",
            { Path: "spec.selector" } => $"The selector of a {field.Kind} cannot change.",
            _ => $"'{field.Path}' of a {field.Kind} cannot change.",
        };

    private static string Remedy(ComparedObject compared) =>
        compared.Kind switch
        {
            "Job" => $"Before the upgrade: kubectl delete {compared.InCommand} --ignore-not-found",
            "StatefulSet" =>
                $"Before the upgrade: kubectl delete {compared.InCommand} --cascade=orphan; the new one adopts the claims, and the pods if the selector still fits.",
            "StorageClass" =>
                $"Before the upgrade: kubectl delete {compared.InCommand}, which leaves its volumes as they are; or keep the class as it was under this name.",
            "Deployment" or "DaemonSet" or "ReplicaSet" =>
                $"Before the upgrade: kubectl delete {compared.InCommand}; until the new pods are ready there are none.",
            _ => $"Before the upgrade: kubectl delete {compared.InCommand}",
        };

    private static IEnumerable<Field> Of(string kind, params IEnumerable<string> paths) =>
        paths.Select(path => new Field(kind, path, null, Immutable(path)));

    private static string Immutable(string path) => $"{path}: Invalid value: …: field is immutable";

    /// <param name="Kind">The kind.</param>
    /// <param name="Path">The field.</param>
    /// <param name="Default">What the API server takes a missing one for; <see langword="null"/> where there is no default.</param>
    /// <param name="Refusal">How the API server words it.</param>
    private sealed record Field(string Kind, string Path, string? Default, string Refusal);
}

using System.Globalization;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests;

/// <summary>A reference from an object to another of its namespace.</summary>
/// <param name="From">The object that needs the other.</param>
/// <param name="Path">The field that holds the name.</param>
/// <param name="Kind">The other's kind: Secret, ConfigMap, PersistentVolumeClaim or ServiceAccount.</param>
/// <param name="Name">The other's name.</param>
public sealed record ObjectReference(RenderedObject From, string Path, string Kind, string Name)
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "CronJob",
        "DaemonSet",
        "Deployment",
        "Ingress",
        "Job",
        "Pod",
        "ReplicaSet",
        "ScheduledSparkApplication",
        "SparkApplication",
        "StatefulSet",
    };

    /// <summary>
    /// What an object cannot do without; references with <c>optional: true</c> are left out. Covers workloads, SparkApplications, Ingresses
    /// with TLS, the pull secrets of ServiceAccounts, and the pod template that Airflow keeps in a ConfigMap.
    /// </summary>
    public static IEnumerable<ObjectReference> Of(RenderedObject rendered)
    {
        if (Kinds.Contains(rendered.Kind))
            return Below(rendered, rendered.Tree["spec"], "spec");
        if (rendered.Kind == "ServiceAccount")
            return Below(rendered, rendered.Tree["imagePullSecrets"], "imagePullSecrets");
        if (RenderedPod.Template(rendered) is { } pod)
            return Below(rendered, pod.Spec, pod.Path);
        return [];
    }

    // Below the spec of these kinds the same keys mean the same thing wherever they stand: in containers, init containers, sidecars,
    // volumes, projected sources and in Spark's driver and executor.
    private static IEnumerable<ObjectReference> Below(RenderedObject from, ValuesNode? node, string path)
    {
        switch (node)
        {
            case ValuesMap map:
                foreach (var entry in map.Entries)
                {
                    var below = $"{path}.{entry.Key}";
                    foreach (var (kind, field, name) in Named(entry))
                        yield return new(from, below + field, kind, name);
                    foreach (var reference in Below(from, entry.Value, below))
                        yield return reference;
                }

                break;
            case ValuesList list:
                for (var i = 0; i < list.Items.Length; i++)
                {
                    var item = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
                    if (path.EndsWith("imagePullSecrets", StringComparison.Ordinal) && NameIn(list.Items[i], "name") is { } pull)
                        yield return new(from, item, "Secret", pull);
                    foreach (var reference in Below(from, list.Items[i], item))
                        yield return reference;
                }

                break;
        }
    }

    private static IEnumerable<(string Kind, string Field, string Name)> Named(ValuesEntry entry)
    {
        (string Kind, string Key)? single = entry.Key switch
        {
            "secretKeyRef" or "secretRef" or "nodePublishSecretRef" => ("Secret", "name"),
            "configMapKeyRef" or "configMapRef" or "configMap" => ("ConfigMap", "name"),
            "persistentVolumeClaim" => ("PersistentVolumeClaim", "claimName"),
            _ => null,
        };
        if (single is { } known)
        {
            if (NameIn(entry.Value, known.Key) is { } name)
                yield return (known.Kind, $".{known.Key}", name);
            yield break;
        }

        switch (entry.Key)
        {
            case "secret":
                if ((NameIn(entry.Value, "secretName") ?? NameIn(entry.Value, "name")) is { } volume)
                    yield return ("Secret", "", volume);
                break;
            case "serviceAccountName" or "serviceAccount":
                if (entry.Value is ValuesScalar { Kind: ScalarKind.String, Text.Length: > 0 } account)
                    yield return ("ServiceAccount", "", account.Text);
                break;
            case "tls" or "secrets" or "configMaps" when entry.Value is ValuesList list:
                foreach (var item in list.Items)
                {
                    if (NameIn(item, entry.Key == "tls" ? "secretName" : "name") is { } listed)
                        yield return (entry.Key == "configMaps" ? "ConfigMap" : "Secret", "", listed);
                }

                break;
            case "envSecretKeyRefs" when entry.Value is ValuesMap keys:
                foreach (var key in keys.Entries)
                {
                    if (NameIn(key.Value, "name") is { } referred)
                        yield return ("Secret", $".{key.Key}", referred);
                }

                break;
        }
    }

    // Spark's imagePullSecrets are plain names.
    private static string? NameIn(ValuesNode node, string key) =>
        node switch
        {
            ValuesScalar { Kind: ScalarKind.String, Text.Length: > 0 } scalar => scalar.Text,
            ValuesMap map when map["optional"] is ValuesScalar { Text: "true" } => null,
            ValuesMap map => map[key] is ValuesScalar { Kind: not ScalarKind.Null, Text.Length: > 0 } scalar ? scalar.Text : null,
            _ => null,
        };
}

using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Secrets;

/// <summary>A reference from an object to a Secret of its namespace.</summary>
/// <param name="From">The object that reads it.</param>
/// <param name="Name">The Secret.</param>
/// <param name="Key">The key; <see langword="null"/> when every key is read.</param>
/// <param name="IsOptional">Whether the object does without.</param>
public sealed record SecretReference(RenderedObject From, string Name, string? Key, bool IsOptional)
{
    // Rights and rules speak of Secrets without reading them; a Secret's own maker is no reader.
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "ClusterRole",
        "CustomResourceDefinition",
        "ExternalSecret",
        "MutatingWebhookConfiguration",
        "NetworkPolicy",
        "Role",
        "Secret",
        "ValidatingWebhookConfiguration",
    };

    private static readonly string[] TlsKeys = ["tls.crt", "tls.key"];

    private static readonly HashSet<string> Operated = new(StringComparer.Ordinal)
    {
        "Alertmanager",
        "Prometheus",
        "ScheduledSparkApplication",
        "SparkApplication",
    };

    /// <summary>
    /// The references of an object: variables, volumes, pull secrets, TLS, Spark's and the Prometheus Operator's own fields, credentials of
    /// monitors, and Airflow's pod template in its ConfigMap.
    /// </summary>
    public static IEnumerable<SecretReference> Of(RenderedObject rendered)
    {
        if (Silent.Contains(rendered.Kind))
            return [];
        var tree = rendered.Kind == "ConfigMap" ? RenderedPod.Template(rendered)?.Spec : rendered.Tree;
        return tree is null ? [] : Below(rendered, tree, "").Concat(Configuration(rendered)).Distinct();
    }

    // Where an Alertmanager names none, the operator looks for one after its name.
    private static IEnumerable<SecretReference> Configuration(RenderedObject rendered) =>
        rendered.Kind == "Alertmanager" && rendered.Tree.TextAt("spec", "configSecret").Length == 0
            ? [new(rendered, $"alertmanager-{rendered.Name}", "alertmanager.yaml", true)]
            : [];

    private static IEnumerable<SecretReference> Below(RenderedObject from, ValuesNode node, string key) =>
        node switch
        {
            ValuesMap map => InMap(from, map, key),
            ValuesList list => list.Items.SelectMany(i => Below(from, i, key)),
            _ => [],
        };

    private static IEnumerable<SecretReference> InMap(RenderedObject from, ValuesMap map, string key)
    {
        // {name, key}: a variable's secretKeyRef, a monitor's password, a value of Spark's envSecretKeyRefs.
        if (IsKeyed(map) && !key.StartsWith("configMap", StringComparison.Ordinal))
            yield return new(from, map.TextAt("name"), map.TextAt("key"), map.TextAt("optional") == "true");
        foreach (var entry in map.Entries)
        {
            foreach (var reference in Named(from, entry).Concat(Below(from, entry.Value, entry.Key)))
                yield return reference;
        }
    }

    private static bool IsKeyed(ValuesMap map) =>
        map.TextAt("name").Length > 0 && map.TextAt("key").Length > 0 && map.Entries.All(e => e.Key is "name" or "key" or "optional");

    private static IEnumerable<SecretReference> Named(RenderedObject from, ValuesEntry entry)
    {
        switch (entry.Key, entry.Value)
        {
            case ("imagePullSecrets", ValuesList list):
                return list.Items.Select(NameOf).OfType<string>().Select(n => new SecretReference(from, n, ".dockerconfigjson", false));
            case ("tls", ValuesList list) when from.Kind == "Ingress":
                return list.Maps()
                    .Select(t => t.TextAt("secretName"))
                    .Where(n => n.Length > 0)
                    .SelectMany(n => TlsKeys.Select(k => new SecretReference(from, n, k, false)));
            case ("secrets", ValuesList list) when Operated.Contains(from.Kind):
                return list.Items.Select(NameOf).OfType<string>().Select(n => new SecretReference(from, n, null, false));
            case ("configSecret", ValuesScalar { Text: { Length: > 0 } name }) when from.Kind == "Alertmanager":
                return [new(from, name, "alertmanager.yaml", false)];
            case ("secretRef" or "nodePublishSecretRef", ValuesMap map) when map.TextAt("name") is { Length: > 0 } name:
                return [new(from, name, null, map.TextAt("optional") == "true")];
            // A volume, or a source of one.
            case ("secret", ValuesMap map) when !IsKeyed(map):
                return Volume(from, map);
            default:
                return [];
        }
    }

    private static IEnumerable<SecretReference> Volume(RenderedObject from, ValuesMap secret)
    {
        var name = secret.TextAt("secretName") is { Length: > 0 } ofVolume ? ofVolume : secret.TextAt("name");
        if (name.Length == 0)
            return [];
        var isOptional = secret.TextAt("optional") == "true";
        var keys = secret.MapsAt("items").Select(i => i.TextAt("key")).Where(k => k.Length > 0).ToArray();
        return keys.Length == 0 ? [new(from, name, null, isOptional)] : keys.Select(k => new SecretReference(from, name, k, isOptional));
    }

    // Spark's and the Prometheus Operator's lists hold plain names.
    private static string? NameOf(ValuesNode node) =>
        (node is ValuesMap map ? map.TextAt("name") : node.Text()) is { Length: > 0 } name ? name : null;
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests.Kubernetes.Rules;

/// <summary>CG6038: names, namespaces, labels, annotations and the keys of ConfigMaps and Secrets have the form that their kind demands.</summary>
internal static partial class LegalNames
{
    public static void Check(CheckedDocument document, FindingSink sink)
    {
        var metadata = document.Tree["metadata"] as ValuesMap ?? ValuesMap.Empty;
        if (PodParts.Text(metadata["name"]) is { } name && Broken(document.Kind, name) is { } rule)
            sink.Add("CG6038", "metadata.name", $"is '{name}', which is not {rule}.", null);
        if (PodParts.Text(metadata["namespace"]) is { } space && !DnsLabel.TryParse(space, out _))
            sink.Add("CG6038", "metadata.namespace", $"is '{space}', which is not {DnsLabel.Rule}.", null);
        Labels("", document.Tree, sink);
        Keys(document, sink);
        foreach (var (path, pod) in document.Pods())
        {
            if (path.Length > 0)
                Labels(path, pod, sink);
            Parts(path, pod, sink);
        }
    }

    private static string? Broken(string kind, string name) =>
        kind switch
        {
            "Service" => Service.IsMatch(name) ? null : "a DNS label that begins with a letter: at most 63 characters, a-z, 0-9 and '-'",
            "Namespace" => DnsLabel.TryParse(name, out _) ? null : DnsLabel.Rule,
            "ClusterRole" or "ClusterRoleBinding" or "Role" or "RoleBinding" => name is "." or ".." || name.AsSpan().ContainsAny('/', '%')
                ? "a path segment: not '.' or '..', without '/' and '%'"
                : null,
            "CronJob" when name.Length > 52 => "at most 52 characters long, to which its Jobs add eleven",
            "Job" when name.Length > 63 => "at most 63 characters long, as the labels of its pods are",
            _ => SubdomainName.TryParse(name, out _) ? null : SubdomainName.Rule,
        };

    private static void Labels(string path, ValuesMap holder, FindingSink sink)
    {
        foreach (var label in Entries(holder.At("metadata", "labels")))
        {
            var at = PodParts.Join(path, $"metadata.labels[\"{label.Key}\"]");
            if (!IsQualified(label.Key))
                sink.Add("CG6038", at, $"is no legal key of a label.", KeyRule);
            if (PodParts.Text(label.Value) is { } value && !LabelValue.IsMatch(value))
                sink.Add(
                    "CG6038",
                    at,
                    $"is '{value}', which is no legal value of a label.",
                    "It has at most 63 characters, A-Z, a-z, 0-9, '-', '_' and '.', and begins and ends with a letter or digit."
                );
        }

        foreach (var annotation in Entries(holder.At("metadata", "annotations")).Where(a => !IsQualified(a.Key)))
            sink.Add(
                "CG6038",
                PodParts.Join(path, $"metadata.annotations[\"{annotation.Key}\"]"),
                "is no legal key of an annotation.",
                KeyRule
            );
    }

    private static void Keys(CheckedDocument document, FindingSink sink)
    {
        if (document is not { ApiVersion: "v1", Kind: "ConfigMap" or "Secret" })
            return;
        foreach (var field in (string[])["data", "stringData", "binaryData"])
        {
            foreach (var entry in Entries(document.Tree[field]).Where(e => !DataKey.IsMatch(e.Key)))
                sink.Add(
                    "CG6038",
                    $"{field}[\"{entry.Key}\"]",
                    "is no legal key.",
                    "It has at most 253 characters, A-Z, a-z, 0-9, '-', '_' and '.'."
                );
        }
    }

    private static void Parts(string path, ValuesMap pod, FindingSink sink)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, container) in PodParts.Containers(path, pod))
        {
            Label(at, container, sink);
            // Twice in one list is CG6034.
            if (
                PodParts.Text(container["name"]) is { } name
                && !seen.Add(name)
                && !at.Contains(".initContainers[", StringComparison.Ordinal)
                && IsInit(pod, name)
            )
                sink.Add("CG6038", $"{at}.name", $"is '{name}', as an init container is called already.", "Rename one of them.");
        }

        foreach (var (at, volume) in PodParts.Items(PodParts.Join(path, "spec.volumes"), pod.At("spec", "volumes")))
            Label(at, volume, sink);
    }

    private static bool IsInit(ValuesMap pod, string name) =>
        PodParts.Items("", pod.At("spec", "initContainers")).Any(c => PodParts.Text(c.Item["name"]) == name);

    private static void Label(string at, ValuesMap part, FindingSink sink)
    {
        if (PodParts.Text(part["name"]) is { } name && !DnsLabel.TryParse(name, out _))
            sink.Add("CG6038", $"{at}.name", $"is '{name}', which is not {DnsLabel.Rule}.", null);
    }

    private const string KeyRule =
        "It is a name of at most 63 characters, A-Z, a-z, 0-9, '-', '_' and '.', that begins and ends with a letter or digit; a DNS subdomain and '/' may stand before it.";

    private static bool IsQualified(string key) =>
        key.Split('/') switch
        {
            [var name] => QualifiedName.IsMatch(name),
            [var prefix, var name] => SubdomainName.TryParse(prefix.ToLowerInvariant(), out _) && QualifiedName.IsMatch(name),
            _ => false,
        };

    private static ImmutableArray<ValuesEntry> Entries(ValuesNode? node) => node is ValuesMap map ? map.Entries : [];

    [GeneratedRegex(@"\A[a-z]([-a-z0-9]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Service { get; }

    [GeneratedRegex(@"\A([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LabelValue { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex QualifiedName { get; }

    [GeneratedRegex(@"\A(?!\.{1,2}\z)[-._a-zA-Z0-9]{1,253}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DataKey { get; }
}

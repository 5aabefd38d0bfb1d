using System.Globalization;
using ChartGen.Sdk.Comparison;

namespace ChartGen.Rendering;

/// <summary>Says in few words what the fields are that change of an object with pods.</summary>
internal static class FieldWords
{
    private static readonly (string Part, string Word)[] Parts =
    [
        (".annotations.checksum/", "configuration"),
        (".resources", "resources"),
        (".securityContext", "security context"),
        (".volumeMounts", "volumes"),
        (".volumes", "volumes"),
        (".volumeClaimTemplates", "claims"),
        (".topologySpreadConstraints", "spread"),
        (".affinity", "spread"),
        (".tolerations", "spread"),
        (".command", "arguments"),
        (".args", "arguments"),
        ("Probe", "probes"),
        (".serviceAccountName", "account"),
        (".imagePullSecrets", "pull secrets"),
        (".ports", "ports"),
        (".labels", "labels"),
        (".annotations", "annotations"),
    ];

    /// <summary>The words, each once, in the order of the fields.</summary>
    public static IEnumerable<string> Of(IReadOnlyCollection<FieldChange> fields)
    {
        var variables = fields.Where(f => IsVariable(f.Path)).Select(f => Until(f.Path, ".value")).Distinct().Count();
        return fields.Select(f => Word(f, variables)).Distinct(StringComparer.Ordinal);
    }

    private static string Word(FieldChange field, int variables)
    {
        if (field.Path == "spec.replicas")
            return $"replicas {field.Before ?? "1"} → {field.After ?? "1"}";
        if (IsVariable(field.Path))
            return string.Create(CultureInfo.InvariantCulture, $"{variables} variable{(variables == 1 ? "" : "s")}");
        if (field.Path.EndsWith(".image", StringComparison.Ordinal))
            return "image";
        if (field.Path.EndsWith(']') && Container(field.Path) is { } container)
            return $"container '{container}' {(field.Before is null ? "added" : "removed")}";
        if (field.Path.StartsWith("data", StringComparison.Ordinal))
            return Until(Until(field.Path, "]"), ":")
                .Replace("data[", "", StringComparison.Ordinal)
                .Replace("data.", "", StringComparison.Ordinal);
        return Array.Find(Parts, p => field.Path.Contains(p.Part, StringComparison.Ordinal)).Word ?? Last(field.Path);
    }

    private static bool IsVariable(string path) =>
        path.Contains(".env[", StringComparison.Ordinal)
        || path.Contains(".envFrom", StringComparison.Ordinal)
        || path.EndsWith(".env", StringComparison.Ordinal);

    private static string? Container(string path)
    {
        var at = path.LastIndexOf('[');
        return path[..at].EndsWith("ontainers", StringComparison.Ordinal) ? path[(at + 1)..^1] : null;
    }

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static string Until(string text, string end) =>
        text.IndexOf(end, StringComparison.Ordinal) is > 0 and var at ? text[..at] : text;
}

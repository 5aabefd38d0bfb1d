namespace ChartGen.Sdk.Cluster;

/// <summary>The paths of the Kubernetes API that are read.</summary>
internal static class ApiPath
{
    /// <summary>The server's version.</summary>
    public const string Version = "/version";

    /// <summary>The groups and their versions.</summary>
    public const string Groups = "/apis";

    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "",
        "admissionregistration.k8s.io",
        "apiextensions.k8s.io",
        "apiregistration.k8s.io",
        "apps",
        "autoscaling",
        "batch",
        "certificates.k8s.io",
        "coordination.k8s.io",
        "discovery.k8s.io",
        "events.k8s.io",
        "networking.k8s.io",
        "node.k8s.io",
        "policy",
        "rbac.authorization.k8s.io",
        "scheduling.k8s.io",
        "storage.k8s.io",
    };

    /// <summary>Whether every server has the group.</summary>
    public static bool IsBuiltIn(string group) => BuiltIn.Contains(group);

    /// <summary>The kinds of a version of a group.</summary>
    public static string Kinds(string apiVersion) =>
        apiVersion.Contains('/', StringComparison.Ordinal) ? $"/apis/{apiVersion}" : $"/api/{apiVersion}";

    /// <summary>A list, or with a name one object.</summary>
    /// <param name="apiVersion">The version of the group.</param>
    /// <param name="plural">The kind as it stands in paths.</param>
    /// <param name="namespace">The namespace; empty for the whole cluster.</param>
    /// <param name="name">The object; empty for the list.</param>
    public static string Of(string apiVersion, string plural, string @namespace = "", string name = "") =>
        Kinds(apiVersion)
        + (@namespace.Length == 0 ? "" : $"/namespaces/{@namespace}")
        + $"/{plural}"
        + (name.Length == 0 ? "" : $"/{name}");

    /// <summary>The objects of a list that have labels.</summary>
    public static string Labelled(string path, string selector) => $"{path}?labelSelector={Uri.EscapeDataString(selector)}";

    /// <summary>A built-in kind as it stands in paths.</summary>
    public static string Plural(string kind)
    {
        var word = kind.ToLowerInvariant();
        return word switch
        {
            "endpoints" => word,
            [.., 's'] => word + "es",
            [.. var stem, 'y'] => stem + "ies",
            _ => word + "s",
        };
    }
}

using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Cluster;

/// <summary>A webhook without whose answer the server refuses objects.</summary>
/// <param name="Configuration">The object that it is of.</param>
/// <param name="Kind">That object's kind.</param>
/// <param name="Tree">The webhook.</param>
internal sealed record Webhook(string Configuration, string Kind, ValuesMap Tree)
{
    private const string NamespaceLabel = "kubernetes.io/metadata.name";

    private static readonly (string Kind, string Plural)[] Configurations =
    [
        ("MutatingWebhookConfiguration", "mutatingwebhookconfigurations"),
        ("ValidatingWebhookConfiguration", "validatingwebhookconfigurations"),
    ];

    /// <summary>The lists of configurations.</summary>
    public static IEnumerable<(string Kind, string Path)> Lists { get; } =
    [.. Configurations.Select(c => (c.Kind, ApiPath.Of("admissionregistration.k8s.io/v1", c.Plural)))];

    /// <summary>Its name.</summary>
    public string Name => Tree.TextAt("name");

    /// <summary>The namespace of the Service that answers; empty where it is an address outside the cluster.</summary>
    public string ServiceNamespace => Tree.TextAt("clientConfig", "service", "namespace");

    /// <summary>The Service that answers.</summary>
    public string Service => Tree.TextAt("clientConfig", "service", "name");

    /// <summary>Whether conditions that only a server can judge may leave objects out.</summary>
    public bool HasConditions => Tree.MapsAt("matchConditions").Any();

    /// <summary>Where its endpoints stand.</summary>
    public string EndpointsPath =>
        ApiPath.Labelled(ApiPath.Of("discovery.k8s.io/v1", "endpointslices", ServiceNamespace), $"kubernetes.io/service-name={Service}");

    /// <summary>The webhooks of a list that fail closed and are answered inside the cluster.</summary>
    public static IEnumerable<Webhook> In(string kind, IEnumerable<ValuesMap> configurations) =>
        from configuration in configurations
        from webhook in configuration.MapsAt("webhooks")
        let found = new Webhook(LiveObjects.NameOf(configuration), kind, webhook)
        // The server writes the default of admissionregistration.k8s.io/v1, Fail, but a configuration may come from elsewhere.
        where webhook.TextAt("failurePolicy") != "Ignore" && found.Service.Length > 0
        select found;

    /// <summary>Whether some endpoint is ready.</summary>
    public static bool IsAnswered(IEnumerable<ValuesMap> slices) =>
        slices.SelectMany(s => s.MapsAt("endpoints")).Any(e => e.TextAt("conditions", "ready") != "false");

    /// <summary>The objects that it would be asked about when they are made or changed.</summary>
    public IEnumerable<RenderedObject> Chosen(ClusterPlan plan, ClusterState state) => plan.Objects.Where(o => Chooses(o, state));

    private bool Chooses(RenderedObject rendered, ClusterState state)
    {
        var rules = Tree.MapsAt("rules").Where(IsAboutWriting).ToArray();
        var isExact = Tree.TextAt("matchPolicy") == "Exact";
        if (
            Array.Exists(rules, r => IsFor(r, rendered.ApiVersion, ClusterKinds.ResourceOf(state, rendered), isExact))
            && Selects("objectSelector", rendered.Tree.MapAt("metadata", "labels"))
            && SelectsNamespace(rendered.Namespace, state)
        )
            return true;
        return Array.Exists(rules, r => IsFor(r, "v1", "pods", isExact))
            && SelectsNamespace(rendered.Namespace, state)
            && RenderedPod.Of(rendered).Any(p => Selects("objectSelector", p.Labels));
    }

    private static bool IsAboutWriting(ValuesMap rule) => rule["operations"].Texts().Any(o => o is "*" or "CREATE" or "UPDATE");

    // Unless it is exact, a webhook is asked about an object in any of its versions.
    private static bool IsFor(ValuesMap rule, string apiVersion, string resource, bool isExact)
    {
        var slash = apiVersion.LastIndexOf('/');
        var (group, version) = slash < 0 ? ("", apiVersion) : (apiVersion[..slash], apiVersion[(slash + 1)..]);
        return rule["apiGroups"].Texts().Any(g => g == "*" || g == group)
            && (!isExact || rule["apiVersions"].Texts().Any(v => v == "*" || v == version))
            && rule["resources"].Texts().Any(r => r is "*" or "*/*" || r == resource);
    }

    private bool Selects(string selector, ValuesMap labels) => Tree[selector] is not ValuesMap map || LabelSelector.Chooses(map, labels);

    private bool SelectsNamespace(string @namespace, ClusterState state)
    {
        if (@namespace.Length == 0 || Tree["namespaceSelector"] is not ValuesMap { Count: > 0 })
            return true;
        var labels = state.Find(Checks.Namespaces.PathOf(@namespace)) is ClusterAnswer.Found { Tree: var tree }
            ? tree.MapAt("metadata", "labels")
            : ValuesMap.Of((NamespaceLabel, @namespace));
        return Selects("namespaceSelector", labels);
    }
}

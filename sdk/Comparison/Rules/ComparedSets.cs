using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>A pod that reads a ConfigMap or a Secret.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="IsAtStart">Whether it reads it as variables, or as a file mounted alone, which never changes in a running pod.</param>
/// <param name="Restarts">Whether an upgrade replaces it.</param>
internal sealed record Reader(RenderedPod Pod, bool IsAtStart, bool Restarts);

/// <summary>All objects before and after, and what is looked up in them.</summary>
internal sealed class ComparedSets
{
    private static readonly string[] Given = ["default", "kube-node-lease", "kube-public", "kube-system"];

    private readonly Dictionary<string, RenderedObject> _classes;
    private readonly HashSet<ObjectIdentity> _restarting;
    private readonly HashSet<ObjectIdentity> _before;
    private readonly HashSet<string> _charts;
    private readonly HashSet<(string Group, string Kind)> _kinds;
    private readonly ILookup<(string Group, string Kind), string> _brought;
    private readonly ILookup<(string Group, string Kind), string> _leftOut;
    private readonly HashSet<(string Namespace, string Name)> _read;
    private readonly HashSet<string> _namespaces;

    public ComparedSets(ImmutableArray<RenderedObject> before, ImmutableArray<RenderedObject> after, IEnumerable<ComparedObject> changed)
    {
        _before = [.. before.Select(o => o.Identity)];
        _classes = after.Where(o => o.Kind == "StorageClass").DistinctBy(o => o.Name).ToDictionary(o => o.Name, StringComparer.Ordinal);
        _restarting = [.. changed.Where(RestartRules.Restarts).Select(c => c.After.Identity)];
        _charts = [.. before.SelectMany(o => Charts(o.Source))];
        _kinds = [.. before.Select(o => (o.Identity.Group, o.Kind)), .. before.Where(IsDefinition).Select(Defined)];
        _brought = after.Where(o => IsDefinition(o) && !(IsOfFirstInstall(o) && IsUpgrade(o))).ToLookup(Defined, ChartOf);
        _leftOut = after.Where(o => IsDefinition(o) && IsOfFirstInstall(o) && IsUpgrade(o)).ToLookup(Defined, o => o.Source);
        _read = [.. before.SelectMany(ObjectReference.Of).Where(r => r.Kind == "Secret").Select(r => (r.From.Namespace, r.Name))];
        _namespaces =
        [
            .. Given,
            .. before.Select(o => o.Namespace),
            .. before.Concat(after).Where(o => o.Kind == "Namespace").Select(o => o.Name),
        ];
        BeforePods = [.. before.SelectMany(RenderedPod.Of)];
        AfterPods = [.. after.SelectMany(RenderedPod.Of)];
    }

    /// <summary>The pods before.</summary>
    public ImmutableArray<RenderedPod> BeforePods { get; }

    /// <summary>The pods after.</summary>
    public ImmutableArray<RenderedPod> AfterPods { get; }

    /// <summary>A StorageClass of the objects after, or <see langword="null"/>.</summary>
    public RenderedObject? AfterClass(string name) => _classes.GetValueOrDefault(name);

    /// <summary>Whether an upgrade replaces the pods of an object, or makes its first.</summary>
    public bool Restarts(RenderedObject owner) => _restarting.Contains(owner.Identity) || !_before.Contains(owner.Identity);

    /// <summary>
    /// Whether the cluster knows the kind of an object when it comes: from before, by a chart that is installed earlier, or by its own chart
    /// where that is new, since Helm installs a <c>crds</c> folder first.
    /// </summary>
    public bool Knows(RenderedObject rendered)
    {
        var kind = (rendered.Identity.Group, rendered.Kind);
        return _kinds.Contains(kind) || _brought[kind].Any(chart => chart != ChartOf(rendered) || !IsUpgrade(rendered));
    }

    /// <summary>Whether a definition stands in a <c>crds</c> folder, which Helm reads with the first installation only.</summary>
    public static bool IsOfFirstInstall(RenderedObject definition) =>
        definition.Source.Contains("/crds/", StringComparison.Ordinal)
        && !definition.Source.Contains("/templates/", StringComparison.Ordinal);

    /// <summary>Whether pods read a Secret before.</summary>
    public bool WasRead(string @namespace, string secret) => _read.Contains((@namespace, secret));

    /// <summary>Whether a namespace is there before, or comes with the objects.</summary>
    public bool HasNamespace(string name) => _namespaces.Contains(name);

    /// <summary>Whether the chart of an object was there before, and its release is upgraded.</summary>
    public bool IsUpgrade(RenderedObject rendered) => _charts.Contains(ChartOf(rendered));

    /// <summary>
    /// The chart whose <c>crds</c> folder has the definition of an object's kind, which an upgrade leaves out; <see langword="null"/> where it
    /// is not among the objects, and the object's subchart was there before or is none.
    /// </summary>
    public string? LeavesOut(RenderedObject rendered)
    {
        if (_leftOut[(rendered.Identity.Group, rendered.Kind)].FirstOrDefault() is { } definition)
            return definition.Split('/')[0] == ChartOf(rendered) ? DefinitionRules.ChartOf(definition) : null;
        return Charts(rendered.Source) is [_, var subchart] && !_charts.Contains(subchart)
            ? DefinitionRules.ChartOf(rendered.Source)
            : null;
    }

    /// <summary>The pods that were there before and read a ConfigMap or a Secret.</summary>
    public IEnumerable<Reader> Readers(RenderedObject source)
    {
        foreach (
            var pod in AfterPods.Where(p =>
                (p.IsStanding || p.Owner.Kind is "DaemonSet" or "SparkApplication") && p.Namespace == source.Namespace
            )
        )
        {
            if (!_before.Contains(pod.Owner.Identity))
                continue;
            var isAtStart = pod.Containers.Any(c => ReadsVariables(c, source)) || Volumes(pod, source).Any(v => IsMountedAlone(pod, v));
            if (isAtStart || Volumes(pod, source).Any())
                yield return new(pod, isAtStart, Restarts(pod.Owner));
        }
    }

    private static bool ReadsVariables(RenderedContainer container, RenderedObject source)
    {
        var (one, all) = source.Kind == "Secret" ? ("secretKeyRef", "secretRef") : ("configMapKeyRef", "configMapRef");
        return container.Env.Any(e => e.TextAt("valueFrom", one, "name") == source.Name)
            || container.Tree.MapsAt("envFrom").Any(e => e.TextAt(all, "name") == source.Name);
    }

    private static IEnumerable<string> Volumes(RenderedPod pod, RenderedObject source) =>
        pod
            .Spec.MapsAt("volumes")
            .Where(v => IsOf(v, "secretName", source) || v.MapsAt("projected", "sources").Any(s => IsOf(s, "name", source)))
            .Select(v => v.TextAt("name"));

    private static bool IsOf(ValuesMap volume, string secretKey, RenderedObject source) =>
        source.Kind == "Secret" ? volume.TextAt("secret", secretKey) == source.Name : volume.TextAt("configMap", "name") == source.Name;

    private static bool IsMountedAlone(RenderedPod pod, string volume) =>
        pod
            .Containers.SelectMany(c => c.Tree.MapsAt("volumeMounts"))
            .Any(m => m.TextAt("name") == volume && m.TextAt("subPath").Length + m.TextAt("subPathExpr").Length > 0);

    private static bool IsDefinition(RenderedObject rendered) => rendered.Kind == "CustomResourceDefinition";

    private static (string, string) Defined(RenderedObject definition) =>
        (definition.Tree.TextAt("spec", "group"), definition.Tree.TextAt("spec", "names", "kind"));

    private static string ChartOf(RenderedObject rendered) => rendered.Source.Split('/')[0];

    // platform/charts/minio/templates/pvc.yaml: platform, platform/minio.
    private static string[] Charts(string source)
    {
        var (chart, part) = (source.Split('/')[0], ChartPart.NameOf(source));
        return part == chart ? [chart] : [chart, part];
    }
}

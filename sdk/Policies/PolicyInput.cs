using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Policies;

/// <summary>A chart as the policies see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Objects">Its rendered objects.</param>
/// <param name="Components">What its components declared.</param>
public sealed record PolicyChart(string Name, ImmutableArray<RenderedObject> Objects, ImmutableArray<ComponentOutput> Components)
{
    /// <summary>Whether it is the platform's, all of whose pods keep the Pod Security Standard <c>restricted</c>.</summary>
    public bool IsPlatform { get; init; }

    /// <summary>Whether all its subcharts are real: the objects of stand-ins are missing.</summary>
    public bool IsReal { get; init; } = true;
}

/// <summary>The rendered objects of a profile, and what is looked up in them.</summary>
public sealed class PolicyInput
{
    private readonly ILookup<string, RenderedObject> _kinds;
    private readonly HashSet<RenderedObject> _platform;
    private readonly Dictionary<(string Namespace, string Kind, string Name), int> _autoscaled;
    private readonly Lazy<ImmutableArray<PlaintextPlace>> _plaintext;

    /// <summary>Reads the pods of the objects.</summary>
    /// <param name="profile">The profile that makes the promises.</param>
    /// <param name="charts">Its charts, or some of them.</param>
    /// <param name="areAll">Whether these are all charts of the profile.</param>
    public PolicyInput(EnvironmentProfile profile, ImmutableArray<PolicyChart> charts, bool areAll = true)
    {
        Profile = profile;
        Charts = charts;
        IsWhole = areAll && charts.All(c => c.IsReal);
        Objects = [.. charts.SelectMany(c => c.Objects)];
        Pods = [.. Objects.SelectMany(RenderedPod.Of)];
        Claims = [.. Objects.SelectMany(RenderedClaim.Of)];
        _plaintext = new(() => [.. PlaintextPlaces.Of(this)]);
        _kinds = Objects.ToLookup(o => o.Kind, StringComparer.Ordinal);
        _platform = new(charts.Where(c => c.IsPlatform).SelectMany(c => c.Objects), ReferenceEqualityComparer.Instance);
        _autoscaled = OfKind("HorizontalPodAutoscaler")
            .Select(a => (Key: Target(a), Least: RenderedPod.Count(a.Tree.At("spec", "minReplicas"))))
            .DistinctBy(a => a.Key)
            .ToDictionary(a => a.Key, a => a.Least);
    }

    /// <summary>The profile.</summary>
    public EnvironmentProfile Profile { get; }

    /// <summary>The charts.</summary>
    public ImmutableArray<PolicyChart> Charts { get; }

    /// <summary>Whether every object of the profile is there.</summary>
    public bool IsWhole { get; }

    /// <summary>The objects of all charts.</summary>
    public ImmutableArray<RenderedObject> Objects { get; }

    /// <summary>The pods that the objects make.</summary>
    internal ImmutableArray<RenderedPod> Pods { get; }

    /// <summary>The claims that the objects are or make.</summary>
    internal ImmutableArray<RenderedClaim> Claims { get; }

    /// <summary>The places that hold a secret in plain text; two policies read them.</summary>
    internal ImmutableArray<PlaintextPlace> Plaintext => _plaintext.Value;

    /// <summary>The objects of some kinds.</summary>
    internal IEnumerable<RenderedObject> OfKind(params ReadOnlySpan<string> kinds)
    {
        IEnumerable<RenderedObject> found = [];
        foreach (var kind in kinds)
            found = found.Concat(_kinds[kind]);
        return found;
    }

    /// <summary>Whether an object is of the platform chart.</summary>
    internal bool IsOfPlatform(RenderedObject rendered) => _platform.Contains(rendered);

    /// <summary>How many copies of a pod there are at least.</summary>
    internal int Replicas(RenderedPod pod) =>
        Math.Max(pod.Replicas, _autoscaled.GetValueOrDefault((pod.Namespace, pod.Owner.Kind, pod.Owner.Name)));

    /// <summary>The pods of a namespace that a <c>LabelSelector</c> chooses.</summary>
    internal IEnumerable<RenderedPod> Chosen(string @namespace, ValuesNode? selector) =>
        Pods.Where(p => p.Namespace == @namespace && LabelSelector.Chooses(selector, p.Labels));

    /// <summary>What an autoscaler scales.</summary>
    internal static (string Namespace, string Kind, string Name) Target(RenderedObject autoscaler) =>
        (
            autoscaler.Namespace,
            autoscaler.Tree.TextAt("spec", "scaleTargetRef", "kind"),
            autoscaler.Tree.TextAt("spec", "scaleTargetRef", "name")
        );
}

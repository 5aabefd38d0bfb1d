using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>Which object that is new takes the place of one that goes.</summary>
internal sealed class Counterparts
{
    private static readonly string[] Workloads = ["DaemonSet", "Deployment", "Pod", "SparkApplication", "StatefulSet"];

    private readonly Dictionary<ObjectIdentity, RenderedObject> _pairs = [];

    public Counterparts(IReadOnlyCollection<RenderedObject> removed, IReadOnlyCollection<RenderedObject> added)
    {
        foreach (var gone in removed)
        {
            if (added.FirstOrDefault(o => !_pairs.ContainsKey(o.Identity) && Replaces(o, gone)) is not { } next)
                continue;
            _pairs[gone.Identity] = next;
            _pairs[next.Identity] = gone;
        }
    }

    /// <summary>The object on the other side, or <see langword="null"/>.</summary>
    public RenderedObject? Of(RenderedObject rendered) => _pairs.GetValueOrDefault(rendered.Identity);

    /// <summary>The name of the Secret that an ExternalSecret writes.</summary>
    public static string Target(RenderedObject external) =>
        external.Tree.TextAt("spec", "target", "name") is { Length: > 0 } name ? name : external.Name;

    private static bool Replaces(RenderedObject next, RenderedObject gone) =>
        next.Namespace == gone.Namespace
        && (gone.Kind, next.Kind) switch
        {
            ("PersistentVolumeClaim", "PersistentVolumeClaim") => Stem(next) is { Length: > 0 } stem && stem == Stem(gone),
            ("Secret", "ExternalSecret") => Target(next) == gone.Name,
            ("ExternalSecret", "Secret") => Target(gone) == next.Name,
            var (a, b) => a != b && Workloads.Contains(a) && Workloads.Contains(b) && next.Name == gone.Name,
        };

    // models-gp3 of the class gp3 is a claim for models.
    private static string Stem(RenderedObject claim) =>
        claim.Tree.TextAt("spec", "storageClassName") is { Length: > 0 } name && claim.Name.EndsWith($"-{name}", StringComparison.Ordinal)
            ? claim.Name[..^(name.Length + 1)]
            : "";
}

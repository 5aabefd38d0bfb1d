using System.Collections.Immutable;
using System.Globalization;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests;

/// <summary>A claim that a pod mounts.</summary>
/// <param name="Name">The claim's name.</param>
/// <param name="Writes">Whether a container may write.</param>
internal sealed record MountedClaim(string Name, bool Writes);

/// <summary>A pod that an object makes, whichever controller or operator makes it, in the shape of the core API.</summary>
/// <param name="Owner">The object.</param>
/// <param name="Role">What sets it apart from the object's other pods, <c>driver</c> or <c>executor</c>; empty where there is one kind.</param>
/// <param name="Path">Where the object holds the pod's spec.</param>
/// <param name="Labels">The pod's labels.</param>
/// <param name="Annotations">The pod's annotations.</param>
/// <param name="Spec">The pod's spec.</param>
/// <param name="Replicas">How many there are at least; 1 where the object does not say.</param>
internal sealed record RenderedPod(
    RenderedObject Owner,
    string Role,
    string Path,
    ValuesMap Labels,
    ValuesMap Annotations,
    ValuesMap Spec,
    int Replicas
)
{
    private const string TemplateKey = "pod_template_file.yaml";

    private static readonly ImmutableArray<string> Standing = ["Alertmanager", "Deployment", "Prometheus", "StatefulSet"];

    /// <summary>The pod's namespace.</summary>
    public string Namespace => Owner.Namespace;

    /// <summary>Whether a controller keeps a number of copies, all alike.</summary>
    public bool IsStanding => Standing.Contains(Owner.Kind);

    /// <summary>Whether there may be any number of them: one on each node, or one for each of Airflow's tasks.</summary>
    public bool IsUncounted => Owner.Kind is "DaemonSet" or "ConfigMap";

    /// <summary>The ServiceAccount that it runs as.</summary>
    public string Account => Spec.TextAt("serviceAccountName") is { Length: > 0 } name ? name : "default";

    /// <summary>Its containers; init containers and sidecars too.</summary>
    public ImmutableArray<RenderedContainer> Containers { get; } =
    [
        .. Spec.MapsAt("initContainers").Select(c => new RenderedContainer(c.TextAt("name"), c, c.TextAt("restartPolicy") == "Always")),
        .. Spec.MapsAt("containers").Select(c => new RenderedContainer(c.TextAt("name"), c, true)),
    ];

    /// <summary>The claims that its volumes name.</summary>
    public IEnumerable<MountedClaim> Claims =>
        from volume in Spec.MapsAt("volumes")
        let claim = volume.TextAt("persistentVolumeClaim", "claimName")
        where claim.Length > 0
        select new MountedClaim(
            claim,
            volume.TextAt("persistentVolumeClaim", "readOnly") != "true"
                && Mounts(volume.TextAt("name")).Any(m => m.TextAt("readOnly") != "true")
        );

    /// <summary>
    /// The pods of an object: of workloads, of Airflow's pod template in its ConfigMap, of a SparkApplication, and of what the Prometheus
    /// Operator runs.
    /// </summary>
    public static IEnumerable<RenderedPod> Of(RenderedObject rendered)
    {
        switch (rendered.Kind)
        {
            case "Pod":
                yield return Make(rendered, rendered.Tree, "spec", 1);
                break;
            case "DaemonSet" or "Deployment" or "Job" or "ReplicaSet" or "StatefulSet":
                if (rendered.Tree.At("spec", "template") is ValuesMap template)
                    yield return Make(rendered, template, "spec.template.spec", Count(rendered.Tree.At("spec", "replicas")));
                break;
            case "CronJob":
                if (rendered.Tree.At("spec", "jobTemplate", "spec", "template") is ValuesMap job)
                    yield return Make(rendered, job, "spec.jobTemplate.spec.template.spec", 1);
                break;
            case "ConfigMap":
                if (Template(rendered) is { } task)
                    yield return task;
                break;
            case "SparkApplication":
                foreach (var pod in SparkPods.Of(rendered))
                    yield return pod;
                break;
            case "Alertmanager" or "Prometheus":
                yield return OperatedPod.Of(rendered);
                break;
        }
    }

    /// <summary>The pod of Airflow's tasks, which a ConfigMap holds as text; <see langword="null"/> for any other object.</summary>
    public static RenderedPod? Template(RenderedObject rendered) =>
        rendered.Kind == "ConfigMap"
        && rendered.Tree.At("data", TemplateKey) is ValuesScalar { Text: var text }
        && ValuesReader.Read(text, rendered.Source).Root is ValuesMap pod
            ? Make(rendered, pod, $"data.{TemplateKey}.spec", 1)
            : null;

    /// <summary>A number of copies; 1 where none is said, as Kubernetes takes it.</summary>
    public static int Count(ValuesNode? node) =>
        int.TryParse(node.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1;

    /// <summary><c>Kind/name</c>, with the role where there is one.</summary>
    public override string ToString() => Role.Length == 0 ? Owner.ToString() : $"{Owner} ({Role})";

    private IEnumerable<ValuesMap> Mounts(string volume) =>
        Containers.SelectMany(c => c.Tree.MapsAt("volumeMounts")).Where(m => m.TextAt("name") == volume);

    private static RenderedPod Make(RenderedObject owner, ValuesMap pod, string path, int replicas) =>
        new(owner, "", path, pod.MapAt("metadata", "labels"), pod.MapAt("metadata", "annotations"), pod.MapAt("spec"), replicas);
}

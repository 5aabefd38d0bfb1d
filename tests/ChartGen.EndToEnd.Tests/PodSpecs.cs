using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>A pod that an object makes.</summary>
/// <param name="Where">The object and the path of the pod's spec.</param>
/// <param name="Labels">The pod's labels.</param>
/// <param name="Spec">The pod's spec.</param>
/// <param name="Claimed">Volumes that a StatefulSet adds by its claim templates.</param>
internal sealed record PodSpec(string Where, ValuesMap Labels, ValuesMap Spec, IReadOnlyCollection<string> Claimed)
{
    /// <summary>Containers, init containers and sidecars alike.</summary>
    public IEnumerable<(string Where, ValuesMap Container)> Containers =>
        new[] { "initContainers", "containers" }.SelectMany(list =>
            Items(Spec[list]).Select(c => ($"{Where}.{list}[{PodSpecs.Text(c["name"])}]", c))
        );

    public static IEnumerable<ValuesMap> Items(ValuesNode? list) => (list as ValuesList)?.Items.OfType<ValuesMap>() ?? [];
}

/// <summary>Finds the pods in rendered objects.</summary>
internal static class PodSpecs
{
    /// <summary>Every pod of every object: those of Airflow's pod template and of Spark's driver and executors too.</summary>
    public static IEnumerable<PodSpec> Of(IEnumerable<RenderedObject> objects) =>
        from rendered in objects
        from pod in rendered.Kind == "SparkApplication" ? SparkPods(rendered) : Of(rendered)
        select pod;

    public static string Text(ValuesNode? node) => (node as ValuesScalar)?.Text ?? "";

    private static IEnumerable<PodSpec> Of(RenderedObject rendered)
    {
        var pod =
            rendered.Kind switch
            {
                "Pod" => rendered.Tree,
                "CronJob" => rendered.Tree.At("spec", "jobTemplate", "spec", "template"),
                "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "Job" => rendered.Tree.At("spec", "template"),
                "ConfigMap" when rendered.Tree.At("data", "pod_template_file.yaml") is ValuesScalar { Text: var text } => ValuesReader
                    .Read(text, rendered.Source)
                    .Root,
                _ => null,
            } as ValuesMap;
        if (pod?["spec"] is ValuesMap spec)
        {
            var claimed = PodSpec.Items(rendered.Tree.At("spec", "volumeClaimTemplates")).Select(c => Text(c.At("metadata", "name")));
            yield return new(rendered.ToString(), pod.At("metadata", "labels") as ValuesMap ?? ValuesMap.Empty, spec, [.. claimed]);
        }
    }

    // Spark's own keys, put as the pod that the operator makes of them. Its memory is request and limit alike, and Spark names each pod's role.
    private static IEnumerable<PodSpec> SparkPods(RenderedObject application)
    {
        foreach (var role in new[] { "driver", "executor" })
        {
            var own = (ValuesMap)application.Tree.At("spec", role)!;
            var container = ValuesMap.Of(
                ("name", role),
                ("image", own["image"] ?? application.Tree.At("spec", "image")),
                ("env", own["env"]),
                ("envFrom", own["envFrom"]),
                ("volumeMounts", own["volumeMounts"]),
                ("securityContext", own["securityContext"]),
                (
                    "resources",
                    ValuesMap.Of(
                        ("requests", ValuesMap.Of(("cpu", own["coreRequest"]), ("memory", own["memory"]))),
                        ("limits", ValuesMap.Of(("cpu", own["coreLimit"]), ("memory", own["memory"])))
                    )
                )
            );
            var pod = ValuesMap.Of(
                ("securityContext", own["podSecurityContext"]),
                ("volumes", application.Tree.At("spec", "volumes")),
                ("initContainers", own["initContainers"]),
                ("containers", new ValuesList([container, .. PodSpec.Items(own["sidecars"])]))
            );
            var labels = (own["labels"] as ValuesMap ?? ValuesMap.Empty).With("spark-role", role);
            yield return new($"{application} {role}", labels, pod, []);
        }
    }
}

using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>A pod that an object makes.</summary>
/// <param name="Where">The object and the path of the pod's spec.</param>
/// <param name="Spec">The pod's spec.</param>
/// <param name="Claimed">Volumes that a StatefulSet adds by its claim templates.</param>
internal sealed record PodSpec(string Where, ValuesMap Spec, IReadOnlyCollection<string> Claimed)
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
    /// <summary>Every pod of every object, that of Airflow's pod template in its ConfigMap included. SparkApplications have none: see <see cref="SparkPods"/>.</summary>
    public static IEnumerable<PodSpec> Of(IEnumerable<RenderedObject> objects) =>
        from rendered in objects
        from pod in Of(rendered)
        select pod;

    /// <summary>The driver and the executor of SparkApplications, whose keys differ from a pod's.</summary>
    public static IEnumerable<(string Where, ValuesMap Pod)> SparkPods(IEnumerable<RenderedObject> objects) =>
        from rendered in objects
        where rendered.Kind == "SparkApplication"
        from role in new[] { "driver", "executor" }
        select ($"{rendered} {role}", (ValuesMap)rendered.Tree.At("spec", role)!);

    public static string Text(ValuesNode? node) => (node as ValuesScalar)?.Text ?? "";

    private static IEnumerable<PodSpec> Of(RenderedObject rendered)
    {
        ValuesNode? spec = rendered.Kind switch
        {
            "Pod" => rendered.Tree["spec"],
            "CronJob" => rendered.Tree.At("spec", "jobTemplate", "spec", "template", "spec"),
            "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "Job" => rendered.Tree.At("spec", "template", "spec"),
            "ConfigMap" when rendered.Tree.At("data", "pod_template_file.yaml") is ValuesScalar { Text: var text } =>
                ((ValuesMap)ValuesReader.Read(text, rendered.Source).Root!)["spec"],
            _ => null,
        };
        if (spec is ValuesMap map)
        {
            var claimed = PodSpec.Items(rendered.Tree.At("spec", "volumeClaimTemplates")).Select(c => Text(c.At("metadata", "name")));
            yield return new(rendered.ToString(), map, [.. claimed]);
        }
    }
}

using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Manifests.Kubernetes.Rules;

/// <summary>CG6045: one StorageClass at most is the default; of two the cluster silently takes the newer one.</summary>
internal static class OneDefaultClass
{
    private const string Mark = "storageclass.kubernetes.io/is-default-class";

    public static IEnumerable<KubernetesFinding> Check(IEnumerable<RenderedObject> objects, KubernetesReleases asked)
    {
        var defaults = objects
            .Where(o => o.Kind == "StorageClass" && o.Tree.At("metadata", "annotations", Mark) is ValuesScalar { Text: "true" })
            .DistinctBy(o => o.Identity)
            .ToArray();
        return defaults
            .Skip(1)
            .Select(other => new KubernetesFinding(
                "CG6045",
                Severity.Error,
                other.Source,
                $"{other} is a default class, as {defaults[0]} is; a claim without a class gets the newer one.",
                $"Leave the annotation '{Mark}' to one of them.",
                asked
            ));
    }
}

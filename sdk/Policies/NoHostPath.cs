using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7006: a folder of the node is not there on the next node, and opens the node to the pod.</summary>
internal sealed class NoHostPath : Policy
{
    public override string Code => "CG7006";

    public override string Title => "No pod mounts a folder of its node.";

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        var mounted =
            from pod in input.Pods
            let folders = pod
                .Spec.MapsAt("volumes")
                .Where(v => v["hostPath"] is not null)
                .Select(v => v.TextAt("hostPath", "path"))
                .ToArray()
            where folders.Length > 0
            select new Violation(
                pod.Owner,
                $"{pod} mounts folders of its node: {string.Join(", ", folders)}.",
                "Use a claim or an emptyDir."
            );
        var volumes =
            from volume in input.OfKind("PersistentVolume")
            where volume.Tree.At("spec", "hostPath") is not null || volume.Tree.At("spec", "local") is not null
            select new Violation(volume, $"{volume} is a folder of a node.", "Have a StorageClass make the volume.");
        return mounted.Concat(volumes);
    }
}

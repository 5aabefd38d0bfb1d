using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8002: a volume that is a folder of the node, in a pod or a PersistentVolume.</summary>
internal sealed class HostPathVolume : IScanRule
{
    private static readonly string[] Keys = ["hostPath", "local"];

    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target)
    {
        if (!target.IsAws)
            return [];
        var ofPods =
            from workload in repository.Workloads
            // An agent of every node reads the node's folders on purpose.
            where workload.Manifest.Kind != "DaemonSet"
            from volume in workload.PodSpec["volumes"].Maps()
            where volume["hostPath"] is ValuesMap
            select (volume.KeyWhere("hostPath")!.Value, workload.Manifest.ToString());
        var ofVolumes =
            from manifest in repository.Manifests
            where manifest.Kind == "PersistentVolume" && manifest.Root["spec"] is ValuesMap
            let spec = (ValuesMap)manifest.Root["spec"]!
            from key in Keys
            where spec[key] is ValuesMap
            select (spec.KeyWhere(key)!.Value, manifest.ToString());
        var ofValues =
            from value in repository.Named
            where value.Tree is ValuesPart && value.Path is [.., "hostPath", "path"]
            select (value.Where, $"'{((ValuesPart)value.Tree!).Prefix}{value.PathText}'");
        return ofPods.Concat(ofVolumes).Concat(ofValues).Select(f => Finding(f.Item1, f.Item2, target));
    }

    private static ScanFinding Finding(SourceSpan where, string owner, ScanTarget target) =>
        ScanFinding.Error(
            "CG8002",
            where,
            $"{owner} keeps its data in a folder of its node, where no other node finds it and a new node starts empty.",
            "Mount a claim instead, and copy what the folder holds.",
            $"volumes: claims '<volume>-{target.SharedClass}' for what pods share; each store has a claim of class {target.BlockClass}",
            "a claim instead of the node's folder"
        );
}

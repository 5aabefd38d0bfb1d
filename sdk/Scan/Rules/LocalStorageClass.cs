using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8001: a class of volumes that only a laptop's cluster has.</summary>
internal sealed class LocalStorageClass : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target)
    {
        if (!target.IsAws)
            return [];
        var named = StorageClasses
            .In(repository)
            .Where(v => StorageClasses.IsLocal(v.Text))
            .Select(v => (v.Where, Message: $"The storage class '{v.Text}' lies on one machine's disk; EKS has no such class."));
        var made =
            from manifest in repository.Manifests
            where manifest.Kind == "StorageClass"
            let provisioner = manifest.Root["provisioner"]
            where provisioner.Text() is { } name && StorageClasses.IsLocalProvisioner(name)
            select (
                provisioner.Where!.Value,
                $"The storage class '{manifest.Name}' is made by '{provisioner.Text()}', which lies on one machine's disk."
            );
        return named
            .Concat(made)
            .Select(f =>
                ScanFinding.Error(
                    "CG8001",
                    f.Item1,
                    f.Item2,
                    $"Use {target.BlockClass} for data of one pod, {target.SharedClass} for what several pods mount; existing claims keep their class, so copy the data.",
                    $"storage: every claim of {target.Name} names its class, {target.BlockClass} or {target.SharedClass}, and prerequisites/ brings the class",
                    $"{target.BlockClass} or {target.SharedClass} instead of the laptop's storage class"
                )
            );
    }
}

using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8005: a claim takes whatever class is the default; a new EKS cluster has no default.</summary>
internal sealed class ClaimWithoutClass : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        !target.IsAws
            ? []
            : from claim in repository.Claims
            where !claim.Manifest.IsTemplate && claim.Spec["storageClassName"] is null && claim.Spec["volumeName"] is null
            select ScanFinding.Warning(
                "CG8005",
                claim.Where,
                $"The claim '{claim.Name}' names no storage class; where the cluster has no default, as EKS since 1.30, it stays pending.",
                $"Name the class, {target.BlockClass} or {target.SharedClass}.",
                $"storage: every claim of {target.Name} names its class",
                "a storage class for the claim"
            );
}

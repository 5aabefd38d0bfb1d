using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8006: a Deployment whose new pod waits for the volume that the old pod holds.</summary>
internal sealed class RollingUpdateOnSingleNodeVolume : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target)
    {
        if (!target.IsAws)
            return [];
        var single = repository
            .Claims.Where(c => c.Owner is null && c.SingleNodeMode is not null)
            .Select(c => c.Name)
            .ToHashSet(StringComparer.Ordinal);
        return from workload in repository.Workloads
            where
                workload.Manifest is { Kind: "Deployment", IsTemplate: false } && workload.Spec.At("strategy", "type").Text() != "Recreate"
            let claim = workload.Claims.FirstOrDefault(c => !c.ReadOnly && single.Contains(c.Name))
            where claim.Name is not null
            select ScanFinding.Warning(
                "CG8006",
                claim.Where,
                $"{workload.Manifest} writes the ReadWriteOnce claim '{claim.Name}' and updates by rolling: the new pod can wait for ever for the old one's volume.",
                "Set strategy.type: Recreate.",
                "the stores, and inference that streams, use Recreate: a writer never meets its successor",
                "Recreate for what writes a ReadWriteOnce claim"
            );
    }
}

using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8053: copies that one drain may take away all at once.</summary>
internal sealed class MissingBudget : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target)
    {
        if (!target.IsAws)
            return [];
        var budgets = repository
            .Manifests.Where(m => m.Kind == "PodDisruptionBudget")
            .Select(m => m.Root.At("spec", "selector", "matchLabels") as ValuesMap)
            .OfType<ValuesMap>()
            .ToArray();
        return from workload in repository.Workloads
            where workload.Manifest.Kind is "Deployment" or "StatefulSet" && repository.IsWhole(workload) && workload.Replicas > 1
            where !budgets.Any(b => b.Entries.All(e => workload.Labels?[e.Key].Text() == e.Value.Text()))
            select ScanFinding.Warning(
                "CG8053",
                workload.Spec["replicas"]!.Where!.Value,
                $"{workload.Manifest} has {workload.Replicas} copies and no PodDisruptionBudget: a drain may take them all at once.",
                "Add a budget with maxUnavailable: 1.",
                "whatever has two copies or more gets a budget with maxUnavailable 1, and is spread over the zones",
                "a PodDisruptionBudget"
            );
    }
}

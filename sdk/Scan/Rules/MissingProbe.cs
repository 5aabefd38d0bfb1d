using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8052: a server that gets requests before it can answer them.</summary>
internal sealed class MissingProbe : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        from workload in repository.Workloads
        where workload.Manifest.Kind is "Deployment" or "StatefulSet" && repository.IsWhole(workload)
        from container in workload.Containers
        where
            !container.IsInit
            && container.Image is not null
            && container.Map["ports"] is ValuesList { Items.Length: > 0 }
            && container.Map["readinessProbe"] is null
        select ScanFinding.Warning(
            "CG8052",
            container.Where,
            $"The container '{container.Name}' of {workload.Manifest} has ports and no readinessProbe: an update sends requests to what cannot answer yet.",
            "Add a readinessProbe, and a livenessProbe where a restart helps.",
            "every server of the chart has probes; yours answers at inference.healthPath",
            "probes"
        );
}

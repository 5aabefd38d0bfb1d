using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8051: a container that asks for no CPU or no memory, so that the scheduler packs it anywhere.</summary>
internal sealed class MissingRequests : IScanRule
{
    private static readonly string[] Resources = ["cpu", "memory"];

    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        from workload in repository.Workloads
        where repository.IsWhole(workload)
        from container in workload.Containers
        where container.Image is not null
        let missing = Resources.Where(r => !Asks(container, r)).ToArray()
        where missing.Length > 0
        select ScanFinding.Warning(
            "CG8051",
            container.Where,
            $"The container '{container.Name}' of {workload.Manifest} requests no {string.Join(" and no ", missing)}.",
            "Set resources.requests, and limits.",
            "resources: every container of the chart, init containers and sidecars too, has requests and limits",
            "requests and limits"
        );

    // A limit without a request is a request as well.
    private static bool Asks(WorkloadContainer container, string resource) =>
        container.Map.At("resources", "requests", resource) is not null || container.Map.At("resources", "limits", resource) is not null;
}

using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8022: a key that the pinned version of the chart still heeds and will drop.</summary>
internal sealed class DeprecatedChartKey : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        from problem in ContractWalk.Run(repository)
        where problem.Works
        select ScanFinding.Warning(
            "CG8022",
            problem.Where,
            $"'{problem.PathText}' is deprecated in the chart {problem.Values.Chart}, which says so only in notes that nobody sees.",
            problem.To.IsEmpty ? "Remove it." : $"Use {string.Join(" and ", problem.To.Select(t => $"'{t}'"))} instead.",
            "the generated values hold no deprecated key",
            $"keys where {problem.Values.Chart} reads them"
        );
}

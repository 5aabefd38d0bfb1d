using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8020: a key that the pinned version of the chart refuses, or passes over.</summary>
internal sealed class UnknownChartKey : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        from problem in ContractWalk.Run(repository)
        where !problem.Works
        select ScanFinding.Error(
            "CG8020",
            problem.Where,
            problem.Reason is null
                ? $"'{problem.PathText}' is no key of the chart {problem.Values.Chart}: Helm refuses it, or passes over it in silence."
                : $"'{problem.PathText}' has no effect in the chart {problem.Values.Chart}: {problem.Reason}",
            problem.To.IsEmpty ? "Remove it, or look its place up in the chart's values."
                : problem.Reason is null ? $"Did you mean '{string.Join("' or '", problem.To)}'?"
                : $"Use {string.Join(" and ", problem.To.Select(t => $"'{t}'"))} instead.",
            ResolvedBy(problem),
            $"keys where {problem.Values.Chart} reads them"
        );

    private static string ResolvedBy(KeyProblem problem) =>
        problem.Values.Chart!.Pinned == Subcharts.Airflow && problem.Path.Any(p => p is "extraEnv" or "extraEnvFrom" or "env")
            ? $"airflow.env reaches every container, airflow.{problem.Path[0]}.env this part; both are written where the chart reads them"
            : "every key that is written is held against the chart's contract; raw values go below values: of the component";
}

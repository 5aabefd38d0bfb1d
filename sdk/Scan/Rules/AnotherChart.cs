using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8023: values for a chart of the same program by somebody else, whose keys mean nothing to the pinned one.</summary>
internal sealed class AnotherChart : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        from values in repository.Values
        where values.Chart is { IsForeign: true, Publisher: not null, Name: "airflow" or "mlflow" or "postgresql" or "minio" }
        let pinned = Catalog.Subcharts.All.First(s => s.Key == values.Chart!.Name || s.Name == values.Chart.Name)
        select ScanFinding.Warning(
            "CG8023",
            values.Where,
            $"These are values of the chart {values.Chart}, whose keys the chart {pinned.Name} {pinned.Version} does not know.",
            "Carry over what they say, not the keys; claims and Services have other names too, so the data moves.",
            $"the generated chart uses {pinned.Name} {pinned.Version} from {pinned.Repository}",
            $"the chart {pinned.Name} {pinned.Version} instead of {values.Chart}"
        );
}

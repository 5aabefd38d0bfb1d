using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>One thing that has to change on the way to a target; its file's name is the rule.</summary>
internal interface IScanRule
{
    IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target);
}

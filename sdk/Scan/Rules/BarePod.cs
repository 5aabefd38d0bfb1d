using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8050: a pod that nobody starts again when its node goes.</summary>
internal sealed class BarePod : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        !target.IsAws
            ? []
            : from workload in repository.Workloads
            where
                workload.Manifest.Kind == "Pod"
                && !workload.IsTemplatePod
                && (workload.Manifest.Root.At("metadata", "annotations") as ValuesMap)?["helm.sh/hook"] is null
            select ScanFinding.Error(
                "CG8050",
                workload.Manifest.KindWhere,
                $"{workload.Manifest} belongs to nobody: when its node is drained or dies, it is gone.",
                "Make it a Deployment, or a SparkApplication where it is Spark.",
                $"inference.kind {target.Inference}: {(target.Inference == "spark" ? "a SparkApplication, which the Spark Operator starts again" : "a Deployment, which starts again on another node")}",
                "a Deployment or SparkApplication instead of a bare Pod"
            );
}

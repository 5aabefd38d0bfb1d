using System.Text.RegularExpressions;
using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8034: files that somebody copies into or out of a pod.</summary>
internal sealed partial class CopiedByHand : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        from step in repository.Steps
        from match in Copy.Matches(step.Text)
        select ScanFinding.Warning(
            "CG8034",
            step.At(match.Index, match.Length),
            "Files are copied into a pod by hand; the next pod does not have them.",
            "Bring code by Git or in the image, and models by the shared volume.",
            "airflow.dags.git and inference.git clone code, the volume 'models' carries what tasks write, and inference.waitFor waits for it",
            "no kubectl cp: code by Git, models by the shared volume"
        );

    [GeneratedRegex(@"\bkubectl(?:\s+-[\w-]+(?:[= ][^\s-]\S*)?)*\s+cp\s", RegexOptions.CultureInvariant)]
    private static partial Regex Copy { get; }
}

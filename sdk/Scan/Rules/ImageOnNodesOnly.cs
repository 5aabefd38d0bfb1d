using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8043: an image that somebody built on the nodes of one cluster, and that no other node finds.</summary>
internal sealed class ImageOnNodesOnly : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        !target.IsAws
            ? []
            : from image in repository.Images
            where image.Where is not null && image.IsNeverPulled
            select ScanFinding.Error(
                "CG8043",
                image.Where!.Value,
                $"The image '{image.Name}' is never pulled: it lies on the nodes of one cluster only.",
                "Push it to ECR, and drop the pull policy.",
                "airflow.image and inference.image: every node pulls them from images.registry, by tag or digest",
                "own images in ECR, pulled like any other"
            );
}

using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8040: an image whose tag means another image tomorrow.</summary>
internal sealed class MovingTag : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        from image in repository.Images
        where
            image.Tag is not null
            && !repository.IsReplaced(image, "newTag")
            && !repository.IsReplaced(image, "digest")
            && image.Reference.Digest.Length == 0
            && image.Reference.Tag is "" or "latest"
        select ScanFinding.Warning(
            "CG8040",
            image.Tag!.Value,
            image.Reference.Tag.Length == 0
                ? $"The image '{image.Name}' has no tag, which means latest: two nodes can run two versions."
                : $"{(image.Name.Length == 0 ? "The image" : $"The image '{image.Name}'")} has the tag latest: two nodes can run two versions, and no rollback finds the old one.",
            "Name the version that runs today.",
            "the chart names a version or digest for every image; your own are airflow.image.tag and inference.image.tag",
            "a version instead of latest"
        );
}

using ChartGen.Sdk.Scan.Reading;

namespace ChartGen.Sdk.Scan.Rules;

/// <summary>CG8041: an image that each node pulls from Docker Hub, where the target has a registry of its own.</summary>
internal sealed class ImageOnDockerHub : IScanRule
{
    public IEnumerable<ScanFinding> Check(ScannedRepository repository, ScanTarget target) =>
        !target.HasRegistry
            ? []
            : from image in repository.Images
            where
                image.Where is not null
                && !Placeholders.Is(image.Name)
                && !image.IsNeverPulled
                && !repository.IsReplaced(image, "newName")
                && image.Reference.Registry == "docker.io"
                && !WithdrawnImage.Is(image.Reference)
            select ScanFinding.Warning(
                "CG8041",
                image.Where!.Value,
                $"The image '{image.Name}' comes from Docker Hub, which limits how often the nodes of one address may pull.",
                "Mirror it to ECR.",
                $"images.registry: every image of {target.Name} is pulled from there, as {image.Reference.Path}; RUNBOOK.md lists what to copy",
                "images from ECR instead of Docker Hub"
            );
}

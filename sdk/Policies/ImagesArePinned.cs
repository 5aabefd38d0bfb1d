namespace ChartGen.Sdk.Policies;

/// <summary>CG7030: an image that may be another tomorrow makes an upgrade of every restart.</summary>
internal sealed class ImagesArePinned : Policy
{
    public override string Code => "CG7030";

    public override string Title => "Every image has a digest, or a tag that is not `latest`.";

    public override IEnumerable<Violation> Check(PolicyInput input) =>
        from pod in input.Pods
        from container in pod.Containers
        where !IsPinned(container.Image)
        select new Violation(
            pod.Owner,
            $"{pod}: the container '{container.Name}' runs '{container.Image}', which has no tag of its own.",
            "Give the image a version as its tag, or a digest."
        );

    private static bool IsPinned(string image)
    {
        if (image.Contains("@sha256:", StringComparison.Ordinal))
            return true;
        var name = image[(image.LastIndexOf('/') + 1)..];
        return name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && name[(colon + 1)..] is not ("" or "latest");
    }
}

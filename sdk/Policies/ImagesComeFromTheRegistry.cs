using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7031: one image from elsewhere is one that a node without Internet cannot pull, and nobody scanned.</summary>
internal sealed class ImagesComeFromTheRegistry : Policy
{
    private static readonly string[] Upstream = ["docker.io/", "gcr.io/", "ghcr.io/", "public.ecr.aws/", "quay.io/", "registry.k8s.io/"];

    public override string Code => "CG7031";

    public override string Title => "Every image comes from the profile's registry, those that operators are told to run too.";

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        if (input.Profile.Images.Registry is not { } registry)
            return [];
        string[] known = [registry.Text + "/", .. input.Profile.Images.Map.Values.Select(v => v.Text)];
        return from pod in input.Pods
            from container in pod.Containers
            from image in Told(container).Prepend(container.Image)
            where !Array.Exists(known, k => image.StartsWith(k, StringComparison.Ordinal))
            select new Violation(
                pod.Owner,
                image == container.Image
                    ? $"{pod}: the container '{container.Name}' runs '{image}', which is not in {registry.Text}."
                    : $"{pod}: the container '{container.Name}' is told to run '{image}', which is not in {registry.Text}.",
                "Set the image's registry in the values of its chart; images.map names an image that lies elsewhere."
            );
    }

    // --prometheus-config-reloader=quay.io/…: an operator makes pods of it.
    private static IEnumerable<string> Told(RenderedContainer container) =>
        container
            .Tree["args"]
            .Texts()
            .Concat(container.Env.Select(e => e.TextAt("value")))
            .Select(text => text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..])
            .Where(image => Array.Exists(Upstream, host => image.StartsWith(host, StringComparison.Ordinal)));
}

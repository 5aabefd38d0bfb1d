using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Images;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Images;

public sealed class NeededImageTests
{
    private const string Digest = "sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1";

    private static readonly ImageSettings Settings = Read.Cloud(
        "images: {registry: registry.acme.test/mirror, map: {quay.io/team/own: elsewhere.acme.test/own}}"
    ).Profile!.Images;

    [Fact]
    public void An_image_of_the_registry_knows_what_it_is_copied_from()
    {
        var image = Assert.Single(Of(["registry.acme.test/mirror/library/redis:7.2"], ["redis:7.2"]));

        Assert.Equal("docker.io/library/redis:7.2", image.Upstream?.ToString());
        Assert.Equal(["Docker Hub limits pulls without an account."], image.Notes.AsEnumerable());
    }

    [Fact]
    public void A_mapped_image_is_copied_to_its_own_place()
    {
        var image = Assert.Single(Of([$"elsewhere.acme.test/own:1@{Digest}"], [$"quay.io/team/own:1@{Digest}"]));

        Assert.Equal($"quay.io/team/own:1@{Digest}", image.Upstream?.ToString());
        Assert.Empty(image.Notes);
    }

    [Fact]
    public void An_image_that_is_in_the_registry_by_its_own_name_is_not_copied()
    {
        var image = Assert.Single(Of(["registry.acme.test/mirror/team/app:1"], ["registry.acme.test/mirror/team/app:1"]));

        Assert.Null(image.Upstream);
        Assert.Equal(["It is in the registry by its own name: nothing here copies it."], image.Notes.AsEnumerable());
    }

    [Fact]
    public void An_image_that_stays_elsewhere_is_not_copied()
    {
        var image = Assert.Single(Of(["quay.io/thanos/thanos:v0.42.4"], ["quay.io/thanos/thanos:v0.42.4"]));

        Assert.Null(image.Upstream);
        Assert.Equal(["It is not in the registry."], image.Notes.AsEnumerable());
    }

    [Theory]
    [InlineData("docker.io/bitnami/redis:7", "Bitnami's versioned images left Docker Hub in August 2025: it cannot be pulled.")]
    [InlineData("docker.io/bitnamilegacy/redis:7", "Bitnami froze it in August 2025: nobody patches it.")]
    [InlineData(
        "quay.io/minio/minio:RELEASE.2024-12-18T13-15-44Z",
        "MinIO publishes no images since October 2025: nobody patches it; with objectStore.kind s3 none is needed."
    )]
    [InlineData(
        "registry.k8s.io/ingress-nginx/controller:v1.15.1",
        "ingress-nginx is retired since March 2026: nobody patches it; with ingress.kind alb none is needed."
    )]
    [InlineData("quay.io/team/app", "It has no version of its own: it may be another tomorrow.")]
    [InlineData("quay.io/team/app:latest", "It has no version of its own: it may be another tomorrow.")]
    public void What_is_known_about_a_registry_is_said(string image, string note) =>
        Assert.Contains(note, Assert.Single(NeededImage.Of([Use(image)], [], new())).Notes);

    [Fact]
    public void A_digest_is_a_version() =>
        Assert.Empty(Assert.Single(NeededImage.Of([Use($"quay.io/team/app@{Digest}")], [], new())).Notes);

    private static ImmutableArray<NeededImage> Of(string[] images, string[] upstream) =>
        NeededImage.Of(images.Select(Use), upstream.Select(Use), Settings);

    private static ImageUse Use(string image) =>
        new(ImageReference.Parse(image), "Pod/p", "ml", "container c", "platform/templates/p.yaml");
}

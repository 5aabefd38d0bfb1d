using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Tests.Profiles;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Tests;

public sealed class ProfileImagesTests
{
    [Fact]
    public void Objects_of_charts_and_beside_them_are_searched()
    {
        var found = ProfileImages.Of(Rendered("images: {}", "redis:7", beside: ("move/copy.yaml", "rclone/rclone:1")), null);

        Assert.Empty(found.Diagnostics);
        Assert.Equal(
            [
                "docker.io/library/redis:7 <- Pod/p, container c, platform/templates/p.yaml",
                "docker.io/rclone/rclone:1 <- Pod/p, container c, move/copy.yaml",
            ],
            found.Images.Select(i => $"{i.Image} <- {Assert.Single(i.UsedBy).Owner}, {i.UsedBy[0].Place}, {i.UsedBy[0].File}")
        );
    }

    [Fact]
    public void Of_a_chart_out_of_reach_only_what_ChartGen_sets_is_known_and_that_is_said()
    {
        var found = ProfileImages.Of(
            Rendered("images: {registry: registry.acme.test}", "registry.acme.test/library/redis:7", standIn: Subcharts.Mlflow),
            Rendered("images: {}", "redis:7", standIn: Subcharts.Mlflow)
        );

        Assert.Equal(
            [
                $"warning CG8301: Of mlflow {Subcharts.Mlflow.Version} only the images are listed that ChartGen sets: nothing else is known of a chart that is out of reach. Name a folder with the charts: --chart-source; --require-charts makes this an error.",
            ],
            found.Diagnostics.Select(d => d.ToString())
        );
        Assert.Equal(
            [
                "registry.acme.test/burakince/mlflow:3 from docker.io/burakince/mlflow:3",
                "registry.acme.test/library/redis:7 from docker.io/library/redis:7",
            ],
            found.Images.Select(i => $"{i.Image} from {i.Upstream}")
        );
        Assert.Equal($"chart mlflow {Subcharts.Mlflow.Version}", Assert.Single(found.Images[0].UsedBy).Owner);
    }

    [Fact]
    public void A_profile_without_a_registry_has_nothing_to_mirror()
    {
        var diagnostics = new DiagnosticBag();

        Assert.Null(ProfileImages.Of(Rendered("images: {}", "redis:7"), null).Mirror("laptop", diagnostics));

        Assert.Equal(
            "error CG8302: There is nothing to mirror: laptop pulls every image from where it is published. Set the registry: --set images.registry=<registry>.",
            Assert.Single(diagnostics).ToString()
        );
    }

    [Fact]
    public void Two_images_that_would_lie_upon_each_other_are_an_error()
    {
        var found = ProfileImages.Of(
            Rendered("images: {registry: registry.acme.test}", "registry.acme.test/team/app:1"),
            Rendered("images: {}", "quay.io/team/app:1", beside: ("move/copy.yaml", "ghcr.io/team/app:1"))
        );

        Assert.Equal(
            "error CG8303: ghcr.io/team/app:1 and quay.io/team/app:1 would both be copied to registry.acme.test/team/app:1: one would be pulled for the other. Give one of them another path with 'images.map'.",
            Assert.Single(found.Diagnostics).ToString()
        );
    }

    private static (GeneratedProfile, ProfileRender) Rendered(
        string site,
        string image,
        Subchart? standIn = null,
        (string Path, string Image)? beside = null
    )
    {
        var component = new ComponentOutput
        {
            Component = "test",
            Subchart = standIn,
            Images = ["burakince/mlflow:3"],
        };
        var chart = new Chart("platform", [], standIn is null ? [] : [standIn], ValuesMap.Empty, [component]);
        var generated = new GeneratedProfile(
            Read.Laptop(site).Profile!,
            [new(chart, "ml", "ml")],
            beside is { } file ? [ChartFile.Create(ChartPath.Parse(file.Path), Pod(file.Image))] : [],
            ""
        );
        var objects = RenderedObjects.Parse("# Source: platform/templates/p.yaml\n" + Pod(image), "ml").Objects;
        return (generated, new([new("platform", objects)], standIn is null ? [] : [standIn], []));
    }

    private static string Pod(string image) =>
        $"{{apiVersion: v1, kind: Pod, metadata: {{name: p}}, spec: {{containers: [{{name: c, image: \"{image}\"}}]}}}}\n";
}

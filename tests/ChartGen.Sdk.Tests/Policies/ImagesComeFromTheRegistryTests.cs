using System.Collections.Immutable;
using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class ImagesComeFromTheRegistryTests
{
    [Fact]
    public void An_image_from_elsewhere_is_found_and_one_that_an_operator_is_told_of()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec:
              containers:
                - name: c
                  image: quay.io/a:1
                - name: d
                  image: registry.test/mirror/d:1
                  args: [--sidecar=ghcr.io/s:1]
                  env: [{name: IMAGE, value: "registry.k8s.io/e:1"}]
            """;

        Assert.Equal(
            [
                "Pod/a: the container 'c' runs 'quay.io/a:1', which is not in registry.test/mirror. Set the image's registry in the values of its chart; images.map names an image that lies elsewhere.",
                "Pod/a: the container 'd' is told to run 'ghcr.io/s:1', which is not in registry.test/mirror. Set the image's registry in the values of its chart; images.map names an image that lies elsewhere.",
                "Pod/a: the container 'd' is told to run 'registry.k8s.io/e:1', which is not in registry.test/mirror. Set the image's registry in the values of its chart; images.map names an image that lies elsewhere.",
            ],
            Judged.By<ImagesComeFromTheRegistry>(Mirrored, Yaml)
        );
    }

    [Fact]
    public void An_image_of_the_registry_and_a_mapped_one_are_fine()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec:
              containers:
                - {name: c, image: "registry.test/mirror/a:1"}
                - {name: d, image: "elsewhere.test/own:1"}
            """;

        Assert.Empty(Judged.By<ImagesComeFromTheRegistry>(Mirrored, Yaml));
    }

    [Fact]
    public void Without_a_registry_images_come_from_their_makers()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec: {containers: [{name: c, image: "quay.io/a:1"}]}
            """;

        Assert.Empty(Judged.By<ImagesComeFromTheRegistry>(TestProfiles.Laptop, Yaml));
    }

    private static EnvironmentProfile Mirrored { get; } =
        TestProfiles.Cloud with
        {
            Images = new()
            {
                Registry = RegistryHost.Parse("registry.test/mirror"),
                Map = ImmutableSortedDictionary<string, ImageRepository>.Empty.Add("own", ImageRepository.Parse("elsewhere.test/own")),
            },
        };
}

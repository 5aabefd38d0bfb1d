using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class ImagesArePinnedTests
{
    [Fact]
    public void An_image_without_a_tag_of_its_own_is_found()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec:
              initContainers: [{name: i, image: "registry:5000/tool"}]
              containers: [{name: c, image: "app:latest"}]
            """;

        Assert.Equal(
            [
                "Pod/a: the container 'i' runs 'registry:5000/tool', which has no tag of its own. Give the image a version as its tag, or a digest.",
                "Pod/a: the container 'c' runs 'app:latest', which has no tag of its own. Give the image a version as its tag, or a digest.",
            ],
            Judged.By<ImagesArePinned>(Yaml)
        );
    }

    [Fact]
    public void A_tag_and_a_digest_are_fine()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec:
              initContainers: [{name: i, image: "registry:5000/tool@sha256:0123"}]
              containers: [{name: c, image: "app:1.2"}]
            """;

        Assert.Empty(Judged.By<ImagesArePinned>(Yaml));
    }
}

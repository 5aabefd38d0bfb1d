using ChartGen.Sdk.Components;

namespace ChartGen.Sdk.Tests.Components;

public sealed class ImageReferenceTests
{
    [Theory]
    [InlineData("spark", "docker.io", "library/spark", "", "")]
    [InlineData("spark:4.0.1", "docker.io", "library/spark", "4.0.1", "")]
    [InlineData("docker.io/spark:4.0.1", "docker.io", "library/spark", "4.0.1", "")]
    [InlineData("index.docker.io/library/spark", "docker.io", "library/spark", "", "")]
    [InlineData("apache/airflow:3.2.2", "docker.io", "apache/airflow", "3.2.2", "")]
    [InlineData("quay.io/minio/mc:1", "quay.io", "minio/mc", "1", "")]
    [InlineData("localhost/a:1", "localhost", "a", "1", "")]
    [InlineData("localhost:5000/a", "localhost:5000", "a", "", "")]
    [InlineData("r.test:5000/a/b:1", "r.test:5000", "a/b", "1", "")]
    [InlineData("r.test/a@sha256:0f", "r.test", "a", "", "sha256:0f")]
    [InlineData("r.test:5000/a:1@sha256:0f", "r.test:5000", "a", "1", "sha256:0f")]
    public void A_reference_is_taken_apart(string text, string registry, string path, string tag, string digest) =>
        Assert.Equal(new ImageReference(registry, path, tag, digest), ImageReference.Parse(text));

    [Theory]
    [InlineData("docker.io/library/spark:4.0.1")]
    [InlineData("r.test:5000/a/b:1@sha256:0f")]
    [InlineData("r.test/a@sha256:0f")]
    public void A_full_reference_is_written_as_it_was_read(string text) => Assert.Equal(text, ImageReference.Parse(text).ToString());
}

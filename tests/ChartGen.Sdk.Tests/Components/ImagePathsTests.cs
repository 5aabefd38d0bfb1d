using ChartGen.Sdk.Components;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Components;

public sealed class ImagePathsTests
{
    [Fact]
    public void CG2001_two_makers_images_on_one_path_of_the_registry_are_an_error()
    {
        Assert.Equal(
            [
                "site.yaml(1,20): error CG2001: 'docker.io/minio/mc' and 'quay.io/minio/mc' would both be pulled from 'r.test/minio/mc'. "
                    + @"Give one of them another path: --set images.map.docker\.io/minio/mc=<repository>.",
            ],
            Check("images: {registry: r.test}\n", "minio/mc:1", "quay.io/minio/mc:2", "apache/airflow:1")
        );
    }

    [Fact]
    public void CG2001_a_map_that_moves_an_image_onto_another_is_an_error_where_it_stands()
    {
        Assert.Equal(
            [
                "site.yaml(2,8): error CG2001: 'docker.io/a/x' and 'quay.io/b/y' would both be pulled from 'r.test/b/y'. "
                    + @"Give one of them another path: --set images.map.docker\.io/a/x=<repository>.",
            ],
            Check("images: {registry: r.test, map: {\n  a/x: r.test/b/y}}\n", "a/x:1", "quay.io/b/y:1")
        );
    }

    [Fact]
    public void CG2001_a_copy_must_not_replace_an_image_of_ones_own()
    {
        Assert.Equal(
            [
                "site.yaml(1,20): error CG2001: 'docker.io/apache/airflow' and 'r.test/apache/airflow' would both be pulled from "
                    + @"'r.test/apache/airflow'. Give one of them another path: --set images.map.docker\.io/apache/airflow=<repository>.",
            ],
            Check("images: {registry: r.test}\n", "apache/airflow:1", "r.test/apache/airflow:1")
        );
    }

    [Theory]
    [InlineData("images: {registry: r.test}\n", "spark:1", "docker.io/library/spark:2")]
    [InlineData("images: {registry: r.test}\n", "apache/airflow:1", "r.test/apache/airflow:1-own")]
    [InlineData("images: {registry: r.test/team}\n", "apache/airflow:1", "r.test/team/apache/airflow:1-own")]
    [InlineData("images: {registry: r.test, map: {quay.io/minio/mc: r.test/quay/mc}}\n", "minio/mc:1", "quay.io/minio/mc:1")]
    [InlineData("", "minio/mc:1", "quay.io/minio/mc:1")]
    public void Images_that_cannot_be_taken_for_one_another_are_fine(string site, string one, string other) =>
        Assert.Empty(Check(site, one, other));

    private static IEnumerable<string> Check(string site, params string[] images)
    {
        var read = Read.Laptop(site);
        var outputs = images.Select(image => new ComponentOutput { Component = "test", Images = [image] });
        return ImagePaths.Check(outputs, new(read.Profile!.Images), read.Sources).Select(d => d.ToString());
    }
}

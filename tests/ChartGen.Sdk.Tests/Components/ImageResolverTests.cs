using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Tests.Components;

public sealed class ImageResolverTests
{
    [Theory]
    [InlineData("spark:4.0.1", "docker.io/library/spark:4.0.1")]
    [InlineData("quay.io/minio/mc:1", "quay.io/minio/mc:1")]
    public void Without_a_registry_an_image_is_pulled_from_its_maker(string upstream, string pulled) =>
        Assert.Equal(pulled, Resolve(null, upstream));

    [Theory]
    [InlineData("r.test", "spark:4.0.1", "r.test/library/spark:4.0.1")]
    [InlineData("r.test", "docker.io/spark:4.0.1", "r.test/library/spark:4.0.1")]
    [InlineData("r.test", "apache/airflow:3.2.2", "r.test/apache/airflow:3.2.2")]
    [InlineData("r.test", "registry.k8s.io/git-sync/git-sync:v4.4.0", "r.test/git-sync/git-sync:v4.4.0")]
    [InlineData("r.test", "localhost:5000/a:1", "r.test/a:1")]
    [InlineData("r.test", "quay.io/a@sha256:0f", "r.test/a@sha256:0f")]
    [InlineData("r.test", "quay.io/a:1@sha256:0f", "r.test/a:1@sha256:0f")]
    [InlineData("r.test:5000", "quay.io/a:1", "r.test:5000/a:1")]
    [InlineData("r.test/team", "quay.io/a:1", "r.test/team/a:1")]
    public void A_registry_holds_every_image_under_its_path_with_tag_and_digest(string registry, string upstream, string pulled) =>
        Assert.Equal(pulled, Resolve(registry, upstream));

    [Theory]
    [InlineData("r.test", "r.test/own/app:1")]
    [InlineData("r.test/team", "r.test/team/app:1")]
    [InlineData("r.test:5000", "r.test:5000/app:1")]
    public void An_image_that_is_in_the_registry_stays(string registry, string image) => Assert.Equal(image, Resolve(registry, image));

    [Theory]
    [InlineData("r.test/team", "r.test/app:1", "r.test/team/app:1")]
    [InlineData("r.test/team", "r.test/teams/app:1", "r.test/team/teams/app:1")]
    public void An_image_beside_the_registrys_path_is_not_in_it(string registry, string upstream, string pulled) =>
        Assert.Equal(pulled, Resolve(registry, upstream));

    [Theory]
    [InlineData("spark", "spark:4.0.1")]
    [InlineData("library/spark", "docker.io/spark:4.0.1")]
    [InlineData("docker.io/library/spark", "spark:4.0.1")]
    public void A_map_moves_one_image_however_its_name_is_written_and_keeps_the_tag(string key, string upstream)
    {
        Assert.Equal("other.test/s/spark:4.0.1", Resolve("r.test", upstream, (key, "other.test/s/spark")));
        Assert.Equal("r.test/apache/airflow:1", Resolve("r.test", "apache/airflow:1", (key, "other.test/s/spark")));
    }

    [Fact]
    public void A_map_counts_without_a_registry_too() =>
        Assert.Equal("other.test/mc:1@sha256:0f", Resolve(null, "quay.io/minio/mc:1@sha256:0f", ("quay.io/minio/mc", "other.test/mc")));

    private static string Resolve(string? registry, string upstream, params (string From, string To)[] map) =>
        new ImageResolver(
            new()
            {
                Registry = registry is null ? null : RegistryHost.Parse(registry),
                Map = map.ToImmutableSortedDictionary(m => m.From, m => ImageRepository.Parse(m.To), StringComparer.Ordinal),
            }
        )
            .Resolve(upstream)
            .ToString();
}

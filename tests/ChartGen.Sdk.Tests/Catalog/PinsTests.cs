using ChartGen.Sdk.Catalog;

namespace ChartGen.Sdk.Tests.Catalog;

public sealed class PinsTests
{
    private const string Content = "14bf2f53f1ef582d31f8015bffb85afe071af4901f876635194db8fe0530fa23";

    [Fact]
    public void File_is_as_it_is_written()
    {
        var path = Repository.Full(Pins.Path);
        var text = Pins.Parse(File.ReadAllText(path)).ToText();
        if (Golden.IsAccepting)
            File.WriteAllText(path, text);

        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void Every_chart_has_a_pin_and_every_pin_a_chart() =>
        Assert.Equal(Subcharts.All.Select(s => s.Name).Order(StringComparer.Ordinal), Pins.Kept.Names);

    /// <summary>An update that was killed may leave facts of a version that nobody pins.</summary>
    [Fact]
    public void Facts_are_kept_of_pinned_versions_only()
    {
        foreach (var folder in new[] { "Content", "Contracts" })
        {
            var kept = Directory.EnumerateFiles(Repository.Full($"sdk/Catalog/{folder}")).Select(Path.GetFileName);
            Assert.Equal(
                Subcharts.All.Select(s => $"{s.Name}-{s.Version}.txt").Order(StringComparer.Ordinal),
                kept.Order(StringComparer.Ordinal)
            );
        }
    }

    [Fact]
    public void Everything_that_is_malformed_is_named()
    {
        var problem = Assert.Throws<InvalidDataException>(() =>
            Pins.Parse(
                $"""
                minio:
                  version: newest
                  appVersion: 1
                  archive: abc
                  colour: red
                postgres: 1.6.7
                mlflow:
                  version: 1.11.5
                  content: {Content}
                """
            )
        );

        Assert.Equal(
            """
            'minio.appVersion' is no text.
            'minio.colour' is not known.
            'minio.version' is no version.
            'minio.content' is no SHA-256 in 64 hexadecimal digits.
            'minio.archive' is no SHA-256 in 64 hexadecimal digits.
            'postgres' is no map.
            'mlflow.appVersion' is missing.
            """,
            problem.Message
        );
    }

    [Theory]
    [InlineData("[]", "It is no map.")]
    [InlineData("a: [", "Pins.yaml")]
    public void What_is_no_map_is_no_catalog(string text, string said) =>
        Assert.StartsWith(said, Assert.Throws<InvalidDataException>(() => Pins.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Chart_without_a_pin_is_named() =>
        Assert.Equal("Pins.yaml holds no pin of 'redis'.", Assert.Throws<InvalidDataException>(() => Pins.Kept["redis"]).Message);
}

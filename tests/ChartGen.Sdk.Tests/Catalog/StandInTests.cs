using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Helm;

namespace ChartGen.Sdk.Tests.Catalog;

/// <summary>With the real Helm.</summary>
public sealed class StandInTests
{
    [Fact]
    public async Task Unknown_key_of_a_closed_map_is_refused()
    {
        var judgement = await JudgeAsync(Subcharts.Minio, "minio:\n  persistence:\n    storageClassName: gp3\n");

        var problem = Assert.Single(judgement.Diagnostics, d => d.Severity == Severity.Error);
        Assert.Equal("CG6011", problem.Code);
        Assert.Contains("chart 'minio'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("storageClassName", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alias_is_the_name_in_the_message()
    {
        var judgement = await JudgeAsync(Subcharts.Postgresql, "postgresql:\n  persistence: {}\n");

        Assert.StartsWith(
            "The values schema of chart 'postgresql' refuses: ",
            Assert.Single(judgement.Diagnostics, d => d.Severity == Severity.Error).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("minio:\n  persistence: null\n  replicas: '3'\n  ingress:\n    annotations:\n      a.b/c: d\n")]
    [InlineData("minio:\n  resources:\n    limits:\n      memory: 1Gi\n  global:\n    x: 1\nglobal:\n  y: 1\n")]
    public async Task Null_other_types_and_open_maps_are_accepted(string values)
    {
        var judgement = await JudgeAsync(Subcharts.Minio, values);

        Assert.DoesNotContain(judgement.Diagnostics, d => d.Severity == Severity.Error);
        Assert.Empty(judgement.Objects);
    }

    internal static async Task<Judgement> JudgeAsync(Subchart subchart, string values)
    {
        using var folder = new TemporaryFolder();
        var archive = Path.Combine(folder.Path, $"{subchart.Name}-{subchart.Version}.tgz");
        StandIn.Write(subchart, Contract.Parse(CatalogFacts.ContractText(subchart.Name, subchart.Version)!), archive);
        var alias = subchart.Alias is null ? "" : $"\n    alias: {subchart.Alias}";
        folder.File(
            "chart/Chart.yaml",
            TinyChart.Metadata("platform", "0.1.0")
                + $"dependencies:\n  - name: {subchart.Name}\n    version: {subchart.Version}\n    repository: {subchart.Repository}{alias}\n"
        );
        folder.File("chart/values.yaml", values);
        folder.File("chart/templates/NOTES.txt", "Installed.\n");
        var request = new JudgeRequest
        {
            Release = "r",
            Namespace = "ns",
            Archives = [archive],
            IsReal = false,
        };
        return await new ChartJudge(await RealHelm.FindAsync()).JudgeAsync(Path.Combine(folder.Path, "chart"), request);
    }
}

using ChartGen.Sdk.Output;

namespace ChartGen.Sdk.Tests.Output;

/// <summary>What <c>helm dependency build</c> leaves in a chart of ours.</summary>
public sealed class SubchartArchiveTests : IDisposable
{
    private const string Archive = "platform/charts/airflow-1.22.0.tgz";
    private static readonly (string, string) Metadata = ("platform/Chart.yaml", "name: platform\n");
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task An_archive_is_carried_over_without_a_word()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put(Archive, "archive");

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan([Metadata, .. Sandbox.New]));

        Assert.Equal(WriteOutcome.Written, result.Outcome);
        Assert.Empty(result.Foreign);
        Assert.Empty(result.Diagnostics);
        Assert.Equal("archive", File.ReadAllText(_sandbox.Full(Archive)));
    }

    [Fact]
    public async Task An_archive_is_no_difference()
    {
        var plan = _sandbox.Plan([Metadata, .. Sandbox.Old]);
        await Sandbox.Writer.WriteAsync(plan);
        _sandbox.Put(Archive, "archive");

        Assert.True(Sandbox.Writer.Check(plan).IsClean);
        Assert.Equal(WriteOutcome.Unchanged, (await Sandbox.Writer.WriteAsync(plan)).Outcome);
    }

    [Theory]
    [InlineData("platform/charts/notes.txt")]
    [InlineData("platform/charts/deeper/airflow-1.22.0.tgz")]
    [InlineData("platform/airflow-1.22.0.tgz")]
    [InlineData("other/charts/airflow-1.22.0.tgz")]
    [InlineData("charts/airflow-1.22.0.tgz")]
    public async Task Anything_else_beside_a_chart_of_ours_is_foreign(string path)
    {
        var plan = _sandbox.Plan([Metadata, .. Sandbox.Old]);
        await Sandbox.Writer.WriteAsync(plan);
        _sandbox.Put(path, "mine");

        Assert.Equal<string>([path], (await Sandbox.Writer.WriteAsync(plan)).Foreign);
        Assert.Equal(
            $"out/eks-multi/{path}: warning CG5012: The file is not ChartGen's; it is left as it is. "
                + "Keep files of your own outside the generated folder.",
            Assert.Single(Sandbox.Writer.Check(plan).Differences).ToString()
        );
    }

    [Fact]
    public async Task An_archive_where_a_generated_file_belongs_is_in_the_way()
    {
        await _sandbox.WriteOldAsync();
        _sandbox.Put(Archive, "mine");

        var result = await Sandbox.Writer.WriteAsync(_sandbox.Plan([Metadata, .. Sandbox.Old, (Archive, "ours\n")]));

        Assert.Equal("CG5004", Assert.Single(result.Diagnostics).Code);
        Assert.Equal("mine", File.ReadAllText(_sandbox.Full(Archive)));
    }
}

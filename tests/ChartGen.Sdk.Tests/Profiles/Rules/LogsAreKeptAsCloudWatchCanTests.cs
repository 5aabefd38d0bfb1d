namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class LogsAreKeptAsCloudWatchCanTests
{
    [Fact]
    public void A_number_of_days_that_CloudWatch_does_not_know_is_an_error_with_the_closest()
    {
        var read = Read.Cloud("", "observability.kind=cloudwatch", "observability.retentionDays=100");

        Assert.Equal(
            "--set observability.retentionDays: error CG1232: CloudWatch does not keep logs for 100 days. "
                + "Use 90; it takes 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.",
            Assert.Single(Read.Coded(read, "CG1232"))
        );
    }

    [Theory]
    [InlineData("cloudwatch", "365")]
    [InlineData("prometheus", "100")]
    public void Prometheus_keeps_metrics_for_any_number_of_days(string kind, string days) =>
        Assert.Empty(Read.Coded(Read.Cloud("", $"observability.kind={kind}", $"observability.retentionDays={days}"), "CG1232"));
}

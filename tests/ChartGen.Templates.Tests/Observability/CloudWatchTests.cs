using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Observability;

namespace ChartGen.Templates.Tests.Observability;

public sealed class CloudWatchTests
{
    private const string Agent = "aws-cloudwatch-metrics";
    private const string Logs = "aws-for-fluent-bit";

    private static EnvironmentProfile Profile { get; } =
        TestProfiles.EksMulti with
        {
            Observability = new ObservabilityChoice.CloudWatch { RetentionDays = 90 },
        };

    private static Chart Of(EnvironmentProfile profile) => TestCharts.Of(profile, new CloudWatchAgentComponent(), new FluentBitComponent());

    [Fact]
    public void Both_come_where_CloudWatch_is_chosen_and_the_chart_brings_them()
    {
        var addon = Profile with
        {
            Prerequisites = Profile.Prerequisites with { CloudWatchAgent = Prerequisite.ByAddon, FluentBit = Prerequisite.ByAddon },
        };

        Assert.Equal([Agent, Logs], Of(Profile).Dependencies.Select(d => d.Key));
        Assert.Empty(Of(addon).Dependencies);
        Assert.Empty(Of(TestProfiles.EksMulti).Dependencies);
    }

    [Fact]
    public void Logs_go_to_one_group_of_the_cluster_and_end_after_the_days_of_the_profile()
    {
        var chart = Of(Profile);

        Assert.Equal("eu-central-1\n", chart.Yaml(Logs, "cloudWatchLogs", "region"));
        Assert.Equal("/aws/containerinsights/acme-ml/application\n", chart.Yaml(Logs, "cloudWatchLogs", "logGroupName"));
        Assert.Equal("90\n", chart.Yaml(Logs, "cloudWatchLogs", "logRetentionDays"));
        Assert.Equal("acme-ml\n", chart.Yaml(Agent, "clusterName"));
    }

    [Fact]
    public void Each_has_a_role_that_writes_its_own_log_group()
    {
        var chart = Of(Profile);

        Assert.Contains(
            "arn:aws:iam::444455556666:role/",
            chart.Yaml(Logs, "serviceAccount", "annotations", "eks.amazonaws.com/role-arn"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            [
                ("cloudwatch-agent", "write to the CloudWatch log groups `/aws/containerinsights/acme-ml/performance`"),
                ("cloudwatch-agent", "publish the CloudWatch metrics `ContainerInsights`"),
                ("fluent-bit", "write to the CloudWatch log groups `/aws/containerinsights/acme-ml/application`"),
            ],
            chart.Components.SelectMany(c => c.Accounts).SelectMany(a => a.Rights.Select(r => (a.Name, r.Summary)))
        );
    }

    [Fact]
    public void T35_images_come_from_the_registry()
    {
        const string registry = "444455556666.dkr.ecr.eu-central-1.amazonaws.com";
        var chart = Of(Profile);

        Assert.Equal($"\"{registry}/amazon/cloudwatch-agent\"\n", chart.Yaml(Agent, "image", "repository"));
        Assert.Equal($"\"{registry}/aws-observability/aws-for-fluent-bit\"\n", chart.Yaml(Logs, "image", "repository"));
    }

    [Fact]
    public void Fluent_Bit_sees_the_nodes_logs_and_nothing_else_of_the_node() =>
        Assert.Equal("- name: varlog\n  hostPath:\n    path: /var/log\n", Of(Profile).Yaml(Logs, "volumes"));
}

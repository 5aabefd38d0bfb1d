using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Identity;
using ChartGen.Templates.Prerequisites;

namespace ChartGen.Templates.Observability;

/// <summary>Container Insights: the CloudWatch agent on every node, by aws-cloudwatch-metrics 0.0.11.</summary>
internal sealed class CloudWatchAgentComponent : IComponent
{
    /// <summary>The name of its account, which its role trusts.</summary>
    public const string FullName = "cloudwatch-agent";

    private const string Image = "docker.io/amazon/cloudwatch-agent:1.300032.2b361";

    public string Name => FullName;

    public ComponentOutput? Build(ComponentContext context)
    {
        var profile = context.Profile;
        if (profile is not { Observability: ObservabilityChoice.CloudWatch, Aws: { } aws })
            return null;
        if (profile.Prerequisites.CloudWatchAgent is not { Source: PrerequisiteSource.Chart } agent)
            return null;
        var role = profile.PrerequisiteRoleArn(FullName);
        return new()
        {
            Component = Name,
            Subchart = Subcharts.AwsCloudWatchMetrics,
            Values = new(
                "observability/cloudwatch-agent.yaml.scriban",
                ValuesMap.Of(
                    ("name", FullName),
                    ("cluster", aws.ClusterName.Text),
                    ("image", PinnedImage.Of(context.Images, Image)),
                    ("hasRole", role is not null),
                    ("role", role ?? "")
                )
            ),
            RawValues = agent.Values,
            Accounts =
            [
                new(
                    FullName,
                    AccountMaker.Subchart,
                    [PlatformRights.WriteLogs(profile, LogGroup(aws)), PlatformRights.PublishMetrics("ContainerInsights")],
                    MountsToken: true
                ),
            ],
            Exceptions =
            [
                .. NodeAgents.Exceptions($"DaemonSet/{FullName}", "It reads the node's file systems and its container runtime."),
                new(
                    "CG7032",
                    $"DaemonSet/{FullName}",
                    "The chart has no key for pull secrets; nodes of EKS pull from ECR by their own role."
                ),
            ],
            Images = [Image],
        };
    }

    // The agent's own name for it; what it writes there, CloudWatch turns into metrics.
    private static string LogGroup(AwsSettings aws) => $"/aws/containerinsights/{aws.ClusterName.Text}/performance";
}

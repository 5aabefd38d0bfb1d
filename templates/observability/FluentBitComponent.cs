using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Identity;
using ChartGen.Templates.Prerequisites;

namespace ChartGen.Templates.Observability;

/// <summary>Sends the logs of every container to CloudWatch: Fluent Bit on every node, by aws-for-fluent-bit 0.2.0.</summary>
internal sealed class FluentBitComponent : IComponent
{
    /// <summary>The name of its account, which its role trusts.</summary>
    public const string FullName = "fluent-bit";

    private const string Image = "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.2.1";

    private static readonly ContainerResources Resources = ContainerResources.Of("25m", "64Mi", "500m", "256Mi");

    public string Name => FullName;

    public ComponentOutput? Build(ComponentContext context)
    {
        var profile = context.Profile;
        if (profile is not { Observability: ObservabilityChoice.CloudWatch choice, Aws: { } aws })
            return null;
        if (profile.Prerequisites.FluentBit is not { Source: PrerequisiteSource.Chart } fluentBit)
            return null;
        var role = profile.PrerequisiteRoleArn(FullName);
        var group = $"/aws/containerinsights/{aws.ClusterName.Text}/application";
        return new()
        {
            Component = Name,
            Subchart = Subcharts.AwsForFluentBit,
            Values = new(
                "observability/fluent-bit.yaml.scriban",
                ValuesMap.Of(
                    ("name", FullName),
                    ("region", aws.Region.Text),
                    ("group", group),
                    ("days", choice.RetentionDays),
                    ("image", PinnedImage.Of(context.Images, Image)),
                    ("hasPullSecrets", !profile.Images.PullSecrets.IsEmpty),
                    ("pullSecrets", Models.PullSecrets(profile.Images)),
                    ("hasRole", role is not null),
                    ("role", role ?? ""),
                    ("resources", Models.Of(Resources))
                )
            ),
            RawValues = fluentBit.Values,
            Accounts = [new(FullName, AccountMaker.Subchart, [PlatformRights.WriteLogs(profile, group)], MountsToken: true)],
            Exceptions = NodeAgents.Exceptions($"DaemonSet/{FullName}", "It reads the node's logs, which are root's."),
            Images = [Image],
        };
    }
}

using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Identity;

namespace ChartGen.Templates.Prerequisites;

/// <summary>The EBS CSI driver. As an EKS add-on it has the same accounts, and only its rights are written here.</summary>
internal sealed class EbsDriverComponent : IComponent
{
    // The chart's and the add-on's fixed names.
    private const string Account = "ebs-csi-controller-sa";
    private const string NodeAccount = "ebs-csi-node-sa";

    // The tags that chart 2.64.0 pins.
    private const string Driver = "public.ecr.aws/ebs-csi-driver/aws-ebs-csi-driver:v1.64.0";
    private const string Provisioner = "public.ecr.aws/csi-components/csi-provisioner:v6.3.0-eksbuild.4";
    private const string Attacher = "public.ecr.aws/csi-components/csi-attacher:v4.12.0-eksbuild.5";
    private const string Resizer = "public.ecr.aws/csi-components/csi-resizer:v2.2.1-eksbuild.3";
    private const string Snapshotter = "public.ecr.aws/csi-components/csi-snapshotter:v8.6.0-eksbuild.5";
    private const string LivenessProbe = "public.ecr.aws/csi-components/livenessprobe:v2.19.0-eksbuild.5";
    private const string Registrar = "public.ecr.aws/csi-components/csi-node-driver-registrar:v2.17.0-eksbuild.5";

    /// <inheritdoc/>
    public string Name => "ebs-driver";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        var profile = context.Profile;
        if (!profile.NeedsEbsDriver())
            return null;
        return profile.Prerequisites.EbsDriver switch
        {
            { Source: PrerequisiteSource.Chart } driver => new()
            {
                Component = Name,
                Subchart = Subcharts.AwsEbsCsiDriver,
                Values = new("prerequisites/ebs-driver.yaml.scriban", Model(context)),
                RawValues = driver.Values,
                Accounts =
                [
                    new(Account, AccountMaker.Subchart, Rights(profile), MountsToken: true),
                    new(NodeAccount, AccountMaker.Subchart, [], MountsToken: true),
                ],
                Exceptions =
                [
                    .. NodeAgents.Exceptions("DaemonSet/ebs-csi-node", "It mounts volumes for the node's kubelet."),
                    new(
                        "CG7013",
                        "Deployment/ebs-csi-controller",
                        "The chart has no key to leave these variables out; their Secret is optional, and nobody makes it."
                    ),
                ],
                Images = [Driver, Provisioner, Attacher, Resizer, Snapshotter, LivenessProbe, Registrar],
            },
            { Source: PrerequisiteSource.Addon } => new()
            {
                Component = Name,
                Accounts = [new(Account, AccountMaker.Outside, Rights(profile))],
            },
            _ => null,
        };
    }

    private static ImmutableArray<AwsRight> Rights(EnvironmentProfile profile) =>
        profile.Aws is null ? [] : [PlatformRights.EbsVolumes(profile)];

    private static ValuesMap Model(ComponentContext context)
    {
        var profile = context.Profile;
        var role = profile.PrerequisiteRoleArn(Account);
        return ValuesMap.Of(
            ("driver", PinnedImage.Of(context.Images, Driver)),
            ("provisioner", PinnedImage.Of(context.Images, Provisioner)),
            ("attacher", PinnedImage.Of(context.Images, Attacher)),
            ("resizer", PinnedImage.Of(context.Images, Resizer)),
            ("snapshotter", PinnedImage.Of(context.Images, Snapshotter)),
            ("livenessProbe", PinnedImage.Of(context.Images, LivenessProbe)),
            ("registrar", PinnedImage.Of(context.Images, Registrar)),
            ("pullSecrets", Models.Names(profile.Images.PullSecrets)),
            ("hasPullSecrets", !profile.Images.PullSecrets.IsEmpty),
            ("hasRegion", profile.Aws is not null),
            ("region", profile.Aws?.Region.Text ?? ""),
            ("hasRole", role is not null),
            ("role", role ?? ""),
            ("severalNodes", profile.Availability.SeveralNodes),
            ("sidecarResources", Models.Of(DriverSidecars.Resources))
        );
    }
}

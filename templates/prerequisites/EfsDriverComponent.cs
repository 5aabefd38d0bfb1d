using System.Collections.Immutable;
using ChartGen.Sdk.Catalog;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Identity;

namespace ChartGen.Templates.Prerequisites;

/// <summary>The EFS CSI driver. As an EKS add-on it has the same accounts, and only its rights are written here.</summary>
internal sealed class EfsDriverComponent : IComponent
{
    // The chart's and the add-on's fixed names.
    private const string Account = "efs-csi-controller-sa";
    private const string NodeAccount = "efs-csi-node-sa";

    // The tags that chart 4.4.1 pins.
    private const string Driver = "public.ecr.aws/efs-csi-driver/amazon/aws-efs-csi-driver:v3.4.1";
    private const string Provisioner = "public.ecr.aws/csi-components/csi-provisioner:v6.3.0-eksbuild.2";
    private const string LivenessProbe = "public.ecr.aws/csi-components/livenessprobe:v2.19.0-eksbuild.3";
    private const string Registrar = "public.ecr.aws/csi-components/csi-node-driver-registrar:v2.17.0-eksbuild.3";

    // Also of the provisioner beside the driver: its key falls back to the controller's.
    private static readonly ContainerResources Controller = ContainerResources.Of("20m", "64Mi", "200m", "256Mi");
    private static readonly ContainerResources Node = ContainerResources.Of("50m", "128Mi", "2", "1Gi");

    /// <inheritdoc/>
    public string Name => "efs-driver";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        var profile = context.Profile;
        if (!profile.NeedsEfsDriver())
            return null;
        return profile.Prerequisites.EfsDriver switch
        {
            { Source: PrerequisiteSource.Chart } driver => new()
            {
                Component = Name,
                Subchart = Subcharts.AwsEfsCsiDriver,
                Values = new("prerequisites/efs-driver.yaml.scriban", Model(context)),
                RawValues = driver.Values,
                Accounts =
                [
                    new(Account, AccountMaker.Subchart, Rights(profile), MountsToken: true),
                    // Mounting needs no rights: the network lets nodes in, and access points say as whom.
                    new(NodeAccount, AccountMaker.Subchart, [], MountsToken: true),
                ],
                Exceptions =
                [
                    .. NodeAgents.Exceptions("DaemonSet/efs-csi-node", "It mounts volumes for the node's kubelet."),
                    .. NodeAgents.Exceptions(
                        "Deployment/efs-csi-controller",
                        "It mounts the file system to delete the folders of access points."
                    ),
                ],
                Images = [Driver, Provisioner, LivenessProbe, Registrar],
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
        profile.Aws is null ? [] : [PlatformRights.EfsAccessPoints(profile, FileSystem(profile.Storage))];

    // Where both are on EFS they are on the same file system (CG1224).
    private static FileSystemId FileSystem(StorageSettings storage) =>
        (storage.Shared as StorageChoice.Efs ?? (StorageChoice.Efs)storage.Block).FileSystemId;

    private static ValuesMap Model(ComponentContext context)
    {
        var profile = context.Profile;
        var role = profile.PrerequisiteRoleArn(Account);
        return ValuesMap.Of(
            ("driver", PinnedImage.Of(context.Images, Driver)),
            ("provisioner", PinnedImage.Of(context.Images, Provisioner)),
            ("livenessProbe", PinnedImage.Of(context.Images, LivenessProbe)),
            ("registrar", PinnedImage.Of(context.Images, Registrar)),
            ("pullSecrets", Models.Names(profile.Images.PullSecrets)),
            ("hasPullSecrets", !profile.Images.PullSecrets.IsEmpty),
            ("hasRole", role is not null),
            ("role", role ?? ""),
            ("severalNodes", profile.Availability.SeveralNodes),
            ("sidecarResources", Models.Of(DriverSidecars.Resources)),
            ("controllerResources", Models.Of(Controller)),
            ("nodeResources", Models.Of(Node))
        );
    }
}

using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Identity;

internal static partial class PlatformRights
{
    private const string EbsTag = "ebs.csi.aws.com/cluster";
    private const string EfsTag = "efs.csi.aws.com/cluster";

    /// <summary>
    /// Make, attach, grow and delete EBS volumes, as driver 1.64 does for claims. Snapshots, clones and changes of a volume's tags are left out:
    /// nothing here asks for them.
    /// </summary>
    public static AwsRight EbsVolumes(EnvironmentProfile profile)
    {
        var arns = SiteArns.Of(profile);
        var volumes = arns.Regional("ec2", "volume/*");
        const string Reason = "Volumes are made at run time; the condition narrows them to the driver's own.";
        return new(
            "make, attach, grow and delete the EBS volumes of claims",
            [
                new()
                {
                    Sid = "ReadVolumesAndNodes",
                    Actions =
                    [
                        "ec2:DescribeAvailabilityZones",
                        "ec2:DescribeInstanceTypes",
                        "ec2:DescribeInstances",
                        "ec2:DescribeTags",
                        "ec2:DescribeVolumeStatus",
                        "ec2:DescribeVolumes",
                        "ec2:DescribeVolumesModifications",
                    ],
                    Resources = ["*"],
                    Conditions = [InRegion(profile)],
                    WildcardReason = "EC2 offers no resources for these actions; they read, and in this region only.",
                },
                new()
                {
                    Sid = "MakeVolumes",
                    Actions = ["ec2:CreateVolume"],
                    Resources = [volumes],
                    Conditions = [new("StringEquals", $"aws:RequestTag/{EbsTag}", ["true"])],
                    WildcardReason = Reason,
                },
                new()
                {
                    Sid = "TagNewVolumes",
                    Actions = ["ec2:CreateTags"],
                    Resources = [volumes],
                    Conditions = [new("StringEquals", "ec2:CreateAction", ["CreateVolume"])],
                    WildcardReason = "Volumes are made at run time; the condition narrows them to those that are being made.",
                },
                new()
                {
                    Sid = "UseOwnVolumes",
                    Actions = ["ec2:AttachVolume", "ec2:DeleteVolume", "ec2:DetachVolume", "ec2:ModifyVolume"],
                    Resources = [volumes],
                    Conditions = [new("StringEquals", $"ec2:ResourceTag/{EbsTag}", ["true"])],
                    WildcardReason = Reason,
                },
                new()
                {
                    Sid = "AttachToNodes",
                    Actions = ["ec2:AttachVolume", "ec2:DetachVolume"],
                    Resources = [arns.Regional("ec2", "instance/*")],
                    WildcardReason = "Nodes come and go; which volume is attached to them, the statement before says.",
                },
            ]
        );
    }

    /// <summary>
    /// Make and delete access points of one EFS file system, as the controller of driver 3.4 does for claims. Its pods on nodes need no
    /// right: they find mount targets by DNS.
    /// </summary>
    public static AwsRight EfsAccessPoints(EnvironmentProfile profile, FileSystemId fileSystem)
    {
        var arns = SiteArns.Of(profile);
        var system = arns.Regional("elasticfilesystem", $"file-system/{fileSystem.Text}");
        var points = arns.Regional("elasticfilesystem", "access-point/*");
        const string Reason = "Access points are made at run time; the condition narrows them to the driver's own.";
        return new(
            $"make and delete access points of the file system {Markdown.Code(fileSystem.Text)}",
            [
                new()
                {
                    Sid = "ReadFileSystem",
                    Actions =
                    [
                        "elasticfilesystem:DescribeAccessPoints",
                        "elasticfilesystem:DescribeFileSystems",
                        "elasticfilesystem:DescribeMountTargets",
                    ],
                    Resources = [system, points],
                    WildcardReason = "Access points are made at run time, and are asked for by their own names when they are deleted.",
                },
                new()
                {
                    Sid = "MakeAccessPoints",
                    Actions = ["elasticfilesystem:CreateAccessPoint"],
                    Resources = [system],
                    Conditions = [new("StringEquals", $"aws:RequestTag/{EfsTag}", ["true"])],
                },
                new()
                {
                    Sid = "TagAndDeleteOwnAccessPoints",
                    Actions = ["elasticfilesystem:DeleteAccessPoint", "elasticfilesystem:TagResource"],
                    Resources = [points],
                    Conditions = [new("StringEquals", $"aws:ResourceTag/{EfsTag}", ["true"])],
                    WildcardReason = Reason,
                },
            ]
        );
    }

    private static PolicyCondition InRegion(EnvironmentProfile profile) =>
        new("StringEquals", "aws:RequestedRegion", [profile.Aws!.Region.Text]);
}

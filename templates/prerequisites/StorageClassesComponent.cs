using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Prerequisites;

/// <summary>
/// The classes <c>gp3</c> and <c>efs-sc</c>, where the profile's claims name them. Neither is the cluster's default: every claim names its
/// class (T27). What they say depends on no profile (C03), and parameters are strings (T26).
/// </summary>
internal sealed class StorageClassesComponent : IComponent
{
    private static readonly ValuesMap Ebs = ValuesMap.Of(("csi.storage.k8s.io/fstype", "ext4"), ("encrypted", "true"), ("type", "gp3"));

    /// <inheritdoc/>
    public string Name => "storage-classes";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        var profile = context.Profile;
        if (profile.Prerequisites.StorageClasses.Source != PrerequisiteSource.Chart)
            return null;
        var files = new[] { profile.Storage.Block, profile.Storage.Shared }
            .DistinctBy(s => s.ClassName)
            .OrderBy(s => s.ClassName, StringComparer.Ordinal)
            .Select(FileOf)
            .OfType<ManifestTemplate>();
        return files.ToArray() is { Length: > 0 } all ? new() { Component = Name, Files = [.. all] } : null;
    }

    private static ManifestTemplate? FileOf(StorageChoice storage) =>
        storage switch
        {
            // A volume lies in the zone of its node, so the node comes first.
            StorageChoice.Ebs => File(storage, "ebs.csi.aws.com", Ebs, "WaitForFirstConsumer", isElastic: false),
            StorageChoice.Efs efs => File(storage, "efs.csi.aws.com", AccessPoints(efs), "Immediate", isElastic: true),
            _ => null,
        };

    // EFS gives every access the identity of the access point. It is Airflow's own, and the group is that of all pods that mount: what the
    // pods see of themselves then agrees with what the files say.
    private static ValuesMap AccessPoints(StorageChoice.Efs efs) =>
        ValuesMap.Of(
            ("directoryPerms", "770"),
            ("fileSystemId", efs.FileSystemId.Text),
            ("gid", "0"),
            ("provisioningMode", "efs-ap"),
            ("uid", "50000")
        );

    private static ManifestTemplate File(StorageChoice storage, string provisioner, ValuesMap parameters, string binding, bool isElastic) =>
        new(
            "prerequisites/storage-class.yaml.scriban",
            $"templates/storage/{storage.ClassName}.yaml",
            ValuesMap.Of(
                ("name", storage.ClassName),
                ("provisioner", provisioner),
                ("parameters", parameters),
                ("binding", binding),
                ("isElastic", isElastic)
            )
        );
}

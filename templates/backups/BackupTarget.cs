using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Common;
using ChartGen.Templates.Identity;
using ChartGen.Templates.Network;

namespace ChartGen.Templates.Backups;

/// <summary>Where a job's backups go, and what each job needs for it.</summary>
/// <param name="Job">The CronJob; its account and its pods have the same name.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">Below which they lie, without slashes at its ends.</param>
internal sealed record BackupTarget(string Job, string Bucket, string Prefix)
{
    // Copies in parts of 5 MiB, four of them for each of four files at a time, and keeps a folder's list in memory.
    private static readonly ContainerResources Copying = ContainerResources.Of("50m", "128Mi", "1", "512Mi");

    /// <summary>The target of a job.</summary>
    public static BackupTarget Of(BackupChoice.S3 backups, string job, string folder) =>
        new(job, backups.Bucket.Text, $"{backups.Prefix}/{folder}");

    /// <summary>The URL of its backups.</summary>
    public string Url => $"s3://{Bucket}/{Prefix}";

    /// <summary>The job's account, which may add to its folder.</summary>
    public AccountSpec Account(EnvironmentProfile profile, BackupChoice.S3 backups) =>
        new(Job, AccountMaker.Platform, [PlatformRights.Bucket(profile, backups.Bucket, Prefix, BucketAccess.Add)]);

    /// <summary>The job's pods.</summary>
    public PodGroup Pods => PodGroup.Of(Job, ("app.kubernetes.io/name", Job));

    /// <summary>What every job's template prints.</summary>
    public ValuesMap Model(ComponentContext context) =>
        ValuesMap.Of(
            ("name", Job),
            ("region", context.Profile.Aws?.Region.Text ?? ""),
            ("copier", context.Images.Resolve(BackupsComponent.CopierImage).ToString()),
            ("copierResources", Models.Of(Copying)),
            ("hasPullSecrets", !context.Profile.Images.PullSecrets.IsEmpty),
            ("pullSecrets", Models.PullSecrets(context.Profile.Images))
        );

    /// <summary>The way to AWS.</summary>
    public IEnumerable<Connection> Connections(EnvironmentProfile profile, BackupChoice.S3 backups) =>
        Outside.Aws(profile, Account(profile, backups), Job);
}

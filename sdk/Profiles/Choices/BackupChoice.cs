using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Sdk.Profiles.Choices;

/// <summary>Where data that lives in the cluster is copied to. RDS and S3 have backups of their own.</summary>
public abstract record BackupChoice
{
    private BackupChoice() { }

    /// <summary>The word in <c>backups.kind</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Nowhere.</summary>
    public sealed record None : BackupChoice
    {
        /// <inheritdoc/>
        public override string Kind => "none";
    }

    /// <summary>A bucket on S3, written with the pod's own role.</summary>
    public sealed record S3 : BackupChoice
    {
        /// <summary>The bucket.</summary>
        public required BucketName Bucket { get; init; }

        /// <summary>The prefix below which backups lie, without slashes at its ends.</summary>
        /// <value>The default is <c>backups</c>.</value>
        public string Prefix { get; init; } = "backups";

        /// <summary>When they are made.</summary>
        /// <value>The default is every night at half past two.</value>
        public CronSchedule Schedule { get; init; } = CronSchedule.Parse("30 2 * * *");

        /// <inheritdoc/>
        public override string Kind => "s3";
    }
}

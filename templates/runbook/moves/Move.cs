using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Airflow;
using ChartGen.Templates.Backups;
using ChartGen.Templates.Inference;

namespace ChartGen.Templates.Runbook.Moves;

/// <summary>A volume whose claim is another one after the move.</summary>
/// <param name="Volume">The volume.</param>
/// <param name="From">The claim before.</param>
/// <param name="To">The claim after.</param>
/// <param name="User">Who owns its files.</param>
internal sealed record VolumeMove(string Volume, ClaimSpec From, ClaimSpec To, int User);

/// <summary>What differs for data between the profile before and this one, and so what a move has to copy.</summary>
/// <param name="Before">The profile that one comes from.</param>
/// <param name="After">The profile of the runbook.</param>
internal sealed record Move(RunbookFacts Before, RunbookFacts After)
{
    /// <summary>The label of the pods that copy.</summary>
    public const string Label = "move";

    private const int AirflowUser = 50000;

    /// <summary>Whether both live in one cluster; a laptop's and one of AWS never do.</summary>
    public bool IsSameCluster =>
        (Before.Profile.Aws, After.Profile.Aws) switch
        {
            (null, null) => true,
            ({ } before, { } after) => before.ClusterName == after.ClusterName
                && before.AccountId == after.AccountId
                && before.Region == after.Region,
            _ => false,
        };

    /// <summary>Whether the release is upgraded in place.</summary>
    public bool IsInPlace => IsSameCluster && Before.Release == After.Release && Before.Namespace == After.Namespace;

    /// <summary>Whether databases are dumped and restored.</summary>
    public bool MovesDatabases =>
        (Before.Profile.Database, After.Profile.Database) switch
        {
            (DatabaseChoice.InCluster, DatabaseChoice.InCluster) => !IsInPlace,
            (DatabaseChoice.Rds before, DatabaseChoice.Rds after) => before.Host != after.Host,
            _ => true,
        };

    /// <summary>Whether artifacts go to another bucket.</summary>
    public bool MovesObjects =>
        (Before.Profile.ObjectStore, After.Profile.ObjectStore) switch
        {
            (ObjectStoreChoice.Minio, ObjectStoreChoice.Minio) => !IsInPlace,
            (ObjectStoreChoice.S3 before, ObjectStoreChoice.S3 after) => before.Bucket != after.Bucket,
            _ => true,
        };

    /// <summary>Volumes that both profiles have on claims of different names, or in different clusters.</summary>
    public ImmutableArray<VolumeMove> Volumes { get; } = [.. VolumesOf(Before, After)];

    /// <summary>Volumes to copy: those of stores go by their own tools where the stores do.</summary>
    public IEnumerable<VolumeMove> Copied =>
        Volumes.Where(v =>
            v.Volume switch
            {
                PlatformNames.PostgresqlData => !MovesDatabases && v.From.Name != v.To.Name,
                PlatformNames.MinioData => !MovesObjects && v.From.Name != v.To.Name,
                _ => !IsInPlace || v.From.Name != v.To.Name,
            }
        );

    /// <summary>Whether task logs that lie on claims can be copied to the bucket, each where Airflow looks for it.</summary>
    public bool MovesLogs =>
        IsInPlace
        && Before.LogKeepers.Any(k => k.Name == AirflowAccounts.Worker)
        && AirflowLogs.Of(After.Profile).Place == AirflowLogPlace.Bucket;

    /// <summary>Whether anything is copied by a Job inside the cluster.</summary>
    public bool HasJobs => IsInPlace && (Copied.Any() || MovesObjectsByJob || MovesDatabasesByJob || MovesLogs);

    /// <summary>Whether a Job copies the databases.</summary>
    public bool MovesDatabasesByJob =>
        IsInPlace && Before.Profile.Database is DatabaseChoice.InCluster && After.Profile.Database is DatabaseChoice.Rds;

    /// <summary>Whether a Job copies the artifacts.</summary>
    public bool MovesObjectsByJob =>
        IsInPlace && Before.Profile.ObjectStore is ObjectStoreChoice.Minio && After.Profile.ObjectStore is ObjectStoreChoice.S3;

    /// <summary>Images of the copies that no chart pulls, as their makers name them.</summary>
    public IEnumerable<string> Images => MovesObjectsByJob || MovesLogs ? [BackupsComponent.CopierImage] : [];

    /// <summary>StatefulSets before that are Deployments, or nothing, after: both would run until the upgrade succeeds.</summary>
    public IEnumerable<string> StatefulSetsThatGo => Before.AirflowStatefulSets.Except(After.AirflowStatefulSets, StringComparer.Ordinal);

    /// <summary>Secrets of one name in both, which hold addresses of before until they are made anew.</summary>
    public IEnumerable<string> SecretsMadeAnew =>
        Before.Secrets.Select(s => s.Name).Intersect(After.Secrets.Select(s => s.Name), StringComparer.Ordinal);

    /// <summary>Claims that the platform after the move does not mount.</summary>
    public IEnumerable<string> ClaimsLeft =>
        Before
            .Claims.Select(c => c.Name)
            .Concat(Before.TemplateClaims.Select(c => c.Name))
            .Except(After.Claims.Select(c => c.Name).Concat(After.TemplateClaims.Select(c => c.Name)), StringComparer.Ordinal);

    /// <summary>Secrets that the platform after the move does not read.</summary>
    public IEnumerable<string> SecretsLeft =>
        Before.Secrets.Select(s => s.Name).Except(After.Secrets.Select(s => s.Name), StringComparer.Ordinal);

    private static IEnumerable<VolumeMove> VolumesOf(RunbookFacts before, RunbookFacts after) =>
        before.Claims.Join(
            after.Claims,
            b => b.Volume,
            a => a.Volume,
            (b, a) => new VolumeMove(b.Volume, b, a, UserOf(b.Volume)),
            StringComparer.Ordinal
        );

    private static int UserOf(string volume) =>
        volume switch
        {
            PlatformNames.Checkpoints => PodKnobs.SparkUser,
            PlatformNames.PostgresqlData => 999,
            PlatformNames.MinioData => 1000,
            _ => AirflowUser,
        };
}

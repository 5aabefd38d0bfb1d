using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Backups;

/// <summary>
/// Copies what lives in the cluster to S3 on a schedule: dumps of the databases, and what is new in the object store. Nothing is deleted there,
/// and the jobs' accounts can read nothing of it back.
/// </summary>
internal sealed class BackupsComponent : IComponent
{
    /// <summary>The tool that copies. It asks S3 for nothing but a list of names and to take objects.</summary>
    public const string CopierImage = "rclone/rclone:1.69.1";

    /// <inheritdoc/>
    public string Name => "backups";

    /// <inheritdoc/>
    public ComponentOutput? Build(ComponentContext context)
    {
        if (context.Profile.Backups is not BackupChoice.S3 target)
            return null;
        ImmutableArray<ComponentOutput> jobs =
        [
            .. context.Profile.Database is DatabaseChoice.InCluster database ? [PostgresqlBackup.Of(context, target, database)] : Nothing,
            .. context.Profile.ObjectStore is ObjectStoreChoice.Minio minio ? [MinioBackup.Of(context, target, minio)] : Nothing,
        ];
        return jobs.IsEmpty
            ? null
            : new()
            {
                Component = Name,
                Knobs = new([
                    new("schedule", target.Schedule.Text, "When backups are made, in UTC."),
                    new("suspend", false, "Whether none are made for now, such as while data moves."),
                ]),
                KnobSchema = ValuesMap.Of(
                    ("schedule", ValuesMap.Of(("type", "string"), ("minLength", 9))),
                    ("suspend", ValuesMap.Of(("type", "boolean")))
                ),
                Files = [.. jobs.SelectMany(j => j.Files)],
                Secrets = [.. jobs.SelectMany(j => j.Secrets)],
                Accounts = [.. jobs.SelectMany(j => j.Accounts)],
                PodGroups = [.. jobs.SelectMany(j => j.PodGroups)],
                Connections = [.. jobs.SelectMany(j => j.Connections)],
                Images = [.. jobs.SelectMany(j => j.Images).Distinct(StringComparer.Ordinal)],
            };
    }

    private static ImmutableArray<ComponentOutput> Nothing => [];
}

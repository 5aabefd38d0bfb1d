using System.Text.RegularExpressions;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Scan.Rules;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>Sizes of what keeps data, and buckets.</summary>
internal sealed partial class FoundStores(ScannedRepository repository, ScanTarget target, SiteDraft draft)
{
    private static readonly string[][] Sizes =
    [
        ["storage", "requestedSize"],
        ["primary", "persistence", "size"],
        ["persistence", "size"],
        ["master", "persistence", "size"],
    ];

    public void Add()
    {
        Size("database", ServerRole.Database, target.Database == "rds", "RDS has a size of its own");
        Size("objectStore", ServerRole.ObjectStore, target.ObjectStore == "s3", "S3 has no size");
        Size("broker", ServerRole.Broker, target.Broker != "in-cluster", "the broker of the target keeps no claim");
        AddBuckets();
    }

    private void Size(string section, ServerRole role, bool isElsewhere, string why)
    {
        var (size, where) = OfValues(role) ?? OfWorkload(role) ?? default;
        if (size is null)
            return;
        if (isElsewhere)
            draft.LeaveOut(where, $"{size} of the {section} in the cluster", $"With {target.Name}, {why}.");
        else
            draft.Set($"{section}.size", size, where);
    }

    private (string, SourceSpan)? OfValues(ServerRole role) =>
        (
            from values in repository.Values
            where values.Chart is { } chart && ServerRoles.OfChart(chart.Name) == role
            from path in Sizes
            let size = values.Root.At(path)
            where size.Text() is not null
            select ((string, SourceSpan)?)(size.Text()!, size.Where!.Value)
        ).FirstOrDefault();

    private (string, SourceSpan)? OfWorkload(ServerRole role) =>
        (
            from workload in repository.Workloads
            where workload.Role == role
            from claim in repository.Claims
            where
                claim.Size is not null
                && (claim.Owner == workload || (claim.Owner is null && workload.Claims.Any(c => c.Name == claim.Name)))
            select ((string, SourceSpan)?)(claim.Size!, claim.Spec.At("resources", "requests", "storage")!.Where!.Value)
        ).FirstOrDefault();

    private void AddBuckets()
    {
        var ofMinio = Declared().ToArray();
        var named = repository
            .Named.Where(v => !SecretNames.IsSensitive(v) && !Placeholders.Is(v.Text))
            .Select(v => (Name: BucketOf(v), v.Where))
            .Where(b =>
                b.Name is not null
                && !b.Name.Contains(".svc", StringComparison.Ordinal)
                && !b.Name.EndsWith(".local", StringComparison.Ordinal)
                && ofMinio.All(m => m.Name != b.Name)
            )
            .Select(b => (Name: b.Name!, b.Where))
            .ToArray();
        var all = target.ObjectStore == "s3" ? named.Concat(ofMinio) : ofMinio.Concat(named);
        var buckets = all.DistinctBy(b => b.Name).ToArray();
        foreach (var (bucket, i) in buckets.Select((b, i) => (b, i)))
        {
            if (target.ObjectStore == "s3" && ofMinio.Any(m => m.Name == bucket.Name))
                draft.LeaveOut(
                    bucket.Where,
                    $"the bucket '{bucket.Name}' of MinIO",
                    "Buckets of S3 share their names with the whole world: make one of your own, and set objectStore.bucket."
                );
            else if (i > 0 || !draft.Set("objectStore.bucket", bucket.Name, bucket.Where))
                draft.LeaveOut(
                    bucket.Where,
                    $"the bucket '{bucket.Name}'",
                    "The platform has one bucket; make this one yourself where it is needed."
                );
        }
    }

    private IEnumerable<(string Name, SourceSpan Where)> Declared() =>
        (
            from values in repository.Values
            where values.Chart?.Name == "minio"
            from bucket in values.Root["buckets"].Maps()
            where bucket["name"].Text() is not null
            select (bucket["name"].Text()!, bucket["name"]!.Where!.Value)
        )
            .Concat(
                from value in repository.Named
                where value.Tree is ValuesPart { Chart.Name: "minio" } && value.Name == "defaultBuckets"
                from name in value.Text.Split(',', ' ')
                where name.Length > 0
                select (name, value.Where)
            )
            .Concat(
                from step in repository.Steps
                from match in MakeBucket.Matches(step.Text)
                select (match.Groups["name"].Value, step.At(match.Index, match.Length))
            );

    private static string? BucketOf(NamedValue value) =>
        value.IsReference ? null
        : S3Url.Match(value.Text) is { Success: true } match ? match.Groups["name"].Value
        : value.Name.EndsWith("_BUCKET", StringComparison.OrdinalIgnoreCase) || value.Name is "bucket" && value.Path.Any(p => p == "s3")
            ? value.Text
        : null;

    [GeneratedRegex(@"\bs3a?://(?<name>[a-z0-9][a-z0-9.-]+[a-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex S3Url { get; }

    [GeneratedRegex(@"\bmc\s+mb\s+(?:-\S+\s+)*[\w-]+/(?<name>[a-z0-9][a-z0-9.-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex MakeBucket { get; }
}

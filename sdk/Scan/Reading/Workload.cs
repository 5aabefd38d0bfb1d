using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Reading;

/// <summary>An object that runs pods.</summary>
internal sealed partial record Workload(Manifest Manifest, ValuesMap Spec, ValuesMap PodSpec, ValuesMap? Labels)
{
    private const int LongestScript = 10_000;

    public ImmutableArray<WorkloadContainer> Containers { get; } =
    [
        .. PodSpec["initContainers"].Maps().Select(m => new WorkloadContainer(m, IsInit: true)),
        .. PodSpec["containers"].Maps().Select(m => new WorkloadContainer(m, IsInit: false)),
    ];

    // Spark and Airflow take a pod from a file to make theirs of it, and a patch has no image.
    public bool IsTemplatePod =>
        Manifest.Kind == "Pod"
        && Containers.Any(c =>
            c.Image is null
            || c.Name is "spark-kubernetes-driver" or "spark-kubernetes-executor"
            || (c.Name == "base" && Manifest.File.Name.Contains("template", StringComparison.OrdinalIgnoreCase))
        );

    public int Replicas =>
        Manifest.Kind == "DaemonSet" ? 2
        : int.TryParse(Spec["replicas"].Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var replicas) ? replicas
        : 1;

    /// <summary>Claims that its pods mount, with the place of each name, and whether only for reading.</summary>
    public IEnumerable<(string Name, SourceSpan Where, string? MountPath, bool ReadOnly)> Claims =>
        from volume in PodSpec["volumes"].Maps()
        let claim = volume["persistentVolumeClaim"] as ValuesMap
        let name = claim?["claimName"].Text()
        where name is not null
        let mounts = Containers
            .SelectMany(c => c.Map["volumeMounts"].Maps())
            .Where(m => m["name"].Text() == volume["name"].Text())
            .ToArray()
        select (
            name,
            claim["claimName"]!.Where!.Value,
            mounts.Select(m => m["mountPath"].Text()).FirstOrDefault(p => p is not null),
            claim["readOnly"].IsTrue() || (mounts.Length > 0 && mounts.All(m => m["readOnly"].IsTrue()))
        );

    // A server's image also holds its client's programs.
    private static bool IsClient(WorkloadContainer container) =>
        container.Words.Any(w => w.Text.Length < LongestScript && Client.IsMatch(w.Text));

    public IEnumerable<ValuesMap> ClaimTemplates => Spec["volumeClaimTemplates"].Maps();

    public ServerRole Role =>
        Containers
            .Where(c => !c.IsInit && !IsClient(c))
            .Select(c => ServerRoles.OfImage(c.Image))
            .FirstOrDefault(r => r != ServerRole.None);

    // A word of its own, or a command in a script.
    [GeneratedRegex(
        @"(?:\A|[;&|]\s*|\n\s*|\b(?:do|then|until|while)\s+)(?:psql|pg_dump|pg_restore|mysql|mysqldump|redis-cli|mc|sleep|tail)(?![\w/.=-])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Client { get; }

    public static Workload? Of(Manifest manifest)
    {
        if (manifest.Root["spec"] is not ValuesMap spec)
            return null;
        var (owner, template) = manifest.Kind switch
        {
            "Pod" => (spec, manifest.Root),
            "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "Job" => (spec, spec["template"] as ValuesMap),
            "CronJob" => (spec, spec.At("jobTemplate", "spec", "template") as ValuesMap),
            _ => (spec, null),
        };
        return template?["spec"] is ValuesMap pod ? new(manifest, owner, pod, template.At("metadata", "labels") as ValuesMap) : null;
    }
}

/// <summary>What a server keeps.</summary>
internal enum ServerRole
{
    None,
    Database,
    ObjectStore,
    Broker,
}

/// <summary>Recognises servers by the last word of their image.</summary>
internal static class ServerRoles
{
    public static ServerRole OfImage(string? image)
    {
        if (image is null)
            return ServerRole.None;
        var path = Components.ImageReference.Parse(image).Path;
        return path[(path.LastIndexOf('/') + 1)..] switch
        {
            "postgres" or "postgresql" or "postgis" or "timescaledb" or "mysql" or "mariadb" => ServerRole.Database,
            "minio" => ServerRole.ObjectStore,
            "redis" or "valkey" or "rabbitmq" => ServerRole.Broker,
            _ => ServerRole.None,
        };
    }

    public static ServerRole OfChart(string name) =>
        name switch
        {
            "postgres" or "postgresql" or "postgresql-ha" or "mysql" or "mariadb" => ServerRole.Database,
            "minio" => ServerRole.ObjectStore,
            "redis" or "rabbitmq" or "valkey" => ServerRole.Broker,
            _ => ServerRole.None,
        };
}

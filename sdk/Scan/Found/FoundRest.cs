using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>Says what of the repository no setting takes: whole sections of values, objects of other programs.</summary>
internal sealed class FoundRest(ScannedRepository repository, SiteDraft draft)
{
    // What the other readers carry over, by chart.
    private static readonly Dictionary<string, string[]> Taken = new(StringComparer.Ordinal)
    {
        ["airflow"] =
        [
            "airflowVersion",
            "config",
            "dags",
            "defaultAirflowRepository",
            "defaultAirflowTag",
            "env",
            "executor",
            "extraEnv",
            "extraEnvFrom",
            "images",
            "secret",
            .. FoundAirflow.Sections,
        ],
        ["mlflow"] = ["extraEnvVars", "image", "replicaCount", "resources"],
        ["minio"] = ["buckets", "persistence", "defaultBuckets"],
        ["postgres"] = ["storage"],
        ["postgresql"] = ["primary"],
    };

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["ingress"] = "ingress.kind publishes the pages, hosts names them.",
        ["postgresql"] = "database.kind says who runs PostgreSQL.",
        ["minio"] = "objectStore.kind says where artifacts are kept.",
        ["redis"] = "broker.kind says who runs Redis.",
        ["data"] = "Connections come from the platform's own Secrets.",
        ["auth"] = "Accounts come from the platform's own Secrets.",
        ["backendStore"] = "database.kind gives MLflow its database.",
        ["artifactRoot"] = "objectStore.kind gives MLflow its artifacts.",
        ["logs"] = "Task logs go to the object store or to claims of airflow.logs.size.",
        ["serviceAccount"] = "identity.kind makes the accounts.",
        ["service"] = "Services are ClusterIP behind the ingress.",
        ["fernetKey"] = "It is secret, and comes from a Secret.",
        ["webserverSecretKey"] = "It is secret, and Airflow 3 has another.",
        ["persistence"] = "The component's own size is what counts.",
        ["users"] = "Accounts come from the platform's own Secrets.",
        ["rootUser"] = "Accounts come from the platform's own Secrets.",
        ["rootPassword"] = "Accounts come from the platform's own Secrets.",
        ["createUserJob"] = "The first user's password comes from a Secret.",
    };

    private const string Other = "What the profile does not say itself can be set below the component's values.";

    // Said already, by whoever knew better why.
    private readonly HashSet<SourceSpan?> _left = [.. draft.LeftOut.Select(l => l.Where)];

    private static readonly string[] Ordinary =
    [
        "Pod",
        "Service",
        "Ingress",
        "PersistentVolume",
        "PersistentVolumeClaim",
        "Secret",
        "Namespace",
        "StorageClass",
        "PodDisruptionBudget",
        "Kustomization",
        "HelmRelease",
        "Application",
        "SparkApplication",
        "ScheduledSparkApplication",
        "HelmRepository",
    ];

    public void Add()
    {
        foreach (var values in repository.Values)
        {
            if (values.Chart is null || !Taken.TryGetValue(values.Chart.Name, out var taken))
                draft.LeaveOut(
                    values.Where,
                    $"the values of {values.Chart?.ToString() ?? "a chart of your own"} in {values.File.Name}",
                    "The platform has no such component; keep the release beside it."
                );
            else
            {
                foreach (
                    var (section, entry) in values
                        .Root.Entries.Where(e => values.Chart.Name == "airflow" && FoundAirflow.Sections.Contains(e.Key))
                        .SelectMany(Below)
                )
                    draft.LeaveOut(
                        entry.KeyWhere,
                        $"'{values.Prefix}{section}.{entry.Key}' of {values.Chart}",
                        entry.Key.StartsWith("extraVolume", StringComparison.Ordinal)
                            ? "The profile's volumes are mounted where they are used."
                            : Other
                    );
                foreach (var entry in values.Root.Entries.Where(e => !taken.Contains(e.Key)))
                    draft.LeaveOut(
                        entry.KeyWhere,
                        $"'{values.Prefix}{entry.Key}' of {values.Chart}",
                        Reasons.GetValueOrDefault(entry.Key, Other)
                    );
            }
        }

        foreach (var manifest in repository.Manifests.Where(m => !Ordinary.Contains(m.Kind) && !IsServer(m)))
            draft.LeaveOut(
                manifest.KindWhere,
                $"{manifest}",
                manifest.Kind is "ConfigMap"
                    ? "Variables are settings, and files belong into the image or Git."
                    : "The platform has no such component; keep it beside the platform."
            );
    }

    private static IEnumerable<(string Section, ValuesEntry Entry)> Below(ValuesEntry entry) =>
        entry.Value is ValuesMap map
            ? map.Entries.Where(e => !FoundAirflow.TakenOfSection.Contains(e.Key)).Select(e => (entry.Key, e))
            : [];

    private bool IsServer(Manifest manifest) =>
        (
            repository.WorkloadOf(manifest) is { } workload
            && (workload.Role != ServerRole.None || FoundMlflow.Is(workload) || IsUsed(workload))
        ) || _left.Contains(manifest.KindWhere);

    private bool IsUsed(Workload workload) =>
        draft.TextAt("inference.image.repository") is { } used
        && workload.Containers.Any(c => c.Image is { } image && image.Contains(used, StringComparison.Ordinal));
}

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

    private static readonly (string Chart, string[] Path, string[] Known)[] TakenBelow =
    [
        ("airflow", ["dags"], ["gitSync", "gitsync"]),
        ("airflow", ["dags", "gitSync"], ["enabled", "repo", "ref", "branch", "rev", "subPath", "credentialsSecret", "sshKeySecret"]),
        ("airflow", ["images"], ["airflow"]),
        ("airflow", ["images", "airflow"], ["repository", "tag", "pullPolicy"]),
        ("airflow", ["workers", "celery"], ["replicas", "resources", "env", "extraEnv", "extraEnvFrom", "persistence"]),
        ("airflow", ["workers", "kubernetes"], ["env", "extraEnv", "extraEnvFrom"]),
        ("minio", ["persistence"], ["enabled", "size", "storageClass", "accessMode"]),
        ("postgres", ["storage"], ["requestedSize", "className", "accessModes", "volumeName"]),
        ("postgresql", ["primary"], ["persistence"]),
    ];

    private static readonly string[] Hosted = ["airflow", "mlflow", "minio"];

    private const string ReasonOfConfigMap = "Variables are settings, and files belong into the image or Git.";

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

        AddBelow();
        AddBeside();
        foreach (var manifest in repository.Manifests.Where(m => !Ordinary.Contains(m.Kind) && !IsServer(m)))
            draft.LeaveOut(
                manifest.KindWhere,
                $"{manifest}",
                manifest.Kind is "ConfigMap" ? ReasonOfConfigMap : "The platform has no such component; keep it beside the platform."
            );
    }

    // What stands beside the keys that are taken, in sections of which only some are.
    private void AddBelow()
    {
        foreach (var values in repository.Values.Where(v => v.Chart is not null))
        {
            foreach (var (_, path, known) in TakenBelow.Where(t => t.Chart == values.Chart!.Name))
                FoundRemainder.Fields(
                    draft,
                    values.Root.At(path) as ValuesMap,
                    known,
                    $"'{values.Prefix}{string.Join('.', path)}' of {values.Chart}",
                    Other
                );
        }
    }

    private void AddBeside()
    {
        foreach (var command in repository.Commands.Where(c => c.SetKeys.Length > 0))
            draft.LeaveOut(
                command.Where,
                $"what the command sets for the release '{command.Release}': {string.Join(", ", command.SetKeys)}",
                "Set it in chartgen.yaml."
            );
        foreach (var map in repository.Kustomizations.SelectMany(k => k.Root["configMapGenerator"].Maps()))
            draft.LeaveOut(
                map["name"]?.Where ?? map.Where,
                $"the ConfigMap '{map["name"].Text()}' of the kustomization",
                ReasonOfConfigMap
            );
        foreach (
            var file in repository.Named.Where(v => v.Origin == ValueOrigin.EnvFile).GroupBy(v => v.Where.File, StringComparer.Ordinal)
        )
            draft.LeaveOut(
                new(file.Key, 1, 1),
                $"the variables of the file, {file.Count()} in all",
                "Variables stand in airflow.env, mlflow.env and inference.env, secrets in Secrets that these name."
            );
        foreach (var secret in repository.Manifests.Where(m => m.Kind == "Secret"))
            draft.LeaveOut(
                secret.KindWhere,
                $"{secret}",
                "The platform names its Secrets, and never their values; who needs this one reads it by its name."
            );
        foreach (
            var host in repository.Named.Where(v =>
                v.IsIn("Ingress") && v.Path is ["spec", "rules", _, "host"] && !_left.Contains(v.Where) && !IsHost(v.Text)
            )
        )
            draft.LeaveOut(
                host.Where,
                $"the host of {host.Tree}",
                "The platform publishes Airflow, MLflow, MinIO and a serving inference; keep this Ingress beside it."
            );
    }

    private bool IsHost(string text) => Hosted.Any(c => draft.TextAt($"hosts.{c}") == text);

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

using ChartGen.Sdk.Components;
using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>Says what of the pod that became inference no setting takes.</summary>
internal static class FoundRemainder
{
    private const string Placed = "The chart places and secures its pods itself.";

    private static readonly string[] OfPod =
    [
        "containers",
        "initContainers",
        "volumes",
        "restartPolicy",
        "serviceAccount",
        "serviceAccountName",
        "securityContext",
        "terminationGracePeriodSeconds",
    ];

    private static readonly string[] OfContainer =
    [
        "name",
        "image",
        "imagePullPolicy",
        "command",
        "args",
        "env",
        "envFrom",
        "resources",
        "ports",
        "readinessProbe",
        "livenessProbe",
        "startupProbe",
        "securityContext",
        "volumeMounts",
    ];

    private static readonly string[] OfApplication =
    [
        "type",
        "mode",
        "image",
        "imagePullPolicy",
        "sparkVersion",
        "mainApplicationFile",
        "mainClass",
        "arguments",
        "sparkConf",
        "driver",
        "executor",
        "volumes",
    ];

    private static readonly string[] OfDriver = ["env", "envFrom", "envVars", "initContainers", "serviceAccount", "volumeMounts"];
    private static readonly string[] OfExecutor =
    [
        "env",
        "envFrom",
        "envVars",
        "initContainers",
        "instances",
        "serviceAccount",
        "volumeMounts",
    ];

    /// <summary>Fields of a workload's pod, and containers beside the main one.</summary>
    public static void Add(SiteDraft draft, Workload workload, WorkloadContainer main)
    {
        Fields(draft, workload.PodSpec, OfPod, workload.Manifest.ToString(), Placed);
        Fields(draft, main.Map, OfContainer, $"the container '{main.Name}'", "Bring it in the image.");
        foreach (var container in workload.Containers.Where(c => c.Map != main.Map && !IsOfGit(c) && !c.AwaitedFiles.Any()))
            draft.LeaveOut(
                container.Where,
                $"the container '{container.Name}' of {workload.Manifest}",
                "Inference has one container; bring its work in the image."
            );
        foreach (
            var volume in workload
                .PodSpec["volumes"]
                .Maps()
                .Where(v => v["configMap"] is not null || v["secret"] is not null || v["projected"] is not null)
        )
            draft.LeaveOut(
                volume["name"]?.Where ?? volume.Where,
                $"the volume '{volume["name"].Text()}' of {workload.Manifest}",
                "Files come in the image or by Git, secrets as variables."
            );
    }

    /// <summary>Fields of a SparkApplication.</summary>
    public static void Add(SiteDraft draft, Manifest manifest, ValuesMap spec)
    {
        Fields(draft, spec, OfApplication, manifest.ToString(), "The profile's own hold.");
        const string size = "inference.resources sizes driver and executors.";
        Fields(draft, spec["driver"] as ValuesMap, OfDriver, $"the driver of {manifest}", size);
        Fields(draft, spec["executor"] as ValuesMap, OfExecutor, $"the executors of {manifest}", size);
    }

    /// <summary>Says each key beyond those that are taken.</summary>
    public static void Fields(SiteDraft draft, ValuesMap? map, string[] taken, string of, string why)
    {
        foreach (var entry in (map?.Entries ?? []).Where(e => !taken.Contains(e.Key) && !e.Value.IsNothing()))
            draft.LeaveOut(entry.KeyWhere, $"'{entry.Key}' of {of}", why);
    }

    private static bool IsOfGit(WorkloadContainer container) =>
        ImageReference.Parse(container.Image ?? "").Path.EndsWith("git-sync", StringComparison.Ordinal) || FoundCode.IsCloning(container);
}

using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>When an upgrade replaces the pods of an object.</summary>
internal static class RestartRules
{
    // What the Prometheus Operator reads without a restart.
    private static readonly string[] Reloaded = ["replicas"];

    /// <summary>Whether the pods that an object keeps are not the same afterwards.</summary>
    public static bool Restarts(ComparedObject compared) =>
        compared.Kind switch
        {
            "Deployment" or "StatefulSet" or "DaemonSet" => compared.Differs("spec.template"),
            "SparkApplication" => compared.Differs("spec"),
            "Prometheus" or "Alertmanager" => compared.Fields.Any(f =>
                f.Path.StartsWith("spec.", StringComparison.Ordinal) && !IsReloaded(f.Path)
            ),
            _ => false,
        };

    /// <summary>The reason, where they are not.</summary>
    public static IEnumerable<ApplyReason> Of(ComparedObject compared)
    {
        if (!Restarts(compared))
            yield break;
        var spec = compared.After.Tree.MapAt("spec");
        yield return compared.Kind switch
        {
            "SparkApplication" => new(Apply.Restart, "spec", "The Spark Operator stops the application and submits it anew."),
            "Prometheus" or "Alertmanager" => new(Apply.Restart, "spec", "The Prometheus Operator replaces its pods one after another."),
            "Deployment" when spec.TextAt("strategy", "type") == "Recreate" => new(
                Apply.Restart,
                "spec.template",
                "All pods stop before the new ones start."
            ),
            "StatefulSet" or "DaemonSet" when spec.TextAt("updateStrategy", "type") == "OnDelete" => new(
                Apply.Restart,
                "spec.template",
                "Each pod takes the change when somebody deletes it."
            ),
            _ => new(Apply.Restart, "spec.template", "Its pods are replaced one after another."),
        };
    }

    private static bool IsReloaded(string path)
    {
        var key = path["spec.".Length..].Split('.', '[')[0];
        return Reloaded.Contains(key) || key.EndsWith("Selector", StringComparison.Ordinal);
    }
}

using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>When pods see what changes of a ConfigMap or a Secret: variables at their start, mounted files by themselves.</summary>
internal static class ConfigurationRules
{
    /// <summary>What changes of a ConfigMap or a Secret.</summary>
    public static IEnumerable<ApplyReason> Of(ComparedObject compared, ComparedSets sets)
    {
        if (!compared.Fields.Any(f => !f.Path.StartsWith("metadata", StringComparison.Ordinal)))
            yield break;
        if (compared.Before.Tree.TextAt("immutable") == "true")
        {
            yield return new(Apply.Recreate, "immutable", $"A {compared.Kind} that is marked immutable cannot change.")
            {
                Refusal = "data: Forbidden: field is immutable when `immutable` is set",
                Remedy = $"Before the upgrade: kubectl delete {compared.InCommand}",
            };
        }

        var readers = sets.Readers(compared.After).ToList();
        var still = readers.Where(r => !r.Restarts && r.IsAtStart).Select(r => r.Pod.Owner).Distinct().ToList();
        var restarted = readers.Where(r => r.Restarts).Select(r => r.Pod.Owner).Distinct().ToList();
        if (still.Count > 0)
        {
            yield return new(
                Apply.Restart,
                "data",
                $"{Words.And(Names(still))} {(still.Count == 1 ? "reads" : "read")} it at the start only."
            )
            {
                Remedy =
                    $"After the upgrade: {string.Join("; ", still.Select(o => $"kubectl rollout restart {Words.InCommand(o.Identity)}"))}",
            };
        }
        else if (restarted.Count > 0)
        {
            yield return new(Apply.Restart, "data", $"Read by {Words.And(Names(restarted))}, whose pods are replaced.");
        }
        else if (readers.Count > 0)
        {
            yield return new(Apply.InPlace, "data", "Pods that run see it in their mounted files within minutes.");
        }
    }

    private static IEnumerable<string> Names(IEnumerable<RenderedObject> objects) => objects.Select(o => o.ToString());
}

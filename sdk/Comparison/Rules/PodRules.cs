using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>What may change of a pod that nobody keeps: its images, and little else.</summary>
internal static class PodRules
{
    /// <summary>What changes of a Pod.</summary>
    public static IEnumerable<ApplyReason> Of(ComparedObject compared)
    {
        var (before, after) = compared.Maps("spec");
        if (!ValuesNode.DeepEquals(WithoutImages(before), WithoutImages(after)))
        {
            yield return new(Apply.Recreate, "spec", "A pod takes new images only.")
            {
                Refusal =
                    "spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)",
                Remedy = $"Before the upgrade: kubectl delete {compared.InCommand}",
            };
        }
        else if (compared.Differs("spec"))
        {
            yield return new(Apply.Restart, "spec", "The containers whose images change start anew.");
        }
    }

    private static ValuesMap WithoutImages(ValuesMap spec) =>
        new([
            .. spec
                .Entries.Where(e => e.Key != "activeDeadlineSeconds")
                .Select(e => e.Key is "containers" or "initContainers" ? e with { Value = Plain(e.Value) } : e),
        ]);

    private static ValuesList Plain(ValuesNode containers) =>
        new([.. containers.Maps().Select(c => new ValuesMap([.. c.Entries.Where(e => e.Key != "image")]))]);
}

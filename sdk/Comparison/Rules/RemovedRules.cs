using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>What becomes of an object that is gone: Helm deletes it last, unless it is marked to be kept, with what hangs on it.</summary>
internal static class RemovedRules
{
    /// <summary>What is to be said of an object that is gone.</summary>
    /// <param name="removed">The object.</param>
    /// <param name="counterpart">What takes its place, or <see langword="null"/>.</param>
    /// <param name="sets">All objects.</param>
    public static IEnumerable<ApplyReason> Of(RenderedObject removed, RenderedObject? counterpart, ComparedSets sets)
    {
        var isKept = removed.Tree.TextAt("metadata", "annotations", "helm.sh/resource-policy") == "keep";
        switch (removed.Kind)
        {
            case "PersistentVolumeClaim":
                yield return Claim(removed, counterpart, sets, isKept);
                break;
            case "StatefulSet" or "Alertmanager" or "Prometheus" when LeftBehind(removed) is { Count: > 0 } claims:
                yield return new(
                    Apply.DataMove,
                    "spec.volumeClaimTemplates",
                    $"{Instead(counterpart)}its {Noun(claims.Count)} {Words.And(claims)} {(claims.Count == 1 ? "stays" : "stay")} with the data, read by nobody."
                )
                {
                    Remedy =
                        "Bring out what is needed before, and delete what is left after the upgrade: it costs money as long as it stands.",
                };
                break;
            case "PersistentVolume" or "Namespace" when !isKept:
                yield return new(Apply.DataMove, "", "Helm deletes it with everything in it.")
                {
                    Remedy = "Bring out what is needed before the upgrade.",
                };
                break;
            case "CustomResourceDefinition" when ComparedSets.IsOfFirstInstall(removed):
                yield return new(Apply.InPlace, "", "It stays in the cluster: Helm never deletes what stands in a crds folder.");
                break;
            case "CustomResourceDefinition":
                yield return isKept
                    ? new(Apply.InPlace, "", "It stays in the cluster: it is marked to be kept.")
                    : new(
                        Apply.DataMove,
                        "",
                        $"Helm deletes the definition, and with it every {removed.Tree.TextAt("spec", "names", "kind")} of the cluster."
                    )
                    {
                        Remedy = "Give it the annotation helm.sh/resource-policy: keep one release before, or save those objects.",
                    };
                break;
            case "Secret" when counterpart is not null && !isKept:
                yield return new(
                    Apply.Recreate,
                    "",
                    $"Helm deletes it at the end of the upgrade; until {counterpart} has written it anew, pods that start lack it."
                )
                {
                    Remedy = "Give it the annotation helm.sh/resource-policy: keep one release before, or give the new one another name.",
                };
                break;
            default:
                if (isKept)
                    yield return new(Apply.InPlace, "", "It stays in the cluster: it is marked to be kept.");
                else if (counterpart is not null)
                    yield return new(
                        Apply.Restart,
                        "kind",
                        $"{counterpart} takes its place; both run until the upgrade has succeeded, since Helm deletes last."
                    );
                break;
        }
    }

    private static ApplyReason Claim(RenderedObject removed, RenderedObject? counterpart, ComparedSets sets, bool isKept)
    {
        var readers = sets
            .BeforePods.Where(p => p.Namespace == removed.Namespace && p.Claims.Any(c => c.Name == removed.Name))
            .Select(p => p.Owner.ToString())
            .Distinct()
            .ToList();
        var mounted = readers.Count == 0 ? "" : $" Mounted by {Words.And(readers)}.";
        var stays = isKept
            ? "It stays with its data: it is marked to be kept."
            : "Helm deletes it, and its volume unless the class retains volumes.";
        return counterpart is null
            ? new(Apply.DataMove, "", $"No claim takes the place of this one ({Words.Of(removed)}). {stays}{mounted}")
            {
                Remedy = isKept
                    ? "Bring the data to where it is from now on, then delete the claim by hand."
                    : "Bring the data to where it is from now on before the upgrade, or mark the claim with helm.sh/resource-policy: keep one release before.",
            }
            : new(
                Apply.DataMove,
                "",
                $"{counterpart} ({Words.Of(counterpart)}) takes the place of this one ({Words.Of(removed)}), and begins empty. {stays}{mounted}"
            )
            {
                Remedy = isKept
                    ? $"Stop what writes, copy the data from '{removed.Name}' to '{counterpart.Name}' by a pod that mounts both, then delete the old claim by hand."
                    : $"Before the upgrade, mark the claim with helm.sh/resource-policy: keep; then copy its data to '{counterpart.Name}'.",
            };
    }

    private static List<string> LeftBehind(RenderedObject removed) =>
        removed.Kind == "StatefulSet"
            ? [.. StatefulSetRules.Claims(removed)]
            :
            [
                .. RenderedClaim
                    .Of(removed)
                    .Select(c => $"{c.Name}-{(removed.Kind == "Prometheus" ? "prometheus" : "alertmanager")}-{removed.Name}-0"),
            ];

    private static string Instead(RenderedObject? counterpart) =>
        counterpart is null ? "Helm deletes it, but " : $"{counterpart} takes its place, but ";

    private static string Noun(int count) => count == 1 ? "claim" : "claims";
}

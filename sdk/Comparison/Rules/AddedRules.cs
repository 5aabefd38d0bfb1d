using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Manifests.Kubernetes;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>What an object that is new needs.</summary>
internal static class AddedRules
{
    /// <summary>What is to be said of an object that is new.</summary>
    /// <param name="added">The object.</param>
    /// <param name="counterpart">What it takes the place of, or <see langword="null"/>.</param>
    /// <param name="sets">All objects.</param>
    public static IEnumerable<ApplyReason> Of(RenderedObject added, RenderedObject? counterpart, ComparedSets sets)
    {
        if (counterpart is { Kind: "ExternalSecret" })
        {
            yield return new(
                Apply.Recreate,
                "",
                $"External Secrets wrote this Secret until now ({counterpart}), and Helm takes no Secret over."
            )
            {
                Refusal =
                    $"Secret \"{added.Name}\" in namespace \"{added.Namespace}\" exists and cannot be imported into the current release: invalid ownership metadata",
                Remedy = $"Before the upgrade: kubectl delete {Words.InCommand(counterpart.Identity)}, and the Secret if it stays.",
            };
        }
        else if (counterpart is { Kind: "PersistentVolumeClaim" })
        {
            yield return new(Apply.InPlace, "", $"It begins empty, and takes the data of {counterpart}.");
        }
        else if (counterpart is not null)
        {
            yield return new(Apply.InPlace, "", $"It takes the place of {counterpart}.");
        }

        if (added.Kind == "ExternalSecret" && sets.WasRead(added.Namespace, Counterparts.Target(added)))
        {
            yield return new(Apply.InPlace, "", "Pods read its Secret already, and External Secrets overwrites it.")
            {
                Remedy =
                    "Before the upgrade: bring the values that are in use to where it reads them; what a Fernet key has encrypted is lost with it.",
            };
        }

        if (!sets.IsUpgrade(added))
            yield break;
        if (added.Kind == "CustomResourceDefinition" && ComparedSets.IsOfFirstInstall(added))
            yield return DefinitionRules.ByHand(
                added,
                "An upgrade does not install it: it stands in a crds folder, which Helm reads with the first installation only."
            );
        if (added.Namespace.Length > 0 && !sets.HasNamespace(added.Namespace))
        {
            yield return new(Apply.InPlace, "metadata.namespace", $"The namespace '{added.Namespace}' must be there first.")
            {
                Refusal = $"namespaces \"{added.Namespace}\" not found",
                Remedy = $"Before the upgrade: kubectl create namespace {added.Namespace}",
            };
        }

        if (SchemaTables.IsOwn(added.Identity.Group) || sets.Knows(added))
            yield break;
        yield return sets.LeavesOut(added) is { } chart
            ? new(
                Apply.InPlace,
                "kind",
                $"The cluster must know the kind first: an upgrade does not install the definitions in the crds folder of the chart '{chart}'."
            )
            {
                Refusal =
                    $"resource mapping not found for name: \"{added.Name}\": no matches for kind \"{added.Kind}\" in version \"{added.ApiVersion}\"",
                Remedy = DefinitionRules.Remedy(chart),
            }
            : new(
                Apply.InPlace,
                "kind",
                $"The cluster must know the kind first: what brings {added.Kind} ({added.Identity.Group}) is installed before."
            );
    }
}

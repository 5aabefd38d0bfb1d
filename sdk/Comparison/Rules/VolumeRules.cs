using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>What may change of volumes that are described by hand, and of those that an operator asks for.</summary>
internal static class VolumeRules
{
    private static readonly string[] Changeable =
    [
        "accessModes",
        "capacity",
        "claimRef",
        "mountOptions",
        "nodeAffinity",
        "persistentVolumeReclaimPolicy",
        "storageClassName",
        "volumeAttributesClassName",
    ];

    /// <summary>What changes of a PersistentVolume: where it lies cannot.</summary>
    public static IEnumerable<ApplyReason> OfVolume(ComparedObject compared)
    {
        var (before, after) = compared.Maps("spec");
        if (ValuesNode.DeepEquals(Fixed(before), Fixed(after)))
            yield break;
        yield return new(Apply.DataMove, "spec", "Where a volume lies cannot change.")
        {
            Refusal = "spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation",
            Remedy = "Make a volume and a claim with other names, and copy the data.",
        };
    }

    /// <summary>What changes of the claims that the Prometheus Operator makes: it replaces its StatefulSet, which adopts the old claims.</summary>
    public static IEnumerable<ApplyReason> OfOperated(ComparedObject compared)
    {
        var before = RenderedClaim.Of(compared.Before).FirstOrDefault();
        var after = RenderedClaim.Of(compared.After).FirstOrDefault();
        if (before is null)
            yield break;
        var what = after is null ? "they are wanted no more" : Words.And(ClaimRules.Fixed(before.Spec, after.Spec).Select(f => f.What));
        if (what.Length == 0)
            yield break;
        yield return new(Apply.DataMove, "spec.storage", $"The claims stay as they are: {what}.")
        {
            Remedy = "Bring out what is worth keeping, and delete the claims after the upgrade: the operator makes them anew.",
        };
    }

    private static ValuesMap Fixed(ValuesMap spec) =>
        new([
            .. spec.Entries.Where(e =>
                !Changeable.Contains(e.Key) && e is not { Key: "volumeMode", Value: ValuesScalar { Text: "Filesystem" } }
            ),
        ]);
}

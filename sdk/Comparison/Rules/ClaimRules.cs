using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Sdk.Profiles.Rules;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>What may change of a claim on a volume: its size may grow, and the class of its volume's attributes may change.</summary>
internal static class ClaimRules
{
    private const string SpecRefusal =
        "spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";

    /// <summary>What changes of a PersistentVolumeClaim.</summary>
    public static IEnumerable<ApplyReason> Of(ComparedObject compared, ComparedSets sets)
    {
        var (before, after) = compared.Maps("spec");
        foreach (var (path, what) in Fixed(before, after))
        {
            yield return new(Apply.DataMove, $"spec.{path}", $"A claim keeps its volume: {what}.")
            {
                Refusal = SpecRefusal,
                Remedy =
                    $"Stop what mounts it, copy the data, delete the claim and upgrade; or make a claim with another name and move the mounts there.",
            };
        }

        if (Size(before, after) is { } size)
            yield return Sized(compared, size, after.TextAt("storageClassName"), sets);
    }

    /// <summary>What of the specs of two claims differs and never may; the words for a sentence.</summary>
    public static IEnumerable<(string Path, string What)> Fixed(ValuesMap before, ValuesMap after)
    {
        foreach (var key in before.Entries.Concat(after.Entries).Select(e => e.Key).Distinct(StringComparer.Ordinal))
        {
            if (key is "volumeAttributesClassName" || ValuesNode.DeepEquals(Standing(before, key), Standing(after, key)))
                continue;
            yield return key switch
            {
                "storageClassName" => (key, $"its class is {Or(before.TextAt(key))}, not {Or(after.TextAt(key))}"),
                "accessModes" => (key, $"its access is {Modes(before)}, not {Modes(after)}"),
                _ => (key, $"'{key}' cannot change"),
            };
        }

        static string Or(string name) => name.Length == 0 ? "the cluster's default" : $"'{name}'";
        static string Modes(ValuesMap spec) => Words.And(spec["accessModes"].Texts()) is { Length: > 0 } modes ? modes : "none";
    }

    /// <summary>The requested sizes where they differ in their amount.</summary>
    public static (string Before, string After, bool Grows)? Size(ValuesMap before, ValuesMap after)
    {
        var (old, now) = (before.TextAt("resources", "requests", "storage"), after.TextAt("resources", "requests", "storage"));
        return Amount(old) is { } a && Amount(now) is { } b && a != b ? (old, now, b > a) : null;
    }

    // The API server fills in what is left out.
    private static ValuesNode? Standing(ValuesMap spec, string key) =>
        key switch
        {
            "volumeMode" => spec[key] ?? "Filesystem",
            // What is requested may grow.
            "resources" => spec.At("resources", "limits"),
            _ => spec[key],
        };

    private static ApplyReason Sized(
        ComparedObject compared,
        (string Before, string After, bool Grows) size,
        string className,
        ComparedSets sets
    )
    {
        const string path = "spec.resources.requests.storage";
        if (!size.Grows)
        {
            return new(Apply.DataMove, path, $"A claim never shrinks: it has {size.Before}, not {size.After}.")
            {
                Refusal = "spec.resources.requests.storage: Forbidden: field can not be less than status.capacity",
                Remedy = $"Keep {size.Before}; less needs a new claim and a copy.",
            };
        }

        return sets.AfterClass(className) is { } storageClass && storageClass.Tree.TextAt("allowVolumeExpansion") != "true"
            ? new(Apply.InPlace, path, $"The class '{className}' does not let a claim grow from {size.Before} to {size.After}.")
            {
                Refusal =
                    $"persistentvolumeclaims \"{compared.Name}\" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize",
                Remedy = $"Set allowVolumeExpansion on the class, or keep {size.Before}.",
            }
            : new(Apply.InPlace, path, $"The claim grows from {size.Before} to {size.After} if its class lets it.");
    }

    private static double? Amount(string text) => Quantity.TryParse(text, out var quantity) ? QuantityValue.Of(quantity) : null;
}

using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Comparison.Rules;

/// <summary>What may change of the claims that a StatefulSet makes: nothing, and a new StatefulSet of the same name adopts the old ones.</summary>
internal static class StatefulSetRules
{
    private const string Path = "spec.volumeClaimTemplates";

    private const string Refusal =
        "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', "
        + "'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

    /// <summary>What changes of the claim templates.</summary>
    public static IEnumerable<ApplyReason> Of(ComparedObject compared)
    {
        var before = Templates(compared.Before);
        var after = Templates(compared.After);
        foreach (var (name, old) in before)
        {
            if (!after.TryGetValue(name, out var now))
                yield return Gone(compared, name);
            else if (Changed(compared, name, old, now) is { } reason)
                yield return reason;
        }

        foreach (var name in after.Keys.Where(n => !before.ContainsKey(n)))
        {
            yield return new(Apply.Recreate, $"{Path}[{name}]", $"A StatefulSet cannot be given a claim template: '{name}' is new.")
            {
                Refusal = Refusal,
                Remedy = $"Before the upgrade: kubectl delete {compared.InCommand}",
            };
        }
    }

    /// <summary>The names of the claims that a StatefulSet leaves behind.</summary>
    public static IEnumerable<string> Claims(RenderedObject set) =>
        from template in Templates(set).Keys
        from ordinal in Enumerable.Range(0, RenderedPod.Count(set.Tree.At("spec", "replicas")))
        select $"{template}-{set.Name}-{ordinal}";

    private static ApplyReason Gone(ComparedObject compared, string name) =>
        new(
            Apply.DataMove,
            $"{Path}[{name}]",
            $"A StatefulSet keeps its claim templates: '{name}' goes, and its claims stay with their data, read by nobody."
        )
        {
            Refusal = Refusal,
            Remedy =
                $"Before the upgrade: kubectl delete {compared.InCommand}; afterwards copy what is needed from the claims {Left(compared, name)} and delete them.",
        };

    private static ApplyReason? Changed(ComparedObject compared, string name, ValuesMap old, ValuesMap now)
    {
        var path = $"{Path}[{name}]";
        var (before, after) = (old.MapAt("spec"), now.MapAt("spec"));
        var size = ClaimRules.Size(before, after);
        if (ClaimRules.Fixed(before, after).Select(f => f.What).ToList() is { Count: > 0 } what)
            return Moved(Words.And(what));
        if (size is { Grows: false } shrunk)
            return Moved($"it has {shrunk.Before}, not {shrunk.After}");
        if (size is { } grown)
        {
            return new(
                Apply.Recreate,
                $"{path}.spec.resources.requests.storage",
                $"The claim template '{name}' cannot grow from {grown.Before} to {grown.After} in place."
            )
            {
                Refusal = Refusal,
                Remedy =
                    $"Before the upgrade: kubectl delete {compared.InCommand} --cascade=orphan, and set {grown.After} on the claims {Left(compared, name)} by hand.",
            };
        }

        return
            ValuesNode.DeepEquals(Named(old), Named(now))
            && ValuesNode.DeepEquals(before["volumeAttributesClassName"], after["volumeAttributesClassName"])
            ? null
            : new(Apply.Recreate, path, $"The claim template '{name}' cannot change.")
            {
                Refusal = Refusal,
                Remedy =
                    $"Before the upgrade: kubectl delete {compared.InCommand} --cascade=orphan; the new StatefulSet adopts pods and claims.",
            };

        ApplyReason Moved(string why) =>
            new(Apply.DataMove, path, $"The claims of '{name}' keep their volumes: {why}.")
            {
                Refusal = Refusal,
                Remedy =
                    $"Bring the data out, then before the upgrade delete the StatefulSet and its claims {Left(compared, name)}: a new StatefulSet adopts what is left of the old claims.",
            };
    }

    private static string Left(ComparedObject compared, string template) =>
        Words.And(Claims(compared.Before).Where(c => c.StartsWith($"{template}-{compared.Name}-", StringComparison.Ordinal)));

    private static Dictionary<string, ValuesMap> Templates(RenderedObject set) =>
        set
            .Tree.MapsAt("spec", "volumeClaimTemplates")
            .DistinctBy(t => t.TextAt("metadata", "name"))
            .ToDictionary(t => t.TextAt("metadata", "name"), StringComparer.Ordinal);

    // Labels and annotations; nothing that the API server writes.
    private static ValuesMap Named(ValuesMap template) =>
        ValuesMap.Of(("labels", template.MapAt("metadata", "labels")), ("annotations", template.MapAt("metadata", "annotations")));
}

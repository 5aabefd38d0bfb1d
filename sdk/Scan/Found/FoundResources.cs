using ChartGen.Sdk.Scan.Reading;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Scan.Found;

/// <summary>Carries requests, limits and copies over.</summary>
internal static class FoundResources
{
    private static readonly string[] Amounts = ["requests", "limits"];
    private static readonly string[] Names = ["cpu", "memory"];

    /// <summary>Sets requests and limits where both are complete: half of them would be mixed with the profile's own.</summary>
    public static void Add(SiteDraft draft, string path, ValuesMap? resources)
    {
        if (resources is null or { Count: 0 })
            return;
        var values = (
            from amount in Amounts
            from name in Names
            select (Path: $"{path}.{amount}.{name}", Node: resources.At(amount, name))
        ).ToArray();
        if (values.Any(v => v.Node.Text() is null))
        {
            draft.LeaveOut(resources.Where, $"'{path}'", "Requests and limits are not complete; the profile's own hold.");
            return;
        }

        foreach (var (at, node) in values)
            draft.Set(at, ValuesNode.FromString(node.Text()!), node!.Where);
    }

    /// <summary>Sets the copies where they are more than the profile has.</summary>
    public static void AddReplicas(SiteDraft draft, ScanTarget target, string path, ValuesNode? replicas)
    {
        if (int.TryParse(replicas.Text(), out var count) && count > target.ReplicasOf(path.Split('.')))
            draft.Set($"{path}.replicas", count, replicas!.Where);
    }
}

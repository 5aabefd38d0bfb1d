namespace ChartGen.Sdk.Policies;

/// <summary>CG7024: copies on one node, or in one zone, go together.</summary>
internal sealed class ReplicasAreSpread : Policy
{
    public override string Code => "CG7024";

    public override string Title => "On several nodes, copies are spread over nodes, and over zones where there are several.";

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        var wanted = new List<(string Key, string Word)>();
        if (input.Profile.Availability.SeveralNodes)
            wanted.Add((Affinity.Hostname, "nodes"));
        if (input.Profile.Availability.Zones > 1)
            wanted.Add((Affinity.Zone, "zones"));
        return from pod in input.Pods
            where (pod.IsStanding || pod.Role == "executor") && input.Replicas(pod) > 1
            let missing = wanted.Where(w => !Affinity.Spreads(pod, w.Key)).Select(w => w.Word).ToArray()
            where missing.Length > 0
            select new Violation(
                pod.Owner,
                $"{pod} has {input.Replicas(pod)} replicas that nothing spreads over {string.Join(" and ", missing)}.",
                "Give it topologySpreadConstraints, or a podAntiAffinity, that choose its own labels."
            );
    }
}

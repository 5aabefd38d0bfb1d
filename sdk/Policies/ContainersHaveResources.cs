using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7020: a container without requests and limits takes from others, and a namespace with a quota refuses its pod.</summary>
internal sealed class ContainersHaveResources : Policy
{
    private static readonly string[] Wanted = ["requests.cpu", "requests.memory", "limits.cpu", "limits.memory"];

    public override string Code => "CG7020";

    public override string Title =>
        "Every container has requests and limits of CPU and memory; init containers, sidecars, Jobs and pod templates too.";

    public override IEnumerable<Violation> Check(PolicyInput input) =>
        from pod in input.Pods
        from container in pod.Containers
        let missing = Wanted.Where(w => container.Tree.TextAt(["resources", .. w.Split('.')]).Length == 0).ToArray()
        where missing.Length > 0
        select new Violation(
            pod.Owner,
            $"{pod}: the container '{container.Name}' has no {string.Join(", ", missing)}.",
            "Set its resources; many charts have a key for each init container, sidecar and Job."
        );
}

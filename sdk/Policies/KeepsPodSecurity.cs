namespace ChartGen.Sdk.Policies;

/// <summary>CG7010: every pod of the platform keeps the Pod Security Standard <c>restricted</c>, every other one <c>baseline</c>.</summary>
internal sealed class KeepsPodSecurity : Policy
{
    public override string Code => "CG7010";

    public override string Title => "Pods of the platform chart are `restricted`, pods of the prerequisites at least `baseline`.";

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        foreach (var pod in input.Pods)
        {
            var isRestricted = input.IsOfPlatform(pod.Owner);
            var faults = (isRestricted ? PodSecurity.Restricted(pod) : PodSecurity.Baseline(pod)).ToArray();
            if (faults.Length > 0)
            {
                yield return new(
                    pod.Owner,
                    $"{pod} is not '{(isRestricted ? "restricted" : "baseline")}': {string.Join(", ", faults)}.",
                    "Set the security contexts of the pod and of each container."
                );
            }
        }
    }
}

using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7015: a token of the Kubernetes API is for pods with rights to use there.</summary>
internal sealed class TokensStayWithCallers : Policy
{
    private const string TokenPath = "/var/run/secrets/kubernetes.io/serviceaccount";

    public override string Code => "CG7015";

    public override string Title => "No pod holds a token of the default account, or of one without rights.";

    public override bool NeedsEverything => true;

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        var accounts = input.OfKind("ServiceAccount").DistinctBy(a => a.Identity).ToDictionary(a => (a.Namespace, a.Name));
        var bound = input.OfKind("RoleBinding", "ClusterRoleBinding").SelectMany(Subjects).ToHashSet();
        foreach (var pod in input.Pods.Where(p => p.Spec.TextAt("automountServiceAccountToken") != "false"))
        {
            if (!accounts.TryGetValue((pod.Namespace, pod.Account), out var account))
            {
                yield return new(
                    pod.Owner,
                    $"{pod} holds a token of the ServiceAccount '{pod.Account}', which no chart makes.",
                    "Give it an account of its own, or set automountServiceAccountToken to false."
                );
                continue;
            }

            if (bound.Contains((pod.Namespace, pod.Account)))
                continue;
            if (pod.Spec["automountServiceAccountToken"] is null && account.Tree.TextAt("automountServiceAccountToken") == "false")
                continue;
            var holders = pod.Containers.Where(c => !c.Tree.MapsAt("volumeMounts").Any(m => m.TextAt("mountPath") == TokenPath)).ToArray();
            if (holders.Length > 0)
            {
                yield return new(
                    pod.Owner,
                    $"{pod} holds a token of '{pod.Account}', to which no role is bound: {string.Join(", ", holders.Select(c => c.Name))}.",
                    "Set automountServiceAccountToken to false on the account or the pod."
                );
            }
        }
    }

    private static IEnumerable<(string Namespace, string Name)> Subjects(RenderedObject binding) =>
        from subject in binding.Tree.MapsAt("subjects")
        where subject.TextAt("kind") == "ServiceAccount"
        select (subject.TextAt("namespace") is { Length: > 0 } own ? own : binding.Namespace, subject.TextAt("name"));
}

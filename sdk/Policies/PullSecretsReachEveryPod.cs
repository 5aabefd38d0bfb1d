using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7032: a pod without the pull secret cannot be started from a registry that asks for one.</summary>
internal sealed class PullSecretsReachEveryPod : Policy
{
    public override string Code => "CG7032";

    public override string Title => "Every pod has the profile's pull secrets, by itself or by its ServiceAccount.";

    public override bool NeedsEverything => true;

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        var wanted = input.Profile.Images.PullSecrets.Select(s => s.Text).ToArray();
        if (wanted.Length == 0)
            return [];
        var accounts = input.OfKind("ServiceAccount").ToLookup(a => (a.Namespace, a.Name));
        return from pod in input.Pods
            let given = Names(pod.Spec).Concat(accounts[(pod.Namespace, pod.Account)].SelectMany(a => Names(a.Tree)))
            let missing = wanted.Except(given).ToArray()
            where missing.Length > 0
            select new Violation(
                pod.Owner,
                $"{pod} has no pull secret '{string.Join("', '", missing)}'.",
                "Set imagePullSecrets in its chart's own shape; global.imagePullSecrets reaches few charts."
            );
    }

    private static IEnumerable<string> Names(ValuesMap holder) => holder.MapsAt("imagePullSecrets").Select(s => s.TextAt("name"));
}

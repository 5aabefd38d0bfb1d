using System.Collections.Immutable;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Values;

namespace ChartGen.EndToEnd.Tests;

/// <summary>The ServiceAccounts of both charts: each pod has its own, and a token of it only where it has rights to use.</summary>
public sealed class TokenTests
{
    private const string TokenPath = "/var/run/secrets/kubernetes.io/serviceaccount";

    // Pods that have a token of an account without rights, and why their chart leaves no other way.
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["Job/minio-post-job"] = "The chart makes the account without a key for its token, and its Job takes no mounts.",
        ["Deployment/external-secrets-webhook"] = "Its manager does not start without a connection to the API server.",
        ["StatefulSet/airflow-scheduler.git-sync"] =
            "Under LocalExecutor the chart has no key for the token, and git-sync's mounts are those of every pod.",
        ["StatefulSet/airflow-scheduler.git-sync-init"] = "As git-sync.",
    };

    private static readonly (string Profile, string[] Settings)[] Cases =
    [
        ("local-hostpath", []),
        ("local-hostpath", ["airflow.dags.git.repo=https://git.example.com/ml/dags.git"]),
        ("eks-single", ["prerequisites.ebsDriver.kind=chart"]),
        ("eks-single", ["identity.kind=pod-identity", "secrets.kind=external-secrets", "observability.kind=cloudwatch"]),
        ("eks-multi", ["prerequisites.ebsDriver.kind=chart", "prerequisites.efsDriver.kind=chart"]),
        ("eks-multi", ["inference.kind=deployment", "inference.mode=serving", "observability.kind=cloudwatch"]),
    ];

    [FactWithCharts]
    public async Task No_pod_has_the_default_account_or_a_token_that_it_has_no_use_for()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (profile, settings) in Cases)
        {
            var judgement = await MlPlatform.JudgeAsync(MlPlatform.Generate(profile, MlPlatform.SampleSite, settings));
            var accounts = new Accounts(judgement.Objects);

            var faults = Pods(judgement.Objects).SelectMany(pod => accounts.Faults(pod, used)).ToList();

            Expect.None(faults.Select(f => $"{f}\n    of {profile} {string.Join(' ', settings)}"));
        }

        Assert.Equal(Reasons.Keys.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [FactWithCharts]
    public async Task Every_account_that_names_a_role_names_the_one_that_is_made_for_it()
    {
        foreach (var (profile, settings) in Cases.Where(c => c.Profile != "local-hostpath"))
        {
            var generated = MlPlatform.Generate(profile, MlPlatform.SampleSite, settings);
            var judgement = await MlPlatform.JudgeAsync(generated);
            var script = generated.Files.Single(f => f.Path.Text == "iam/create-roles.sh").Text;

            var named = judgement
                .Objects.Where(o => o.Kind == "ServiceAccount")
                .Select(o => (Account: o, Role: Text(o.Tree.At("metadata", "annotations", "eks.amazonaws.com/role-arn"))))
                .Where(o => o.Role.Length > 0)
                .ToList();

            Expect.None(
                named
                    .Select(n => $"\nrole '{n.Account.Name}' '{n.Account.Namespace}' '{n.Role.Split(":role/")[1]}' '/'\n")
                    .Where(line => !script.Contains(line, StringComparison.Ordinal))
            );
            Assert.Equal(!settings.Contains("identity.kind=pod-identity"), named.Count > 0);
        }
    }

    private sealed record AccountedPod(RenderedObject Owner, ValuesMap Spec, ImmutableArray<ValuesMap> Containers);

    // Also what operators make pods of: Spark's driver, Prometheus and Alertmanager.
    private static IEnumerable<AccountedPod> Pods(IEnumerable<RenderedObject> objects) =>
        objects.SelectMany(o =>
            o.Kind switch
            {
                "SparkApplication" => [Pod(o, (ValuesMap)o.Tree.At("spec", "driver")!, "serviceAccount")],
                "Prometheus" or "Alertmanager" => [Pod(o, (ValuesMap)o.Tree["spec"]!, "serviceAccountName")],
                _ => PodSpecs.Of([o]).Select(p => new AccountedPod(o, p.Spec, [.. p.Containers.Select(c => c.Container)])),
            }
        );

    private static AccountedPod Pod(RenderedObject owner, ValuesMap spec, string key) =>
        new(
            owner,
            ValuesMap.Of(("serviceAccountName", spec[key]), ("automountServiceAccountToken", spec["automountServiceAccountToken"])),
            [ValuesMap.Of(("name", owner.Name))]
        );

    private static string Text(ValuesNode? node) => PodSpecs.Text(node);

    private sealed class Accounts(ImmutableArray<RenderedObject> objects)
    {
        private readonly Dictionary<(string, string), RenderedObject> _accounts = objects
            .Where(o => o.Kind == "ServiceAccount")
            .ToDictionary(o => (o.Namespace, o.Name));

        private readonly HashSet<(string, string)> _bound =
        [
            .. from binding in objects
            where binding.Kind is "RoleBinding" or "ClusterRoleBinding"
            from subject in PodSpec.Items(binding.Tree["subjects"])
            where Text(subject["kind"]) == "ServiceAccount"
            select (Text(subject["namespace"]) is { Length: > 0 } own ? own : binding.Namespace, Text(subject["name"])),
        ];

        public IEnumerable<string> Faults(AccountedPod pod, HashSet<string> used)
        {
            var name = Text(pod.Spec["serviceAccountName"]) is { Length: > 0 } own ? own : "default";
            if (!_accounts.TryGetValue((pod.Owner.Namespace, name), out var account))
            {
                yield return $"{pod.Owner}: the account '{name}' is made by neither chart";
                yield break;
            }

            var mounts = Text(pod.Spec["automountServiceAccountToken"]) is { Length: > 0 } said
                ? said
                : Text(account.Tree["automountServiceAccountToken"]);
            if (mounts == "false" || _bound.Contains((pod.Owner.Namespace, name)))
                yield break;
            var open = pod.Containers.Where(c => !PodSpec.Items(c["volumeMounts"]).Any(m => Text(m["mountPath"]) == TokenPath)).ToList();
            foreach (var container in open)
            {
                var where = open.Count == pod.Containers.Length ? $"{pod.Owner}" : $"{pod.Owner}.{Text(container["name"])}";
                if (Reasons.ContainsKey(where))
                    used.Add(where);
                else
                    yield return $"{where}: has a token of '{name}', to which no role is bound";
            }
        }
    }
}

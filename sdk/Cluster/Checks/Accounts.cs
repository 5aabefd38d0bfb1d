using ChartGen.Sdk.Components;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Cluster.Checks;

/// <summary>CG8260 to CG8262: ServiceAccounts that need AWS name the profile's roles.</summary>
internal sealed class Accounts : ClusterCheck
{
    private const string Annotation = "eks.amazonaws.com/role-arn";

    public override string Id => "service-accounts";

    public override string Title => "ServiceAccounts";

    public override IEnumerable<string> Asks(ClusterPlan plan, ClusterState known) =>
        plan.Profile.Identity is not IdentityChoice.Irsa
            ? []
            : Rendered(plan).Select(a => LiveObjects.PathOf(known, a)!).Concat(Outside(plan).Select(PathOf));

    public override void Check(Examination examination)
    {
        switch (examination.Plan.Profile.Identity)
        {
            case IdentityChoice.Irsa irsa:
                foreach (var space in Rendered(examination.Plan).GroupBy(a => a.Namespace, StringComparer.Ordinal))
                    CheckRendered(examination, space.Key, [.. space]);
                foreach (var account in Outside(examination.Plan))
                    CheckOutside(examination, account, irsa);
                break;
            case IdentityChoice.PodIdentity:
                examination.Bad(AccountDiagnostics.RolesAreOutside(examination.Plan.Profile.Aws, Holders(examination.Plan)));
                break;
        }
    }

    private static void CheckRendered(Examination examination, string space, RenderedObject[] accounts)
    {
        if (examination.Items(LiveObjects.PathOf(examination.State, accounts[0])!) is not { } items)
            return;
        var live = items.DistinctBy(LiveObjects.NameOf).ToDictionary(LiveObjects.NameOf, RoleOf, StringComparer.Ordinal);
        var there = accounts.Where(a => live.ContainsKey(a.Name)).ToArray();
        foreach (var account in there)
        {
            var (role, wanted) = (live[account.Name], RoleOf(account.Tree));
            if (role == wanted)
                examination.Good(account.Name);
            else if (role.Length > 0)
                examination.Bad(AccountDiagnostics.OtherRole(space, account.Name, role, wanted));
        }

        if (there.Where(a => live[a.Name].Length == 0).Select(a => a.Name).ToArray() is { Length: > 0 } without)
            examination.Bad(AccountDiagnostics.NoRoles(space, without));
    }

    private static void CheckOutside(Examination examination, string account, IdentityChoice.Irsa irsa)
    {
        // That the add-on is missing is another check's finding.
        if (examination.One(PathOf(account)) is not (true, { } live))
            return;
        var role = RoleOf(live);
        if (role.Length == 0)
            examination.Bad(AccountDiagnostics.NoRole(OperatorNeed.AddonNamespace, account));
        else if (irsa.Roles.TryGetValue(account, out var own) && own.Text != role)
            examination.Bad(AccountDiagnostics.OtherRole(OperatorNeed.AddonNamespace, account, role, own.Text));
        else if (examination.Plan.Profile.Aws is { } aws && !role.Contains($"::{aws.AccountId.Text}:", StringComparison.Ordinal))
            examination.Bad(AccountDiagnostics.RoleOfOtherAccount(OperatorNeed.AddonNamespace, account, role, aws.AccountId.Text));
        else
            examination.Good(account);
    }

    private static IEnumerable<RenderedObject> Rendered(ClusterPlan plan) =>
        plan.Charts.SelectMany(LiveObjects.Owned).Where(o => o.Kind == "ServiceAccount" && RoleOf(o.Tree).Length > 0);

    private static IEnumerable<string> Outside(ClusterPlan plan) =>
        plan
            .Charts.SelectMany(c => c.Components)
            .SelectMany(c => c.Accounts)
            .Where(a => a is { Rights.Length: > 0, Maker: AccountMaker.Outside })
            .Select(a => a.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Holders(ClusterPlan plan) =>
        plan
            .Charts.SelectMany(c => c.Components)
            .SelectMany(c => c.Accounts)
            .Where(a => a.Rights.Length > 0)
            .Select(a => a.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static string PathOf(string account) => ApiPath.Of("v1", "serviceaccounts", OperatorNeed.AddonNamespace, account);

    private static string RoleOf(Values.ValuesMap account) => account.TextAt("metadata", "annotations", Annotation);
}

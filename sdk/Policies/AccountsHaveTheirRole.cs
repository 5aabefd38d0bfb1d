using ChartGen.Sdk.Components;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles.Choices;

namespace ChartGen.Sdk.Policies;

/// <summary>CG7014: the ServiceAccounts that need AWS have a role, are used, and no others have one.</summary>
internal sealed class AccountsHaveTheirRole : Policy
{
    private const string Annotation = "eks.amazonaws.com/role-arn";

    public override string Code => "CG7014";

    public override string Title => "Whoever needs AWS has its role by its ServiceAccount, and nobody else has one.";

    public override bool NeedsEverything => true;

    public override IEnumerable<Violation> Check(PolicyInput input)
    {
        foreach (var chart in input.Charts)
        {
            var declared = chart
                .Components.SelectMany(c => c.Accounts)
                .Where(a => a is { Rights.Length: > 0, Maker: not AccountMaker.Outside })
                .Select(a => a.Name)
                .ToHashSet();
            foreach (var account in chart.Objects.Where(o => o.Kind == "ServiceAccount"))
            {
                var role = account.Tree.TextAt("metadata", "annotations", Annotation);
                if (declared.Contains(account.Name))
                {
                    if (WrongRole(input, role) is { } wrong)
                        yield return new(account, $"{account} {wrong}.", "Set the account's annotations in the values of its chart.");
                    if (!IsUsed(input, account))
                        yield return new(
                            account,
                            $"{account} has AWS rights, and no pod runs as it.",
                            "Name it as the ServiceAccount of its pods."
                        );
                }
                else if (role.Length > 0)
                {
                    yield return new(
                        account,
                        $"{account} names an AWS role, and no component asks for one.",
                        "Declare the account with its rights."
                    );
                }
            }
        }

        foreach (var missing in Missing(input))
            yield return missing;
    }

    private static string? WrongRole(PolicyInput input, string role) =>
        input.Profile.Identity switch
        {
            IdentityChoice.Irsa when role.Length == 0 => "needs AWS and names no role",
            IdentityChoice.Irsa when !IsRole(role) => "names a role that is no ARN of one",
            IdentityChoice.PodIdentity when role.Length > 0 => "names a role, which EKS Pod Identity gives it from outside",
            IdentityChoice.None when role.Length > 0 => "names an AWS role in a profile without roles",
            _ => null,
        };

    // A store of External Secrets borrows an account's role without any pod.
    private static bool IsUsed(PolicyInput input, RenderedObject account) =>
        input.Pods.Any(p => p.Namespace == account.Namespace && p.Account == account.Name)
        || input
            .OfKind("SecretStore", "ClusterSecretStore")
            .Any(s => s.Tree.TextAt("spec", "provider", "aws", "auth", "jwt", "serviceAccountRef", "name") == account.Name);

    private static bool IsRole(string arn) =>
        arn.StartsWith("arn:aws", StringComparison.Ordinal) && arn.Contains(":role/", StringComparison.Ordinal);

    // A pod whose account is made under another name than the declared one gets no role at all.
    private static IEnumerable<Violation> Missing(PolicyInput input) =>
        input.Profile.Identity is IdentityChoice.None
            ? []
            : from chart in input.Charts
            where chart.Objects.Length > 0
            from account in chart.Components.SelectMany(c => c.Accounts)
            where account is { Rights.Length: > 0, Maker: not AccountMaker.Outside }
            where !chart.Objects.Any(o => o.Kind == "ServiceAccount" && o.Name == account.Name)
            select new Violation(
                chart.Objects[0],
                $"ServiceAccount/{account.Name}, which needs AWS, is not in the chart '{chart.Name}'.",
                "Have its chart make it under this name."
            );
}

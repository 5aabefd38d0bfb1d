using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Values;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Identity;

/// <summary>What <c>iam/README.md</c> says, ready to print.</summary>
internal static class IdentityReadme
{
    public static ValuesMap Of(EnvironmentProfile profile, AwsSettings aws, ImmutableArray<RoleHolder> holders)
    {
        var isIrsa = profile.Identity is IdentityChoice.Irsa;
        ImmutableArray<string> outside = [.. holders.Where(h => h.IsOutside).Select(h => h.Name)];
        return ValuesMap.Of(
            ("profile", profile.Name),
            ("account", aws.AccountId.Text),
            ("cluster", aws.ClusterName.Text),
            ("accounts", Rows(holders.Select(AccountRow))),
            (
                "howTrusted",
                isIrsa
                    ? $"Pods take their role with a token of the cluster's issuer {Markdown.Code(aws.OidcProvider?.Text ?? "")}, which must be an IAM OIDC provider of the account with the audience `sts.amazonaws.com`."
                    : "Pods get their role from the EKS Pod Identity agent, which must run in the cluster as an add-on; an association names the role of each account."
            ),
            (
                "mustBeAllowed",
                isIrsa
                    ? "create roles and write their policies"
                    : "create roles, write their policies, pass them to EKS, and make Pod Identity associations"
            ),
            ("hasOutside", !outside.IsEmpty),
            ("outside", Markdown.Codes(outside)),
            ("outsidePronoun", outside.Length == 1 ? "it" : "them"),
            (
                "outsideHow",
                isIrsa
                    ? "Give the add-on the role: `aws eks create-addon … --service-account-role-arn <role>`."
                    : "Neither way above makes the association, which belongs to the add-on: `aws eks create-addon … --pod-identity-associations serviceAccount=<account>,roleArn=<role>` does."
            ),
            ("hasBalancers", holders.SelectMany(h => h.Rights).Contains(PlatformRights.LoadBalancing(profile))),
            ("wildcards", Rows(holders.SelectMany(WildcardRows)))
        );
    }

    private static string[] AccountRow(RoleHolder holder) =>
        [
            Markdown.Code(holder.Name),
            Markdown.Code(holder.Namespace),
            string.Join(", ", holder.Components),
            string.Join("; ", holder.Rights.Select(r => r.Summary).Distinct(StringComparer.Ordinal)),
            Markdown.Code(holder.Role.Arn),
        ];

    private static IEnumerable<string[]> WildcardRows(RoleHolder holder) =>
        PolicyDocument
            .Statements(holder.Rights)
            .Where(s => s.Statement.WildcardReason is not null)
            .Select(s =>
                new[]
                {
                    Markdown.Code(holder.Name),
                    Markdown.Code(s.Sid),
                    Markdown.Codes(
                        s.Statement.Actions.Concat(s.Statement.Resources).Where(text => text.Contains('*', StringComparison.Ordinal))
                    ),
                    Markdown.Plain(s.Statement.WildcardReason!),
                }
            );

    private static ValuesList Rows(IEnumerable<string[]> rows) => ValuesList.Of(rows.Select(r => (ValuesNode)ValuesList.OfStrings(r)));
}

using ChartGen.Sdk.Components;
using ChartGen.Sdk.Policies;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class AccountsHaveTheirRoleTests
{
    private const string Role = "{eks.amazonaws.com/role-arn: 'arn:aws:iam::210987654321:role/a'}";

    private static readonly AccountSpec Declared = new("a", AccountMaker.Platform, [new("Read", [])]);

    [Fact]
    public void An_account_without_its_role_is_found()
    {
        Assert.Equal(
            ["ServiceAccount/a needs AWS and names no role. Set the account's annotations in the values of its chart."],
            Find(TestProfiles.Cloud, Account("a", "{}") + Pod("a"))
        );
        Assert.Equal(
            ["ServiceAccount/a names a role that is no ARN of one. Set the account's annotations in the values of its chart."],
            Find(TestProfiles.Cloud, Account("a", "{eks.amazonaws.com/role-arn: a}") + Pod("a"))
        );
    }

    [Fact]
    public void An_account_that_no_pod_runs_as_is_found_and_one_that_nobody_makes()
    {
        Assert.Equal(
            ["ServiceAccount/a has AWS rights, and no pod runs as it. Name it as the ServiceAccount of its pods."],
            Find(TestProfiles.Cloud, Account("a", Role) + Pod("b"))
        );
        Assert.Equal(
            ["ServiceAccount/a, which needs AWS, is not in the chart 'test'. Have its chart make it under this name."],
            Find(TestProfiles.Cloud, Pod("a"))
        );
    }

    [Fact]
    public void A_role_that_nobody_asked_for_is_found()
    {
        Assert.Equal(
            ["ServiceAccount/b names an AWS role, and no component asks for one. Declare the account with its rights."],
            Find(TestProfiles.Cloud, Account("a", Role) + Pod("a") + Account("b", Role))
        );
    }

    [Fact]
    public void Pod_Identity_and_a_laptop_name_no_role()
    {
        Assert.Equal(
            [
                "ServiceAccount/a names a role, which EKS Pod Identity gives it from outside. Set the account's annotations in the values of its chart.",
            ],
            Find(TestProfiles.Cloud with { Identity = new IdentityChoice.PodIdentity() }, Account("a", Role) + Pod("a"))
        );
        Assert.Equal(
            ["ServiceAccount/a names an AWS role in a profile without roles. Set the account's annotations in the values of its chart."],
            Find(TestProfiles.Laptop, Account("a", Role) + Pod("a"))
        );
    }

    [Fact]
    public void An_account_with_its_role_is_fine_whether_a_pod_or_a_store_uses_it()
    {
        const string Store = """
            apiVersion: external-secrets.io/v1
            kind: SecretStore
            metadata: {name: s}
            spec: {provider: {aws: {auth: {jwt: {serviceAccountRef: {name: a}}}}}}
            """;

        Assert.Empty(Find(TestProfiles.Cloud, Account("a", Role) + Pod("a")));
        Assert.Empty(Find(TestProfiles.Cloud, Account("a", Role) + Store));
        Assert.Empty(Find(TestProfiles.Cloud with { Identity = new IdentityChoice.PodIdentity() }, Account("a", "{}") + Pod("a")));
    }

    private static IEnumerable<string> Find(EnvironmentProfile profile, string yaml) =>
        Judged.By<AccountsHaveTheirRole>(profile, yaml, accounts: Declared);

    private static string Account(string name, string annotations) =>
        $"apiVersion: v1\nkind: ServiceAccount\nmetadata: {{name: {name}, annotations: {annotations}}}\n---\n";

    private static string Pod(string account) =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: p}}\nspec: {{serviceAccountName: {account}}}\n---\n";
}

namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class IdentityHasAccountTests
{
    [Theory]
    [InlineData("irsa")]
    [InlineData("pod-identity")]
    public void Roles_without_an_account_are_an_error(string kind)
    {
        var read = Read.Laptop("", $"identity.kind={kind}");

        Assert.Equal(
            $"--set identity.kind: error CG1239: identity.kind is '{kind}', but no AWS account is set in which the roles are. Set 'aws.region', 'aws.accountId' and 'aws.clusterName', or identity.kind to none.",
            Assert.Single(Read.Coded(read, "CG1239"))
        );
    }

    [Fact]
    public void Without_roles_no_account_is_needed() => Assert.True(Read.IsFine(Read.Laptop("")));
}

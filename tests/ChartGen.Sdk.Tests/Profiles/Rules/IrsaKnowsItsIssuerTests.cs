namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class IrsaKnowsItsIssuerTests
{
    [Fact]
    public void Roles_that_trust_nobodys_tokens_are_an_error()
    {
        var read = Read.Cloud("", "aws.oidcProvider=null");

        Assert.Equal(
            "error CG1228: identity.kind is 'irsa', but aws.oidcProvider does not say whose tokens the roles trust. "
                + "Set it to what 'aws eks describe-cluster --query cluster.identity.oidc.issuer' prints, without https://.",
            Assert.Single(Read.Coded(read, "CG1228"))
        );
    }

    [Fact]
    public void Pod_identity_needs_no_issuer() =>
        Assert.Empty(Read.Coded(Read.Cloud("", "identity.kind=pod-identity", "aws.oidcProvider=null"), "CG1228"));
}

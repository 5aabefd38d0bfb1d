namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class ManagedServiceHasItsOwnCredentialsTests
{
    [Fact]
    public void A_made_up_password_does_not_open_rds()
    {
        var read = Read.Cloud("", "secrets.kind=in-cluster", "broker.kind=in-cluster");

        Assert.Equal(
            "--set secrets.kind: error CG1213: secrets.kind 'in-cluster' makes passwords up, but database.kind 'rds' has its own. Set secrets.kind to external-secrets or manifest.",
            Assert.Single(Read.Coded(read, "CG1213"))
        );
    }

    [Fact]
    public void A_made_up_token_does_not_open_elasticache()
    {
        var read = Read.Cloud("", "secrets.kind=in-cluster", "database.kind=in-cluster");

        Assert.Equal(
            "--set secrets.kind: error CG1213: secrets.kind 'in-cluster' makes passwords up, but broker.kind 'elasticache' has its own. Set secrets.kind to external-secrets or manifest.",
            Assert.Single(Read.Coded(read, "CG1213"))
        );
    }

    [Fact]
    public void Stores_in_the_cluster_take_what_is_made_up()
    {
        var read = Read.Cloud("", "secrets.kind=in-cluster", "database.kind=in-cluster", "broker.kind=in-cluster");

        Assert.Empty(Read.Coded(read, "CG1213"));
        Assert.True(Read.IsFine(read));
    }
}

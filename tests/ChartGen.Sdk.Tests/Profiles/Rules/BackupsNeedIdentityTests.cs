namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class BackupsNeedIdentityTests
{
    [Fact]
    public void Backups_without_roles_are_an_error()
    {
        var read = Read.Laptop("", "backups.kind=s3", "backups.bucket=safe");

        Assert.Equal(
            "--set backups.kind: error CG1235: backups.kind is 's3', but identity.kind 'none' gives no pod a role to write there. Set identity.kind to irsa or pod-identity, or backups.kind to none.",
            Assert.Single(Read.Coded(read, "CG1235"))
        );
    }

    [Fact]
    public void Where_nothing_lives_in_the_cluster_nothing_is_backed_up() =>
        Assert.Empty(
            Read.Coded(Read.Cloud("", "backups.kind=s3", "backups.bucket=safe", "identity.kind=none", "secrets.kind=manifest"), "CG1235")
        );
}

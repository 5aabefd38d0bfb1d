namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class ExternalSecretsNeedIdentityTests
{
    [Fact]
    public void External_secrets_without_roles_are_an_error()
    {
        var read = Read.Cloud("", "identity.kind=none", "objectStore.kind=minio");

        Assert.Equal(
            "--set identity.kind: error CG1209: secrets.kind is 'external-secrets', but identity.kind 'none' gives no role to read AWS Secrets Manager. Set identity.kind to irsa or pod-identity, or secrets.kind to manifest.",
            Assert.Single(Read.Coded(read, "CG1209"))
        );
    }

    [Fact]
    public void Secrets_written_by_ci_need_no_role()
    {
        var read = Read.Cloud("", "identity.kind=none", "objectStore.kind=minio", "secrets.kind=manifest");

        Assert.Empty(Read.Coded(read, "CG1209"));
        Assert.True(Read.IsFine(read));
    }
}

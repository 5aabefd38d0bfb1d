namespace ChartGen.Sdk.Tests.Profiles.Rules;

public sealed class S3NeedsIdentityTests
{
    [Fact]
    public void S3_without_roles_is_an_error()
    {
        var read = Read.Cloud("", "identity.kind=none", "secrets.kind=manifest");

        Assert.Equal(
            "--set identity.kind: error CG1208: objectStore.kind is 's3', but identity.kind 'none' gives no pod a role to reach it. Set identity.kind to irsa or pod-identity.",
            Assert.Single(Read.Coded(read, "CG1208"))
        );
    }

    [Fact]
    public void S3_with_pod_identity_is_reached()
    {
        var read = Read.Cloud("", "identity.kind=pod-identity");

        Assert.Empty(Read.Coded(read, "CG1208"));
        Assert.True(Read.IsFine(read));
    }
}

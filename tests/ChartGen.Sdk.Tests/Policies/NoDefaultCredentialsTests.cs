using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class NoDefaultCredentialsTests
{
    private const string Advice =
        " holds a password that everybody knows. Name a Secret that exists instead; charts call the key existingSecret, or alike.";

    [Theory]
    [InlineData("env: [{name: MINIO_ROOT_PASSWORD, value: minioadmin}]", "the variable 'MINIO_ROOT_PASSWORD' of the container 'c'")]
    [InlineData("env: [{name: MINIO_ROOT_USER, value: minioadmin}]", "the variable 'MINIO_ROOT_USER' of the container 'c'")]
    [InlineData(
        "env: [{name: GF_SECURITY_ADMIN_PASSWORD, value: prom-operator}]",
        "the variable 'GF_SECURITY_ADMIN_PASSWORD' of the container 'c'"
    )]
    [InlineData("env: [{name: URL, value: 'postgresql://postgres:postgres@db/a'}]", "the variable 'URL' of the container 'c'")]
    [InlineData("args: [users, create, -u, admin, -p, admin]", "the argument 5 of the container 'c'")]
    [InlineData("args: [--password=admin]", "the argument 1 of the container 'c'")]
    public void A_password_that_everybody_knows_is_found_once(string container, string where)
    {
        Assert.Equal([$"Pod/a: {where}{Advice}"], Judged.By<NoDefaultCredentials>(Pod(container)));
        Assert.Empty(Judged.By<NoPlaintextSecrets>(Pod(container)));
    }

    [Fact]
    public void A_default_in_a_Secret_is_found()
    {
        const string Yaml = """
            apiVersion: v1
            kind: Secret
            metadata: {name: minio}
            data: {rootUser: bWluaW9hZG1pbg==, rootPassword: bWluaW9hZG1pbg==}
            """;

        Assert.Equal(
            [$"Secret/minio: the key 'rootUser'{Advice}", $"Secret/minio: the key 'rootPassword'{Advice}"],
            Judged.By<NoDefaultCredentials>(Yaml)
        );
    }

    [Theory]
    [InlineData("env: [{name: ADMIN_PASSWORD, valueFrom: {secretKeyRef: {name: s, key: password}}}, {name: ADMIN_USER, value: admin}]")]
    [InlineData("args: [-p, '8080', --user, admin]")]
    public void A_user_s_name_and_a_reference_are_fine(string container) => Assert.Empty(Judged.By<NoDefaultCredentials>(Pod(container)));

    private static string Pod(string container) =>
        $$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec:
              containers:
                - name: c
                  {{container}}
            """;
}

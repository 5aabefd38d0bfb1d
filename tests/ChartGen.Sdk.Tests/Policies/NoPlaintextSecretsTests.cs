using ChartGen.Sdk.Policies;

namespace ChartGen.Sdk.Tests.Policies;

public sealed class NoPlaintextSecretsTests
{
    private const string Advice = " Read it from a Secret that exists, by its name; and replace the secret, since it was written down.";

    // Put together here, so that nobody's scanner takes this file for a leak.
    private const string AwsKey = "AKIA" + "ABCDEFGHIJKLMNOP";
    private const string PrivateKey = "-----BEGIN RSA " + "PRIVATE KEY-----";
    private const string FernetKey = "0123456789012345678901234567890123456789012=";

    [Theory]
    [InlineData("{name: DB_PASSWORD, value: x1y2}", "DB_PASSWORD", "what its name calls a secret")]
    [InlineData("{name: apiToken, value: x1y2}", "apiToken", "what its name calls a secret")]
    [InlineData("{name: AWS_SECRET_ACCESS_KEY, value: x1y2}", "AWS_SECRET_ACCESS_KEY", "what its name calls a secret")]
    [InlineData("{name: ID, value: " + AwsKey + "}", "ID", "an AWS access key")]
    [InlineData("{name: PEM, value: '" + PrivateKey + "'}", "PEM", "a private key")]
    [InlineData("{name: KEY, value: " + FernetKey + "}", "KEY", "what looks like a Fernet key")]
    [InlineData("{name: URL, value: 'postgresql://me:x1y2@db/a'}", "URL", "a URL with a password")]
    [InlineData("{name: URL, value: 'redis://:x1y2@cache:6379/0'}", "URL", "a URL with a password")]
    public void A_secret_in_a_variable_is_found_and_not_printed(string variable, string name, string what)
    {
        Assert.Equal(
            [$"Pod/a: the variable '{name}' of the container 'c' holds {what}.{Advice}"],
            Judged.By<NoPlaintextSecrets>(Pod($"env: [{variable}]"))
        );
    }

    [Theory]
    [InlineData("{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: s, key: k}}}")]
    [InlineData("{name: DB_PASSWORD, value: $(OTHER)}")]
    [InlineData("{name: DB_PASSWORD_FILE, value: /run/secrets/db}")]
    [InlineData("{name: SECRET_NAME, value: db}")]
    [InlineData("{name: TOKEN_TTL, value: 10m}")]
    [InlineData("{name: TOKEN_URL, value: 'https://sts.example.com/token'}")]
    [InlineData("{name: USE_TOKEN, value: 'true'}")]
    [InlineData("{name: MAX_TOKENS, value: '4096'}")]
    [InlineData("{name: URL, value: 'postgresql://$(USER):$(PASSWORD)@db/a'}")]
    [InlineData("{name: URL, value: 'postgresql://me@db/a'}")]
    [InlineData("{name: SUM, value: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855}")]
    public void A_reference_an_address_or_a_switch_is_fine(string variable) =>
        Assert.Empty(Judged.By<NoPlaintextSecrets>(Pod($"env: [{variable}]")));

    [Theory]
    [InlineData("args: [--db-password=x1y2]")]
    [InlineData("args: [--db-password, x1y2]")]
    [InlineData("command: [sh, -c, 'login --user me --token x1y2']")]
    [InlineData("command: [sh, -c, 'AWS_SECRET_ACCESS_KEY=x1y2 run']")]
    [InlineData("args: ['postgresql://me:x1y2@db/a']")]
    public void A_secret_in_an_argument_is_found(string arguments)
    {
        var found = Assert.Single(Judged.By<NoPlaintextSecrets>(Pod(arguments)));

        Assert.StartsWith("Pod/a: the argument ", found, StringComparison.Ordinal);
        Assert.DoesNotContain("x1y2", found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("args: [--secret-name=db, --token-file=/t, --no-password, --format=custom]")]
    [InlineData("command: [sh, -c, 'login --password \"$DB_PASSWORD\" --token $(cat /t)']")]
    [InlineData("command: [sh, -c, 'PGPASSWORD=$3 pg_dump --no-password --format=custom']")]
    public void An_argument_that_names_a_secret_is_fine(string arguments) => Assert.Empty(Judged.By<NoPlaintextSecrets>(Pod(arguments)));

    [Fact]
    public void A_secret_in_a_file_of_a_ConfigMap_is_found_with_its_line()
    {
        const string Yaml = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a}
            data:
              DB_PASSWORD: x1y2
              app.cfg: |
                [core]
                fernet_key = x1y2
                sql = postgresql://me:x1y2@db/a
              login.sh: |
                TOKEN=$(cat /t)
                PASSWORD="x1y2"
                SECRET=made_by_a_function
              app.yaml: |
                store:
                  secretKey: x1y2
                  secretKeyRef: {name: s, key: k}
            """;

        Assert.Equal(
            [
                $"ConfigMap/a: the key 'DB_PASSWORD' holds what its name calls a secret.{Advice}",
                $"ConfigMap/a: the key 'app.cfg', line 2 holds what its name calls a secret.{Advice}",
                $"ConfigMap/a: the key 'app.cfg', line 3 holds a URL with a password.{Advice}",
                $"ConfigMap/a: the key 'login.sh', line 2 holds what its name calls a secret.{Advice}",
                $"ConfigMap/a: the key 'app.yaml', line 2 holds what its name calls a secret.{Advice}",
            ],
            Judged.By<NoPlaintextSecrets>(Yaml)
        );
    }

    [Fact]
    public void A_Secret_with_its_text_an_annotation_and_a_field_of_another_object_are_found()
    {
        var yaml = $$"""
            apiVersion: v1
            kind: Secret
            metadata: {name: a}
            data: {password: eDF5Mg==, host: ZGI=}
            stringData: {tls: "{{PrivateKey}}"}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: b, annotations: {api-token: x1y2, checksum/secret: x1y2} }
            ---
            apiVersion: external-secrets.io/v1
            kind: SecretStore
            metadata: {name: c}
            spec:
              provider: {aws: {keys: ["{{AwsKey}}"] } }
            """;

        Assert.Equal(
            [
                $"Secret/a: the key 'password' holds what its name calls a secret.{Advice}",
                $"Secret/a: the key 'tls' holds a private key.{Advice}",
                $"Service/b: the annotation 'api-token' holds what its name calls a secret.{Advice}",
                $"SecretStore/c: 'spec.provider.aws.keys[0]' holds an AWS access key.{Advice}",
            ],
            Judged.By<NoPlaintextSecrets>(yaml)
        );
    }

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

using System.Collections.Immutable;
using System.Text;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Secrets;
using CsCheck;
using YamlDotNet.RepresentationModel;

namespace ChartGen.Sdk.Tests.Secrets;

public sealed class SecretsManifestTests
{
    private static readonly SecretPart.Property User = new("airflow-database", "username", new SecretShape.Known("airflow"));
    private static readonly SecretPart.Property Password = new("airflow-database", "password", new SecretShape.Password());
    private static readonly SecretPart.Property Fernet = new("airflow", "fernetKey", new SecretShape.FernetKey());

    private static readonly NeededSecret Connection = Made(
        SecretSource.Manifest,
        "airflow-metadata",
        ("connection", [User with { UrlEncoded = true }, ":", Password with { UrlEncoded = true }, "@db:5432/airflow"]),
        ("user", [User])
    );

    private static readonly NeededSecret Tls = new("ml", "web-tls", SecretSource.Yours) { Keys = [new("tls.crt"), new("tls.key")] };

    private static readonly NeededSecret Kafka = new("ml", "kafka-credentials", SecretSource.Yours) { TakesAnyKey = true };

    [Fact]
    public void Values_are_composed_and_the_manifest_is_one_that_kubectl_applies()
    {
        var (manifest, problems) = Write(
            [Connection, Tls, Kafka],
            ("AIRFLOW_DATABASE_USERNAME", "airflow"),
            ("AIRFLOW_DATABASE_PASSWORD", "p@ss/w rd?ü"),
            ("WEB_TLS__TLS_CRT", "cert\n"),
            ("WEB_TLS__TLS_KEY", "key\n"),
            ("KAFKA_CREDENTIALS__sasl.password", "k")
        );

        Assert.Empty(problems);
        Assert.Equal(
            """
            apiVersion: v1
            kind: Secret
            metadata:
              name: airflow-metadata
              namespace: ml
              labels:
                app.kubernetes.io/managed-by: chartgen
            type: Opaque
            data:
              connection: YWlyZmxvdzpwJTQwc3MlMkZ3JTIwcmQlM0YlQzMlQkNAZGI6NTQzMi9haXJmbG93
              user: YWlyZmxvdw==
            ---
            apiVersion: v1
            kind: Secret
            metadata:
              name: web-tls
              namespace: ml
              labels:
                app.kubernetes.io/managed-by: chartgen
            type: kubernetes.io/tls
            data:
              tls.crt: Y2VydAo=
              tls.key: a2V5Cg==
            ---
            apiVersion: v1
            kind: Secret
            metadata:
              name: kafka-credentials
              namespace: ml
              labels:
                app.kubernetes.io/managed-by: chartgen
            type: Opaque
            data:
              sasl.password: aw==

            """,
            manifest
        );
        Assert.Equal(
            "airflow:p%40ss%2Fw%20rd%3F%C3%BC@db:5432/airflow",
            Encoding.UTF8.GetString(Convert.FromBase64String("YWlyZmxvdzpwJTQwc3MlMkZ3JTIwcmQlM0YlQzMlQkNAZGI6NTQzMi9haXJmbG93"))
        );
    }

    [Fact]
    public void Any_value_arrives_as_it_is_through_a_YAML_reader() =>
        OddTexts
            .All.Where(t => t.Length > 0)
            .Sample(value =>
            {
                var (manifest, _) = Write([Kafka], ("KAFKA_CREDENTIALS__A", value), ("KAFKA_CREDENTIALS__B", "b"));
                var stream = new YamlStream();
                stream.Load(new StringReader(manifest!));
                var data = (YamlMappingNode)stream.Documents.Single().RootNode["data"];
                return Decoded(data["A"]) == value && Decoded(data["B"]) == "b";
            });

    [Fact]
    public void What_is_missing_is_named_with_the_Secrets_that_want_it()
    {
        var (manifest, problems) = Write(
            [Connection, Made(SecretSource.Manifest, "postgresql-credentials", ("password", [Password]))],
            ("AIRFLOW_DATABASE_USERNAME", "airflow"),
            ("AIRFLOW_DATABASE_PASWORD", "geheim")
        );

        Assert.Null(manifest);
        Assert.Equal(
            [
                "prod.env: error CG8404: AIRFLOW_DATABASE_PASSWORD is missing: airflow-metadata and postgresql-credentials cannot be made without it. Did you mean 'AIRFLOW_DATABASE_PASSWORD' by 'AIRFLOW_DATABASE_PASWORD'?",
                "prod.env(2,26): warning CG8405: AIRFLOW_DATABASE_PASWORD is for no Secret of the profile, and is left out. Did you mean 'AIRFLOW_DATABASE_PASSWORD'?",
            ],
            problems
        );
    }

    [Fact]
    public void What_nothing_is_near_to_is_to_be_added_or_taken_out()
    {
        var (_, problems) = Write([Connection], ("OTHER", "geheim"), ("AIRFLOW_DATABASE_PASSWORD", "x"));

        Assert.Equal(
            [
                "prod.env: error CG8404: AIRFLOW_DATABASE_USERNAME is missing: airflow-metadata cannot be made without it. Add AIRFLOW_DATABASE_USERNAME=…",
                "prod.env(1,7): warning CG8405: OTHER is for no Secret of the profile, and is left out. Take it out of the file.",
            ],
            problems
        );
    }

    [Theory]
    [InlineData("", "is empty.", "Give it a value.")]
    [InlineData("<AUTH-TOKEN-OF-ELASTICACHE>", "holds a placeholder still.", "Put the value in its place.")]
    [InlineData("geheim", "is no Fernet key: 32 bytes in URL-safe base64.", "Make one: openssl rand -base64 32 | tr '+/' '-_'")]
    [InlineData(
        "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NT+=",
        "is no Fernet key: 32 bytes in URL-safe base64.",
        "Make one: openssl rand -base64 32 | tr '+/' '-_'"
    )]
    public void A_value_that_cannot_be_meant_is_refused(string value, string problem, string suggestion)
    {
        var (manifest, problems) = Write(
            [Made(SecretSource.Manifest, "airflow-fernet-key", ("fernet-key", [Fernet]))],
            ("AIRFLOW_FERNET_KEY", value)
        );

        Assert.Null(manifest);
        Assert.Equal([$"prod.env(1,20): error CG8406: AIRFLOW_FERNET_KEY {problem} {suggestion}"], problems);
    }

    [Fact]
    public void A_key_that_nobody_named_may_be_empty_but_no_placeholder()
    {
        Assert.Contains(
            "  A: ''\n",
            Write([Kafka], ("KAFKA_CREDENTIALS__A", "")).Manifest!.Replace("\"\"", "''", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["prod.env(1,22): error CG8406: KAFKA_CREDENTIALS__A holds a placeholder still. Put the value in its place."],
            Write([Kafka], ("KAFKA_CREDENTIALS__A", "<FILL-IN>")).Problems
        );
    }

    [Fact]
    public void A_Secret_of_the_users_that_the_file_leaves_out_must_exist_and_one_that_it_begins_must_be_whole()
    {
        var (manifest, problems) = Write([Kafka, Tls, Connection], ("AIRFLOW_DATABASE_USERNAME", "a"), ("AIRFLOW_DATABASE_PASSWORD", "b"));

        Assert.NotNull(manifest);
        Assert.Equal(
            [
                "prod.env: note CG8407: The Secret 'kafka-credentials' is not made, since the file has none of its keys: it must exist in 'ml'. To make it too, add KAFKA_CREDENTIALS__<KEY>, one for each key.",
                "prod.env: note CG8407: The Secret 'web-tls' is not made, since the file has none of its keys: it must exist in 'ml'. To make it too, add WEB_TLS__TLS_CRT, WEB_TLS__TLS_KEY.",
            ],
            problems
        );
        Assert.Equal(
            ["prod.env: error CG8404: WEB_TLS__TLS_KEY is missing: web-tls cannot be made without it. Add WEB_TLS__TLS_KEY=…"],
            Write([Tls], ("WEB_TLS__TLS_CRT", "x")).Problems
        );
    }

    [Fact]
    public void What_AWS_Secrets_Manager_keeps_is_left_to_it()
    {
        var (manifest, problems) = Write(
            [Connection with { Source = SecretSource.ExternalSecrets }, Kafka],
            ("AIRFLOW_DATABASE_PASSWORD", "geheim"),
            ("KAFKA_CREDENTIALS__A", "a")
        );

        Assert.Contains("name: kafka-credentials\n", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("airflow", manifest, StringComparison.Ordinal);
        Assert.Equal(
            [
                "prod.env: warning CG8408: AWS Secrets Manager keeps AIRFLOW_DATABASE_PASSWORD, and the operator makes the Secrets from there: left out here. chartgen secrets without --from-env-file prints the commands that make the entries.",
            ],
            problems
        );
    }

    [Fact]
    public void A_file_of_which_nothing_can_be_made_is_an_error() =>
        Assert.Equal(
            [
                "prod.env: note CG8407: The Secret 'kafka-credentials' is not made, since the file has none of its keys: it must exist in 'ml'. To make it too, add KAFKA_CREDENTIALS__<KEY>, one for each key.",
                "prod.env: error CG8409: No Secret can be made from the file. chartgen secrets without --from-env-file names the variables.",
            ],
            Write([Kafka]).Problems
        );

    [Fact]
    public void What_a_Job_makes_in_the_cluster_may_be_left_to_it()
    {
        var (manifest, problems) = Write([Connection with { Source = SecretSource.InCluster }], ("AIRFLOW_DATABASE_USERNAME", "airflow"));

        Assert.Contains("  user: YWlyZmxvdw==\n", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("connection", manifest, StringComparison.Ordinal);
        Assert.Equal(
            ["prod.env: note CG8410: A Job in the cluster makes what the file does not give: AIRFLOW_DATABASE_PASSWORD."],
            problems
        );
    }

    [Fact]
    public void Secrets_whose_names_begin_alike_do_not_take_each_others_keys()
    {
        var (manifest, _) = Write(
            [Kafka, new("ml", "kafka-credentials--test", SecretSource.Yours) { TakesAnyKey = true }],
            ("KAFKA_CREDENTIALS__TEST__A", "a")
        );

        Assert.Contains("name: kafka-credentials--test\n", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("name: kafka-credentials\n", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_would_share_a_variable_go_by_their_own_spelling()
    {
        var secret = new NeededSecret("ml", "own", SecretSource.Yours) { Keys = [new("a-b"), new("a.b"), new("c")] };

        Assert.Equal(["OWN__a-b", "OWN__a.b", "OWN__C"], secret.Keys.Select(k => SecretsManifest.VariableOf(secret, k)));
    }

    private static NeededSecret Made(SecretSource source, string name, params (string Key, SecretPart[] Parts)[] keys) =>
        new("ml", name, source) { Keys = [.. keys.Select(k => new NeededKey(k.Key, SecretText.Of(k.Parts)))] };

    private static string Decoded(YamlNode node) => Encoding.UTF8.GetString(Convert.FromBase64String(node.ToString()));

    private static (string? Manifest, IEnumerable<string> Problems) Write(
        ImmutableArray<NeededSecret> secrets,
        params (string Name, string Value)[] variables
    )
    {
        var diagnostics = new DiagnosticBag();
        var manifest = SecretsManifest.Write(
            secrets,
            variables.Select((v, i) => new EnvVariable(v.Name, v.Value, i + 1)),
            "prod.env",
            diagnostics
        );
        Assert.All(diagnostics, d => Assert.DoesNotContain("geheim", $"{d} {d.Line}", StringComparison.Ordinal));
        return (manifest, diagnostics.Select(d => d.ToString()));
    }
}

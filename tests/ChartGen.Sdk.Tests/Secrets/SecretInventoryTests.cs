using System.Collections.Immutable;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Manifests;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Secrets;
using ChartGen.Sdk.Tests.Profiles;

namespace ChartGen.Sdk.Tests.Secrets;

public sealed class SecretInventoryTests
{
    private static readonly SecretText Password = SecretText.Of(new SecretPart.Property("db", "password", new SecretShape.Password()));

    private static readonly ComponentOutput Component = new()
    {
        Component = "mlflow",
        Secrets = [SecretSpec.Of("mlflow-database", "Deployment/mlflow", ("password", Password))],
        ForeignSecrets = [new("kafka", [], "Deployment/inference"), new("git", ["gitSshKey"], "git-sync")],
    };

    [Fact]
    public void Without_objects_it_is_what_the_components_declare() =>
        Assert.Equal(
            [
                "ml/git Yours gitSshKey <- git-sync",
                "ml/kafka Yours any <- Deployment/inference",
                "ml/ml-credentials InCluster db.password <- the Job that makes the others",
                "ml/mlflow-database InCluster password <- Deployment/mlflow",
            ],
            Texts(TestProfiles.Laptop)
        );

    [Fact]
    public void The_profile_says_who_makes_them()
    {
        Assert.Contains(
            "ml/mlflow-database Manifest password <- Deployment/mlflow",
            Texts(TestProfiles.Laptop with { Secrets = new SecretsChoice.Manifest() })
        );
        Assert.Contains("ml/mlflow-database ExternalSecrets password <- Deployment/mlflow", Texts(TestProfiles.Cloud));
    }

    [Fact]
    public void Objects_say_who_reads_them_and_bring_their_own() =>
        Assert.Equal(
            [
                "ml/admission Chart  <- Pod/p by Job/certgen",
                "ml/git Yours gitSshKey,known_hosts? <- Pod/p",
                "ml/kafka Yours any <- Deployment/inference",
                "ml/ml-credentials InCluster db.password <- the Job that makes the others",
                "ml/mlflow-database InCluster password <- Pod/p",
                "ml/mlflow-flask Chart a,b <-  by platform/charts/mlflow/templates/s.yaml",
                "ml/optional Yours k? optional <- Pod/p",
                "ml/raw Yours k,any <- Pod/p",
                "ml/served Chart tls.crt,tls.key <-  by Certificate/web",
            ],
            Texts(
                TestProfiles.Laptop,
                """
                # Source: platform/templates/p.yaml
                apiVersion: v1
                kind: Pod
                metadata: {name: p}
                spec:
                  containers:
                    - name: c
                      env:
                        - {name: A, valueFrom: {secretKeyRef: {name: mlflow-database, key: password}}}
                        - {name: B, valueFrom: {secretKeyRef: {name: git, key: gitSshKey}}}
                        - {name: C, valueFrom: {secretKeyRef: {name: git, key: known_hosts, optional: true}}}
                        - {name: D, valueFrom: {secretKeyRef: {name: optional, key: k, optional: true}}}
                        - {name: E, valueFrom: {secretKeyRef: {name: raw, key: k}}}
                      envFrom: [{secretRef: {name: raw}}]
                  volumes: [{name: v, secret: {secretName: admission}}]
                ---
                # Source: platform/charts/mlflow/templates/s.yaml
                apiVersion: v1
                kind: Secret
                metadata: {name: mlflow-flask}
                data: {b: eA==}
                stringData: {a: x}
                ---
                # Source: platform/templates/j.yaml
                apiVersion: batch/v1
                kind: Job
                metadata: {name: certgen}
                spec: {template: {spec: {containers: [{name: create, args: [create, "--secret-name=admission"]}]}}}
                ---
                # Source: platform/templates/c.yaml
                apiVersion: cert-manager.io/v1
                kind: Certificate
                metadata: {name: web}
                spec: {secretName: served}
                """
            )
        );

    [Fact]
    public void A_key_that_is_read_of_a_Secret_that_is_made_without_it_is_found()
    {
        var objects = Objects(
            "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, env: [{name: A, valueFrom: {secretKeyRef: {name: mlflow-database, key: pasword}}}, {name: B, valueFrom: {secretKeyRef: {name: git, key: other}}}]}]}}"
        );

        var reference = Assert.Single(Inventory(TestProfiles.Laptop).WithoutKey(objects));

        Assert.Equal(("Pod/p", "mlflow-database", "pasword"), (reference.From.ToString(), reference.Name, reference.Key));
    }

    [Fact]
    public void Entries_of_AWS_Secrets_Manager_have_commands_without_values()
    {
        var entry = Assert.Single(SecretEntry.Of(Inventory(TestProfiles.Cloud).Of([]), "acme/ml"));

        Assert.Equal(
            "jq --null-input '{password: env.DB_PASSWORD}' |\n  aws secretsmanager create-secret --region eu-west-1 --name acme/ml/db --secret-string file:///dev/stdin",
            entry.Create("eu-west-1")
        );
        Assert.Equal(
            "jq --null-input '{password: env.DB_PASSWORD}' |\n  aws secretsmanager put-secret-value --region eu-west-1 --secret-id acme/ml/db --secret-string file:///dev/stdin",
            entry.Put("eu-west-1")
        );
    }

    [Theory]
    [InlineData("kafka-credentials", "sasl.password", "KAFKA_CREDENTIALS__SASL_PASSWORD")]
    [InlineData("ecr", ".dockerconfigjson", "ECR__DOCKERCONFIGJSON")]
    [InlineData("git", "GIT_SYNC_USERNAME", "GIT__GIT_SYNC_USERNAME")]
    [InlineData("git", "gitSshKey", "GIT__GIT_SSH_KEY")]
    public void Variables_are_named_after_Secret_and_key(string secret, string key, string variable) =>
        Assert.Equal(variable, SecretVariable.Of(secret, key));

    private static SecretInventory Inventory(EnvironmentProfile profile) => new(profile, [new("ml", "ml", [Component], true)]);

    private static ImmutableArray<RenderedObject> Objects(string yaml) => RenderedObjects.Parse(yaml, "ml").Objects;

    private static IEnumerable<string> Texts(EnvironmentProfile profile, string yaml = "") =>
        Inventory(profile)
            .Of(Objects(yaml))
            .Select(s =>
                $"{s.Namespace}/{s.Name} {s.Source} {string.Join(',', s.Keys.Select(k => k.Name + (k.IsOptional ? "?" : "")).Concat(s.TakesAnyKey ? ["any"] : []))}{(s.IsOptional ? " optional" : "")} <- {string.Join(',', s.ReadBy)}{(s.Maker.Length > 0 ? $" by {s.Maker}" : "")}"
            );
}

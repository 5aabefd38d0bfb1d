using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Templates.Identity;
using ChartGen.Templates.Secrets;

namespace ChartGen.Templates.Tests.Secrets;

public sealed class ExternalSecretsTests
{
    [Fact]
    public void T39_a_composed_text_reaches_the_operator_with_its_own_braces()
    {
        Assert.Equal(
            """
            # Read by Airflow.
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata:
              name: airflow-metadata
              labels:
                app.kubernetes.io/name: airflow-metadata
                app.kubernetes.io/component: secrets
                {{- include "platform.labels" . | nindent 4 }}
            spec:
              refreshInterval: 1h0m0s
              secretStoreRef:
                kind: SecretStore
                name: aws-secrets-manager
              target:
                name: airflow-metadata
                creationPolicy: Owner
                # An entry that vanishes from AWS must not take the platform down with it.
                deletionPolicy: Retain
                template:
                  engineVersion: v2
                  data:
                    connection: "postgresql://{{ "{{" }} .airflowDatabase_username | urlquery }}:{{ "{{" }} .airflowDatabase_password | urlquery }}@postgresql:5432/airflow"
              data:
                - secretKey: airflowDatabase_password
                  remoteRef:
                    key: acme/ml/airflow-database
                    property: password
                - secretKey: airflowDatabase_username
                  remoteRef:
                    key: acme/ml/airflow-database
                    property: username

            """,
            FakeOutputs.Chart(TestProfiles.EksMulti).File("templates/secrets/airflow-metadata.yaml")
        );
    }

    [Fact]
    public void A_secret_that_holds_properties_as_they_are_needs_no_template()
    {
        var text = FakeOutputs.Chart(TestProfiles.EksMulti).File("templates/secrets/postgresql-credentials.yaml");

        Assert.DoesNotContain("template:", text, StringComparison.Ordinal);
        Assert.Contains(
            """
              data:
                - secretKey: AIRFLOW_PASSWORD
                  remoteRef:
                    key: acme/ml/airflow-database
                    property: password
                - secretKey: POSTGRES_PASSWORD
                  remoteRef:
                    key: acme/ml/database-admin
                    property: password

            """,
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void T39_braces_in_a_fixed_piece_are_no_expression_of_the_operator()
    {
        var reader = new FakeComponent(
            new()
            {
                Component = "reader",
                Secrets = [SecretSpec.Of("odd", "Pod/a", ("key", SecretText.Of("{{x}}", PlatformCredentials.FernetKey)))],
            }
        );

        // Helm prints {{ "{{" }}x}} in quotes, of which the operator makes {{x}}.
        Assert.Contains(
            """key: '{{ "{{" }} "{{ "{{" }}" }}x}}{{ "{{" }} .airflow_fernetKey }}'""",
            TestCharts.Of(TestProfiles.EksMulti, reader, new SecretsComponent()).File("templates/secrets/odd.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Under_IRSA_the_store_reads_with_an_account_of_its_own()
    {
        var chart = FakeOutputs.Chart(TestProfiles.EksMulti);

        Assert.EndsWith(
            """
            spec:
              provider:
                aws:
                  service: SecretsManager
                  region: eu-central-1
                  auth:
                    jwt:
                      serviceAccountRef:
                        name: external-secrets-reader

            """,
            chart.File("templates/secrets/aws-secrets-manager.yaml"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "eks.amazonaws.com/role-arn: \"arn:aws:iam::444455556666:role/acme-ml.ml-platform.external-secrets-reader\"\n",
            chart.File("templates/identity/external-secrets-reader.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Under_Pod_Identity_the_operator_reads_with_its_own_role()
    {
        var profile = TestProfiles.EksMulti with { Identity = new IdentityChoice.PodIdentity() };

        var chart = FakeOutputs.Chart(profile);

        Assert.DoesNotContain("auth:", chart.File("templates/secrets/aws-secrets-manager.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain(chart.Files, f => f.Path.Text == "templates/identity/external-secrets-reader.yaml");
    }

    [Fact]
    public void CG2063_without_a_region_there_is_no_store()
    {
        var diagnostics = new DiagnosticBag();
        var profile = TestProfiles.EksMulti with { Aws = null };

        var output = new SecretsComponent().Build(new(profile, [FakeOutputs.Postgresql], new ImageResolver(profile.Images), diagnostics));

        Assert.Null(output);
        Assert.Equal(
            Diagnostic.Error(
                "CG2063",
                null,
                "External Secrets reads AWS Secrets Manager, but the profile names no AWS region.",
                "Set 'aws.region', 'aws.accountId' and 'aws.clusterName', or another 'secrets.kind'."
            ),
            Assert.Single(diagnostics)
        );
    }

    [Fact]
    public void Secrets_that_CI_makes_leave_no_file_in_the_chart()
    {
        var chart = TestCharts.Of(
            TestProfiles.EksSingle,
            new FakeComponent(FakeOutputs.Postgresql),
            new SecretsComponent(),
            new IdentityComponent()
        );

        Assert.DoesNotContain(chart.Files, f => f.Path.Text.StartsWith("templates/", StringComparison.Ordinal));
    }
}

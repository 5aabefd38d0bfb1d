using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Secrets;

namespace ChartGen.Templates.Tests.Secrets;

public sealed class InClusterSecretsTests
{
    [Fact]
    public void The_role_may_make_secrets_and_touch_the_platforms_own_only()
    {
        Assert.Contains(
            """
            rules:
              # A name cannot limit "create": the API server does not know it yet when it decides.
              - apiGroups: [""]
                resources: [secrets]
                verbs: [create]
              - apiGroups: [""]
                resources: [secrets]
                verbs: [get, patch]
                resourceNames:
                  - {{ .Release.Name }}-credentials
                  - airflow-admin
                  - airflow-fernet-key
                  - airflow-metadata
                  - postgresql-credentials
            ---

            """,
            File("rights"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("rights", "-20", 2)]
    [InlineData("rights", "-10", 1)]
    [InlineData("config", "-20", 1)]
    [InlineData("job", "0", 1)]
    public void What_the_job_needs_is_a_hook_that_stands_before_it(string file, string weight, int count)
    {
        var hook = $"""
                helm.sh/hook: pre-install,pre-upgrade
                helm.sh/hook-weight: "{weight}"
                helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded

            """;

        Assert.Equal(count, File(file).Split(hook).Length - 1);
    }

    [Fact]
    public void The_job_meets_pod_security_restricted_and_has_requests_and_limits()
    {
        var job = File("job");

        foreach (
            var demand in new[]
            {
                "runAsNonRoot: true",
                "runAsUser: 50000",
                "type: RuntimeDefault",
                "allowPrivilegeEscalation: false",
                "readOnlyRootFilesystem: true",
                "drop: [ALL]",
                """
                              resources:
                                requests:
                                  cpu: 50m
                                  memory: 64Mi
                                limits:
                                  cpu: 500m
                                  memory: 128Mi

                    """,
            }
        )
            Assert.Contains(demand, job, StringComparison.Ordinal);
    }

    [Fact]
    public void The_job_runs_in_airflows_image_from_the_registry()
    {
        var profile = TestProfiles.Local with
        {
            Images = new()
            {
                Registry = RegistryHost.Parse("444455556666.dkr.ecr.eu-central-1.amazonaws.com"),
                PullSecrets = [SubdomainName.Parse("ecr-pull")],
            },
        };

        var chart = FakeOutputs.Chart(profile);

        var job = chart.File("templates/secrets/job.yaml");
        Assert.Contains(
            "          image: \"444455556666.dkr.ecr.eu-central-1.amazonaws.com/apache/airflow:3.2.2\"\n",
            job,
            StringComparison.Ordinal
        );
        Assert.Contains("      imagePullSecrets:\n        - name: ecr-pull\n", job, StringComparison.Ordinal);
        Assert.Equal("apache/airflow:3.2.2", Assert.Single(Assert.Single(chart.Components, c => c.Component == "secrets").Images));
    }

    [Fact]
    public void A_secret_that_the_site_names_is_made_under_that_name()
    {
        var profile = TestProfiles.Local with
        {
            SecretNames = TestProfiles.Local.SecretNames.Add("airflow-admin", SubdomainName.Parse("site-admin")),
        };

        Assert.Contains("\"name\": \"site-admin\"", FakeOutputs.Chart(profile).File("files/secrets.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_component_names_a_secret_there_is_no_job()
    {
        var chart = TestCharts.Of(TestProfiles.Local, new FakeComponent(new() { Component = "quiet" }), new SecretsComponent());

        Assert.DoesNotContain(chart.Files, f => f.Path.Text.Contains("secrets", StringComparison.Ordinal));
    }

    private static string File(string name) => FakeOutputs.Chart(TestProfiles.Local).File($"templates/secrets/{name}.yaml");
}

using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Runbook;

namespace ChartGen.Templates.Tests.Runbook;

public sealed class RunbookSecretsTests
{
    [Fact]
    public void Pull_secrets_are_made_in_both_namespaces()
    {
        var secrets = Secrets(WithPullSecret(TestProfiles.EksMulti));

        Assert.Contains(Pull("ml-platform"), secrets, StringComparison.Ordinal);
        Assert.Contains(Pull("kube-system"), secrets, StringComparison.Ordinal);
    }

    [Fact]
    public void Prerequisites_without_a_pod_pull_nothing()
    {
        var profile = WithPullSecret(TestProfiles.EksSingle) with { Ingress = new IngressChoice.None() };

        Assert.NotEmpty(TestParts.Of(profile).Prerequisites);
        Assert.DoesNotContain(Pull("kube-system"), Secrets(profile), StringComparison.Ordinal);
    }

    [Fact]
    public void Grafanas_password_is_no_argument_and_an_existing_one_stays() =>
        Assert.Contains(
            """
            kubectl get secret grafana-admin --namespace kube-system --output name ||
              kubectl create secret generic grafana-admin --namespace kube-system \
                --from-file=admin-user=<(printf '%s' admin) --from-file=admin-password=<(openssl rand -base64 24 | tr -d '\n')

            """,
            Secrets(TestProfiles.EksMulti),
            StringComparison.Ordinal
        );

    [Fact]
    public void Without_Grafana_nobody_needs_its_administrator() =>
        Assert.DoesNotContain(
            "grafana-admin",
            Secrets(TestProfiles.EksMulti with { Observability = new ObservabilityChoice.None() }),
            StringComparison.Ordinal
        );

    [Fact]
    public void Values_of_credentials_are_never_arguments()
    {
        var secrets = Secrets(TestProfiles.EksSingle);

        Assert.Contains("  --from-file=fernet-key=<(printf '%s' \"${AIRFLOW_FERNET_KEY}\") \\\n", secrets, StringComparison.Ordinal);
        Assert.DoesNotContain("--from-literal", secrets, StringComparison.Ordinal);
    }

    [Fact]
    public void A_laptops_cluster_makes_its_own() =>
        Assert.DoesNotContain("kubectl create secret", Secrets(TestProfiles.Local), StringComparison.Ordinal);

    private static string Pull(string @namespace) =>
        $"kubectl create secret generic registry --namespace {@namespace} --type kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson='<FILE-OF-DOCKER-LOGIN>'\n";

    private static EnvironmentProfile WithPullSecret(EnvironmentProfile profile) =>
        profile with
        {
            Images = profile.Images with { PullSecrets = [SubdomainName.Parse("registry")] },
        };

    private static string Secrets(EnvironmentProfile profile) =>
        RunbookGitopsTests.Section(TestParts.Files(new RunbookDocument(), profile)["RUNBOOK.md"], "Secrets");
}

using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Umbrella;

namespace ChartGen.Templates.Tests.Umbrella;

public sealed class UmbrellaComponentTests
{
    [Fact]
    public void The_labels_of_own_objects_come_with_the_chart()
    {
        Assert.Contains(
            "{{- define \"platform.labels\" -}}",
            FakeOutputs.Chart(TestProfiles.Local).File("templates/_helpers.tpl"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_readme_names_each_subchart_with_its_versions()
    {
        Assert.Contains(
            """
            | component | chart | version | application |
            |---|---|---|---|
            | airflow | `airflow` | 1.22.0 | 3.2.2 |
            | postgresql | `postgres` | 1.6.7 | 18.4 |

            """,
            Readme(TestProfiles.Local),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_readme_installs_into_the_profiles_namespace()
    {
        Assert.Contains(
            """
            helm dependency build .
            helm upgrade --install mlplatform . --namespace ml-platform --create-namespace --wait --timeout 15m

            """,
            Readme(TestProfiles.EksMulti),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_readme_adds_each_repository_before_it_builds()
    {
        Assert.Contains(
            """
            helm repo add airflow https://airflow.apache.org
            helm repo add postgresql https://groundhog2k.github.io/helm-charts/
            helm dependency build .

            """,
            Readme(TestProfiles.Local),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_readme_says_what_each_secret_is_made_of_and_who_reads_it()
    {
        Assert.Contains(
            "| `airflow-metadata` | `connection` | `postgresql://<airflow-database.username, URL-encoded>:<airflow-database.password, URL-encoded>@postgresql:5432/airflow` | Airflow |\n",
            Readme(TestProfiles.EksSingle),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_readme_lists_the_entries_that_external_secrets_reads()
    {
        var readme = Readme(TestProfiles.EksMulti);

        Assert.Contains("| `acme/ml/airflow` | `fernetKey` | 32 random bytes in URL-safe base64 |\n", readme, StringComparison.Ordinal);
        Assert.Contains("| `acme/ml/airflow-database` | `username` | `airflow`, or a name of yours |\n", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_readme_lists_the_secrets_that_nobody_here_makes()
    {
        var profile = TestProfiles.Local with
        {
            Images = new() { PullSecrets = [SubdomainName.Parse("registry-pull")] },
            Ingress = new IngressChoice.Nginx { TlsSecret = SubdomainName.Parse("pages-tls") },
        };

        Assert.Contains(
            """
            | Secret | keys | read by |
            |---|---|---|
            | `kafka` | `brokers` | Airflow; Deployment/inference |
            | `pages-tls` | `tls.crt`, `tls.key` | ingress-nginx |
            | `registry-pull` | `.dockerconfigjson` | every pod, to pull images |

            """,
            Readme(profile),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_readme_names_the_role_of_each_account_that_has_rights()
    {
        Assert.Contains(
            """
            | `airflow-worker` | read and write `s3://acme-ml/*` | `arn:aws:iam::444455556666:role/acme-ml.ml-platform.airflow-worker` |
            | `external-secrets-reader` | read the entries `acme/ml/*` of AWS Secrets Manager | `arn:aws:iam::444455556666:role/acme-ml.ml-platform.external-secrets-reader` |
            | `inference` | read and write `s3://acme-ml/mlflow/*` | `arn:aws:iam::444455556666:role/acme-ml.ml-platform.inference` |

            """,
            Readme(TestProfiles.EksMulti),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Under_Pod_Identity_the_readme_asks_for_associations_and_for_the_operators_own_rights()
    {
        var readme = Readme(TestProfiles.EksMulti with { Identity = new IdentityChoice.PodIdentity() });

        Assert.Contains(
            "| `inference` | read and write `s3://acme-ml/mlflow/*` | `inference` in `ml-platform` |\n",
            readme,
            StringComparison.Ordinal
        );
        Assert.Contains("must allow `secretsmanager:GetSecretValue` on `acme/ml/*`.\n", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Databases_on_RDS_are_made_by_hand_and_the_readme_says_how()
    {
        Assert.Contains(
            """
            CREATE ROLE mlflow LOGIN PASSWORD '…';  -- acme/ml/mlflow-database
            GRANT mlflow TO CURRENT_USER;
            CREATE DATABASE mlflow OWNER mlflow;

            """,
            Readme(TestProfiles.EksMulti),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("CREATE DATABASE", Readme(TestProfiles.Local), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md", "ml-platform")]
    [InlineData("templates/NOTES.txt", "{{ .Release.Namespace }}")]
    public void C05_jobs_are_deleted_before_an_upgrade(string file, string @namespace)
    {
        Assert.Contains(
            $"kubectl delete job airflow-run-airflow-migrations airflow-create-user --namespace {@namespace} --ignore-not-found\n",
            FakeOutputs.Chart(TestProfiles.EksMulti).File(file),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_bare_pod_is_deleted_before_an_upgrade()
    {
        const string Command = "kubectl delete pod inference --namespace ml-platform --ignore-not-found\n";

        Assert.Contains(Command, Readme(TestProfiles.Local), StringComparison.Ordinal);
        Assert.DoesNotContain(Command, Readme(TestProfiles.EksMulti), StringComparison.Ordinal);
    }

    [Fact]
    public void C11_the_readme_says_that_sizes_only_grow()
    {
        var readme = Readme(TestProfiles.EksMulti);

        Assert.Contains(
            "| `models-efs-sc` | `efs-sc` | 20Gi | Deployment/inference; StatefulSet/airflow-worker |\n",
            readme,
            StringComparison.Ordinal
        );
        Assert.Contains("- Sizes only grow.", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_logs_in_with_the_secret_under_the_name_that_the_site_gave_it()
    {
        var profile = TestProfiles.Local with
        {
            SecretNames = TestProfiles.Local.SecretNames.Add("airflow-admin", SubdomainName.Parse("site-admin")),
        };

        Assert.Contains(
            "kubectl get secret site-admin --namespace ml-platform --output jsonpath='{.data.password}' | base64 --decode\n",
            Readme(profile),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_notes_tell_the_pages_of_the_profile_and_the_namespace_of_the_install()
    {
        Assert.StartsWith(
            """
            Release {{ .Release.Name }}, profile multi, revision {{ .Release.Revision }}, namespace {{ .Release.Namespace }}.

            Pages:
              Airflow: https://airflow.ml.localhost
              MLflow: https://mlflow.ml.localhost

            The load balancer's name, for the DNS records of these hosts, stands in every Ingress a few minutes after the install:
              kubectl get ingress --namespace {{ .Release.Namespace }}

            """,
            Notes(TestProfiles.EksMulti),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Without_an_ingress_the_notes_forward_ports()
    {
        Assert.Contains(
            "  MLflow: kubectl port-forward --namespace {{ .Release.Namespace }} service/mlflow 8080:80, then http://localhost:8080\n",
            Notes(TestProfiles.Local with { Ingress = new IngressChoice.None() }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Secrets_that_CI_makes_stand_in_the_notes_with_their_keys()
    {
        Assert.Contains(
            "  postgresql-credentials: AIRFLOW_PASSWORD, POSTGRES_PASSWORD, read by StatefulSet/postgresql\n",
            Notes(TestProfiles.EksSingle),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Braces_of_the_sites_are_kept_from_Helm_in_the_notes()
    {
        var output = new UmbrellaComponent().Build(
            new(TestProfiles.Local with { Name = "{{ fail }}" }, [], new ImageResolver(TestProfiles.Local.Images), [])
        );

        var chart = TestCharts.Of(TestProfiles.Local, new FakeComponent(output));
        Assert.StartsWith(
            "Release {{ .Release.Name }}, profile {{ \"{{\" }} fail }}, revision",
            chart.File("templates/NOTES.txt"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_profile_in_other_words_is_shown_as_it_is()
    {
        Assert.Contains(
            "\nFast \\| cheap \\*lab\\*\n",
            Readme(TestProfiles.Local with { Summary = "Fast | cheap *lab*" }),
            StringComparison.Ordinal
        );
    }

    private static string Readme(EnvironmentProfile profile) => FakeOutputs.Chart(profile).File("README.md");

    private static string Notes(EnvironmentProfile profile) => FakeOutputs.Chart(profile).File("templates/NOTES.txt");
}

using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Availability;
using ChartGen.Templates.Prerequisites;

namespace ChartGen.Templates.Tests.Prerequisites;

public sealed class ExternalSecretsTests
{
    private const string Key = "external-secrets";

    private static readonly EnvironmentProfile ByPodIdentity = TestProfiles.EksMulti with { Identity = new IdentityChoice.PodIdentity() };

    private static Chart Of(EnvironmentProfile profile) => TestCharts.Of(profile, new ExternalSecretsComponent());

    [Fact]
    public void Secrets_that_CI_writes_need_no_operator() => Assert.Empty(Of(TestProfiles.EksSingle).Components);

    [Fact]
    public void C14_the_kinds_outlive_the_release_and_with_them_every_ExternalSecret() =>
        Assert.Equal(
            """
            # Without its kind no ExternalSecret stands, and each takes its Secret along. So the kinds outlive the release.
            helm.sh/resource-policy: keep

            """,
            Of(TestProfiles.EksMulti).Yaml(Key, "crds", "annotations")
        );

    [Theory]
    [InlineData("ClusterExternalSecret", "ClusterExternalSecret")]
    [InlineData("ClusterGenerator", "ClusterGenerator")]
    [InlineData("ClusterPushSecret", "ClusterPushSecret")]
    [InlineData("ClusterSecretStore", "ClusterStore")]
    [InlineData("PushSecret", "PushSecret")]
    public void What_is_not_processed_has_no_kind_either(string kind, string process)
    {
        var chart = Of(TestProfiles.EksMulti);

        Assert.Equal("false\n", chart.Yaml(Key, "crds", $"create{kind}"));
        Assert.Equal("false\n", chart.Yaml(Key, $"process{process}"));
    }

    [Fact]
    public void Under_IRSA_it_borrows_the_role_of_the_stores_account()
    {
        var chart = Of(TestProfiles.EksMulti);

        Assert.Null(chart.Yaml(Key, "rbac"));
        Assert.All(chart.Output().Accounts, a => Assert.Empty(a.Rights));
    }

    [Fact]
    public void Under_Pod_Identity_it_reads_the_entries_itself_and_borrows_no_account()
    {
        var chart = Of(ByPodIdentity);

        Assert.Equal("serviceAccountTokenCreate: false\n", chart.Yaml(Key, "rbac"));
        Assert.Equal(
            [
                ("external-secrets", "read the entries `acme/ml/*` of AWS Secrets Manager"),
                ("external-secrets-cert-controller", ""),
                ("external-secrets-webhook", ""),
            ],
            chart.Output().Accounts.Select(a => (a.Name, string.Concat(a.Rights.Select(r => r.Summary))))
        );
    }

    [Fact]
    public void An_operator_of_Terraforms_reads_with_our_policy_under_Pod_Identity_only()
    {
        var byTerraform = new PrerequisiteSettings { ExternalSecrets = Prerequisite.ByAddon };

        var account = Assert.Single(Of(ByPodIdentity with { Prerequisites = byTerraform }).Output().Accounts);
        Assert.Equal(("external-secrets", AccountMaker.Outside), (account.Name, account.Maker));
        Assert.Empty(Of(TestProfiles.EksMulti with { Prerequisites = byTerraform }).Components);
    }

    [Fact]
    public void On_several_nodes_operator_and_webhook_are_two_and_one_of_them_leads()
    {
        var chart = Of(TestProfiles.EksMulti);

        Assert.Equal("2\n", chart.Yaml(Key, "replicaCount"));
        Assert.Equal("true\n", chart.Yaml(Key, "leaderElect"));
        Assert.Equal("2\n", chart.Yaml(Key, "webhook", "replicaCount"));
        Assert.Null(chart.Yaml(Key, "certController", "replicaCount"));
    }

    [Fact]
    public void On_one_node_there_is_one_of_each()
    {
        var chart = Of(TestProfiles.EksMulti with { Availability = new(Nodes: 1, Zones: 1) });

        Assert.Null(chart.Yaml(Key, "replicaCount"));
        Assert.Null(chart.Yaml(Key, "leaderElect"));
        Assert.Empty(chart.Output().Workloads);
    }

    [Fact]
    public void C08_operator_and_webhook_have_budgets_of_ours()
    {
        var chart = TestCharts.Of(TestProfiles.EksMulti, new ExternalSecretsComponent(), new AvailabilityComponent());

        Assert.Equal(
            ["templates/availability/external-secrets-webhook.yaml", "templates/availability/external-secrets.yaml"],
            chart.FilesBelow("templates/availability")
        );
        Assert.EndsWith(
            "    matchLabels:\n      app.kubernetes.io/instance: \"{{ .Release.Name }}\"\n      app.kubernetes.io/name: \"external-secrets-webhook\"\n",
            chart.Text("templates/availability/external-secrets-webhook.yaml"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData()]
    [InlineData("webhook")]
    [InlineData("certController")]
    public void Each_deployment_has_limits_pull_secrets_and_the_registrys_image(params string[] path)
    {
        var chart = Of(
            TestProfiles.EksMulti with
            {
                Images = TestProfiles.EksMulti.Images with { PullSecrets = [SubdomainName.Parse("registry-pull")] },
            }
        );

        Assert.Contains("limits:\n", chart.Yaml([Key, .. path, "resources"]), StringComparison.Ordinal);
        Assert.Equal("- name: registry-pull\n", chart.Yaml([Key, .. path, "imagePullSecrets"]));
        Assert.Equal(
            "repository: \"444455556666.dkr.ecr.eu-central-1.amazonaws.com/external-secrets/external-secrets\"\n",
            chart.Yaml([Key, .. path, "image"])
        );
    }
}

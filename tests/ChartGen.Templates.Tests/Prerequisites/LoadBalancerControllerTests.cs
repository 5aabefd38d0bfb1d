using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Ingress;
using ChartGen.Templates.Prerequisites;

namespace ChartGen.Templates.Tests.Prerequisites;

public sealed class LoadBalancerControllerTests
{
    private const string Key = "aws-load-balancer-controller";

    private static Chart Of(EnvironmentProfile profile) => TestCharts.Of(profile, new LoadBalancerControllerComponent());

    private static Chart Of(EnvironmentProfile profile, PrerequisiteSource source) =>
        Of(profile with { Prerequisites = new() { LoadBalancerController = new(source) } });

    [Fact]
    public void It_knows_its_cluster_and_region_without_asking_the_node()
    {
        var chart = Of(TestProfiles.EksMulti);

        Assert.Equal("acme-ml\n", chart.Yaml(Key, "clusterName"));
        Assert.Equal("eu-central-1\n", chart.Yaml(Key, "region"));
    }

    [Fact]
    public void Its_account_has_the_name_that_the_role_trusts_whatever_the_release()
    {
        var chart = Of(TestProfiles.EksMulti);

        Assert.Equal("aws-load-balancer-controller\n", chart.Yaml(Key, "fullnameOverride"));
        Assert.Equal(
            "annotations:\n  eks.amazonaws.com/role-arn: \"arn:aws:iam::444455556666:role/acme-ml.kube-system.aws-load-balancer-controller\"\n",
            chart.Yaml(Key, "serviceAccount")
        );
        Assert.Equal("aws-load-balancer-controller", Assert.Single(chart.Output().Accounts).Name);
    }

    [Fact]
    public void T34_it_claims_no_service_unasked_and_nginx_asks_by_annotations()
    {
        var single = TestProfiles.EksSingle;

        Assert.Equal("false\n", Of(single).Yaml(Key, "enableServiceMutatorWebhook"));
        var annotations = TestCharts.Of(single, new IngressComponent()).Yaml("ingress-nginx", "controller", "service", "annotations");
        Assert.Contains("service.beta.kubernetes.io/aws-load-balancer-type: external\n", annotations, StringComparison.Ordinal);
        Assert.Contains("service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip\n", annotations, StringComparison.Ordinal);
    }

    [Fact]
    public void C02_the_Ingresses_of_nginx_are_not_judged() =>
        Assert.Equal(
            """
            # The platform's Ingresses are of class nginx. They are none of this webhook's business, up or down.
            ingressValdationFailurePolicy: Ignore
            ingressValidationNamespaceSelector:
              matchExpressions:
                - key: kubernetes.io/metadata.name
                  operator: NotIn
                  values:
                    - ml-platform

            """,
            Of(TestProfiles.EksSingle).Yaml(Key, "webhookConfig")
        );

    [Fact]
    public void C02_the_Ingresses_of_an_ALB_are_judged() => Assert.Null(Of(TestProfiles.EksMulti).Yaml(Key, "webhookConfig"));

    [Fact]
    public void An_upgrade_keeps_the_webhooks_certificate() => Assert.Equal("true\n", Of(TestProfiles.EksMulti).Yaml(Key, "keepTLSSecret"));

    [Fact]
    public void C09_the_pod_may_run_where_restricted_is_enforced()
    {
        var chart = Of(TestProfiles.EksMulti);

        Assert.Equal("seccompProfile:\n  type: RuntimeDefault\n", chart.Yaml(Key, "podSecurityContext"));
        Assert.Equal("capabilities:\n  drop:\n    - ALL\n", chart.Yaml(Key, "securityContext"));
    }

    [Fact]
    public void C08_a_second_copy_has_a_budget_and_another_node()
    {
        var chart = Of(TestProfiles.EksMulti);

        Assert.Null(chart.Yaml(Key, "replicaCount"));
        Assert.Equal("maxUnavailable: 1\nunhealthyPodEvictionPolicy: AlwaysAllow\n", chart.Yaml(Key, "podDisruptionBudget"));
        Assert.Contains("topologyKey: kubernetes.io/hostname\n", chart.Yaml(Key, "topologySpreadConstraints"), StringComparison.Ordinal);
    }

    [Fact]
    public void On_one_node_there_is_one()
    {
        var chart = Of(TestProfiles.EksSingle);

        Assert.Equal("1\n", chart.Yaml(Key, "replicaCount"));
        Assert.Null(chart.Yaml(Key, "podDisruptionBudget"));
    }

    [Fact]
    public void T35_pull_secrets_are_objects_in_the_charts_own_key() =>
        Assert.Equal(
            "- name: registry-pull\n",
            Of(TestProfiles.EksMulti with { Images = new() { PullSecrets = [SubdomainName.Parse("registry-pull")] } })
                .Yaml(Key, "imagePullSecrets")
        );

    [Fact]
    public void Brought_by_Terraform_only_its_rights_are_ours()
    {
        var output = Of(TestProfiles.EksMulti, PrerequisiteSource.Addon).Output();

        Assert.Null(output.Subchart);
        Assert.Equal(AccountMaker.Outside, Assert.Single(output.Accounts).Maker);
    }

    [Fact]
    public void One_that_the_cluster_has_is_left_alone() => Assert.Empty(Of(TestProfiles.EksMulti, PrerequisiteSource.Existing).Components);

    [Fact]
    public void A_controller_of_the_clusters_own_has_its_own_balancer() =>
        Assert.Empty(
            Of(TestProfiles.EksSingle with { Ingress = new IngressChoice.Nginx { Controller = IngressController.Existing } }).Components
        );

    [Fact]
    public void Without_the_names_of_cluster_and_region_it_cannot_start()
    {
        var profile = TestProfiles.EksMulti with { Aws = null };
        var diagnostics = new DiagnosticBag();

        var output = new LoadBalancerControllerComponent().Build(new(profile, [], new ImageResolver(profile.Images), diagnostics));

        Assert.Null(output);
        Assert.Equal(
            Diagnostic.Error(
                "CG2020",
                null,
                "The AWS Load Balancer Controller cannot start without the names of its cluster and region.",
                "Set aws.clusterName, aws.region and aws.accountId, or prerequisites.loadBalancerController.kind: existing."
            ),
            Assert.Single(diagnostics)
        );
    }
}

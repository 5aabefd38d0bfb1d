using ChartGen.Sdk.Charts;
using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Choices;
using ChartGen.Sdk.Profiles.Facts;
using ChartGen.Templates.Prerequisites;

namespace ChartGen.Templates.Tests.Prerequisites;

public sealed class SparkOperatorTests
{
    private const string Key = "spark-operator";

    private static Chart Of(EnvironmentProfile profile) => TestCharts.Of(profile, new SparkOperatorComponent());

    [Fact]
    public void Inference_that_is_no_SparkApplication_needs_no_operator() => Assert.Empty(Of(TestProfiles.EksSingle).Components);

    [Fact]
    public void One_that_the_cluster_has_is_left_alone() =>
        Assert.Empty(
            Of(TestProfiles.EksMulti with { Prerequisites = new() { SparkOperator = new(PrerequisiteSource.Existing) } }).Components
        );

    [Fact]
    public void T37_it_sees_the_platforms_namespace_and_makes_no_account_there() =>
        Assert.Equal(
            """
            # The chart's own list is [default]: applications elsewhere would be ignored.
            jobNamespaces:
              - ml-platform
            # The platform brings the account of its jobs, with the rights and the role that they need.
            serviceAccount:
              create: false
            rbac:
              create: false

            """,
            Of(TestProfiles.EksMulti).Yaml(Key, "spark")
        );

    [Fact]
    public void On_several_nodes_controller_and_webhook_are_two_with_budgets_of_ours()
    {
        var chart = Of(TestProfiles.EksMulti);

        Assert.Equal("2\n", chart.Yaml(Key, "controller", "replicas"));
        Assert.Equal("2\n", chart.Yaml(Key, "webhook", "replicas"));
        Assert.Equal(
            [("spark-operator-controller", 2, "controller"), ("spark-operator-webhook", 2, "webhook")],
            chart.Output().Workloads.Select(w => (w.Name, w.Replicas, w.Selector["app.kubernetes.io/component"]))
        );
    }

    [Fact]
    public void On_one_node_there_is_one_of_each()
    {
        var chart = Of(TestProfiles.EksMulti with { Availability = new(Nodes: 1, Zones: 1) });

        Assert.Null(chart.Yaml(Key, "controller", "replicas"));
        Assert.Null(chart.Yaml(Key, "controller", "topologySpreadConstraints"));
        Assert.Empty(chart.Output().Workloads);
    }

    [Fact]
    public void A_mirror_changes_the_registry_and_the_path_stays_the_charts() =>
        Assert.Equal("registry: \"444455556666.dkr.ecr.eu-central-1.amazonaws.com\"\n", Of(TestProfiles.EksMulti).Yaml(Key, "image"));

    [Fact]
    public void An_image_that_lies_elsewhere_has_its_own_path()
    {
        var images = new ImageSettings
        {
            Map = ImageMap("ghcr.io/kubeflow/spark-operator/controller", "ghcr.io/acme/spark-operator"),
            PullSecrets = [SubdomainName.Parse("registry-pull")],
        };

        Assert.Equal(
            "repository: acme/spark-operator\npullSecrets:\n  - name: registry-pull\n",
            Of(TestProfiles.EksMulti with { Images = images }).Yaml(Key, "image")
        );
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, ImageRepository> ImageMap(string from, string to) =>
        new ImageSettings().Map.Add(from, ImageRepository.Parse(to));
}

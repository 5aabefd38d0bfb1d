using ChartGen.Sdk.Diagnostics;
using ChartGen.Sdk.Manifests;

namespace ChartGen.Sdk.Tests.Manifests;

public sealed class ChartOverlapTests
{
    private const string Class =
        "# Source: {0}/templates/a.yaml\napiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata:\n  name: nginx\n";

    [Fact]
    public void An_object_of_two_charts_is_an_error_that_names_both_places()
    {
        var problem = Assert.Single(ChartOverlap.Check([Rendered("prerequisites", Class), Rendered("platform", Class)]));

        Assert.Equal(
            Diagnostic.Error(
                "CG6025",
                new SourceSpan("platform/templates/a.yaml"),
                "IngressClass/nginx is in two charts: by 'prerequisites/templates/a.yaml' and by 'platform/templates/a.yaml'.",
                "Helm refuses the second release: leave the object to one of them."
            ),
            problem
        );
    }

    [Fact]
    public void Equal_names_in_two_namespaces_are_two_objects()
    {
        const string account = "# Source: {0}/templates/a.yaml\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: a\n";

        Assert.Empty(ChartOverlap.Check([Rendered("prerequisites", account), Rendered("platform", account)]));
    }

    [Fact]
    public void What_belongs_to_the_whole_cluster_is_what_prevents_a_second_platform()
    {
        var found = ClusterWideObjects.Check(Rendered("platform", Class + "---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\n"));

        Assert.Equal(
            "note CG6026: One cluster can hold the chart 'platform' once: IngressClass/nginx belong to the whole cluster. "
                + "For a second one, choose what leaves these objects to the prerequisites chart or to the cluster.",
            found?.ToString()
        );
    }

    [Fact]
    public void Nothing_prevents_a_second_platform_whose_objects_are_all_in_its_namespace() =>
        Assert.Null(ClusterWideObjects.Check(Rendered("platform", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n")));

    private static RenderedChart Rendered(string chart, string manifest) =>
        new(chart, RenderedObjects.Parse(manifest.Replace("{0}", chart, StringComparison.Ordinal), $"{chart}-namespace").Objects);
}
